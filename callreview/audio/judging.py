"""From what a decoder found to what a person is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from callreview.audio.riff import Wav
from callreview.audio.sniff import SOUNDLESS, Kind
from callreview.domain.audiofile import (
    MAX_CHANNELS,
    MAX_HOURS,
    MAX_RATE,
    MIN_RATE,
    Header,
    Outcome,
    Verdict,
)
from callreview.domain.timebase import format_clock

_EXACT = ("wav", "flac", "aiff", "au", "caf", "w64")
_JOINED = ("mp3", "aac")  # containers that are often several recordings in a row
_FAULTS_AT_JOINTS = 3
_ROUNDED_MS = 500  # codecs add and take up to this at the ends


@dataclass(frozen=True)
class Finding:
    """A verdict and why, without the file's name: the worker does not know it."""

    verdict: Verdict
    reason: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Ended:
    """How decoding one of two files of a call ended; its own rate, channels and frames."""

    finding: Finding
    sha256: str = ""
    decoder: str = ""
    rate: int = 0
    channels: int = 0
    frames: int = 0

    def outcome(self, name: str) -> Outcome:
        """Return it as the outcome of the file of that name."""
        return Outcome(
            self.finding.verdict,
            self.finding.reason,
            {**self.finding.fields, "name": name},
            self.decoder,
            self.rate,
            self.channels,
            self.frames,
            self.frames * 1000 // self.rate if self.rate else 0,
            self.sha256,
        )


@dataclass(frozen=True)
class Course:
    """How decoding went: frames found, parts left out, and whether it came to its end."""

    frames: int
    faults: int = 0
    gave_up: bool = False
    was_cut: bool = False  # at the longest length we read


def refusal(kind: Kind, size: int) -> Finding | None:
    """Return why a file is not given to any decoder, if so."""
    if not size:
        return Finding(Verdict.EMPTY, "empty_recording")
    if not kind.decoders and not kind.container:
        return Finding(Verdict.UNSUPPORTED, "no_sound_format_known")
    if not kind.decoders:
        code = "no_recording" if kind.container in SOUNDLESS else "format_refused"
        return Finding(Verdict.UNSUPPORTED, code, {"what": kind.container})
    return _refused_wav(kind.wav) if kind.wav else None


def _refused_wav(wav: Wav) -> Finding | None:
    if not MIN_RATE <= wav.rate <= MAX_RATE or not 1 <= wav.channels <= MAX_CHANNELS:
        claims = {"rate": wav.rate, "channels": wav.channels}
        return Finding(Verdict.UNSUPPORTED, "recording_beyond_limits", claims)
    return None if wav.present else Finding(Verdict.EMPTY, "empty_recording")


def judged_by_header(kind: Kind, header: Header) -> Finding:
    """Return what can be said of a recording before it is decoded."""
    wav = kind.wav
    if wav and not wav.is_closed:
        return Finding(Verdict.DAMAGED, "recording_not_closed")
    if wav and wav.present < wav.claimed:
        present, claimed = wav.frames_in(wav.present), wav.frames_in(wav.claimed)
        if present is not None and claimed is not None:
            return _shorter(present, claimed, header.rate)
    return Finding(Verdict.OK)


def judged(kind: Kind, header: Header, course: Course) -> Finding:
    """Return what can be said of a decoded recording, the worst first."""
    if not course.frames:
        return _judged_silent(header, course)
    if kind.wav and not kind.wav.is_closed:
        return Finding(Verdict.DAMAGED, "recording_not_closed")
    if course.was_cut:
        return Finding(Verdict.DAMAGED, "recording_too_long", {"hours": MAX_HOURS})
    if header.frames and header.frames - course.frames > _tolerance(kind, header):
        return _shorter(course.frames, header.frames, header.rate)
    return _judged_by_course(kind, header, course)


def _judged_silent(header: Header, course: Course) -> Finding:
    if course.gave_up or header.frames:
        return Finding(Verdict.UNPLAYABLE, "nothing_decoded")
    return Finding(Verdict.EMPTY, "empty_recording")


def _judged_by_course(kind: Kind, header: Header, course: Course) -> Finding:
    if course.gave_up:
        at = format_clock(course.frames * 1000 // header.rate)
        return Finding(Verdict.DAMAGED, "decoder_gave_up", {"at": at})
    if course.faults > (_FAULTS_AT_JOINTS if kind.container in _JOINED else 0):
        return Finding(Verdict.DAMAGED, "parts_left_out", {"count": course.faults})
    return Finding(Verdict.OK)


def _shorter(frames: int, claimed: int, rate: int) -> Finding:
    """Return that a recording ends before it should; rounded so that the two add up."""
    there, missing = (round(count / rate) for count in (frames, claimed - frames))
    fields = {
        "there": format_clock(there * 1000),
        "missing": format_clock(missing * 1000),
        "claimed": format_clock((there + missing) * 1000),
    }
    return Finding(Verdict.DAMAGED, "shorter_than_header", fields)


def _tolerance(kind: Kind, header: Header) -> int:
    """Return how many frames may be missing without a word: codecs pad and round."""
    if kind.container in _EXACT:
        return kind.wav.block_frames if kind.wav else 0
    return max(header.rate * _ROUNDED_MS // 1000, (header.frames or 0) // 100)
