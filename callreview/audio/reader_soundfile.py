"""Decoding with libsndfile."""

from collections.abc import Iterator

import numpy as np
import soundfile
from numpy.typing import NDArray

from callreview.audio.claims import claimed_frames
from callreview.audio.reader import BLOCK_FRAMES, CannotDecode, Refused, checked_header
from callreview.audio.sniff import Kind
from callreview.audio.source import Source
from callreview.domain.peaks import Samples

_CODECS = {
    "PCM_S8": "pcm_s8",
    "PCM_U8": "pcm_u8",
    "PCM_16": "pcm_s16le",
    "PCM_24": "pcm_s24le",
    "PCM_32": "pcm_s32le",
    "FLOAT": "pcm_f32le",
    "DOUBLE": "pcm_f64le",
    "ULAW": "pcm_mulaw",
    "ALAW": "pcm_alaw",
    "IMA_ADPCM": "adpcm_ima_wav",
    "MS_ADPCM": "adpcm_ms",
    "GSM610": "gsm_ms",
    "VOX_ADPCM": "adpcm_ima_oki",
    "ALAC_16": "alac",
    "ALAC_20": "alac",
    "ALAC_24": "alac",
    "ALAC_32": "alac",
    "VORBIS": "vorbis",
    "OPUS": "opus",
    "MPEG_LAYER_III": "mp3",
    "MPEG_LAYER_II": "mp2",
}
_FLOATING = ("FLOAT", "DOUBLE")


class SoundFileReader:
    """A recording opened by libsndfile; see `Reader`."""

    decoder = f"soundfile {soundfile.__version__} / libsndfile {soundfile.__libsndfile_version__}"

    def __init__(self, source: Source, kind: Kind) -> None:
        self._file = _opened(source, kind)
        subtype = str(self._file.subtype)
        if subtype not in _CODECS:
            raise Refused("format_refused", what=f"{kind.container}: {subtype}")
        codec = "flac" if kind.container == "flac" else _CODECS[subtype]
        self.faults = 0
        rate, frames = self._file.samplerate, int(self._file.frames)
        self.header = checked_header(
            kind,
            codec,
            rate,
            self._file.channels,
            frames=_claimed(kind, source, frames),
            length_ms=_present(kind, frames) * 1000 // max(1, rate),
        )
        self._is_floating = subtype in _FLOATING

    def blocks(self) -> Iterator[Samples]:
        """Yield samples of shape (frames, channels) until there are no more."""
        kind = np.float32 if self._is_floating else np.int16
        while True:
            block = np.empty((BLOCK_FRAMES, self.header.channels), kind)
            try:
                count = self._file.buffer_read_into(block, dtype=block.dtype.name)
            except (RuntimeError, MemoryError) as failure:
                raise CannotDecode(str(failure)) from failure
            if not count:
                return
            yield _as_int16(block[:count])

    def close(self) -> None:
        """Let go of the decoder; the file stays open."""
        self._file.close()


def _opened(source: Source, kind: Kind) -> soundfile.SoundFile:
    raw = kind.raw
    how = {}
    if raw:
        how = {"samplerate": raw.rate, "channels": 1, "format": "RAW", "subtype": raw.subtype}
    try:
        file = soundfile.SoundFile(source.for_c(), closefd=False, **how)
    except (RuntimeError, TypeError, ValueError, MemoryError) as failure:
        raise CannotDecode(str(failure)) from failure
    # soundfile seeks to where it is after each read, which makes some codecs start over,
    # and cuts reads at the length the header claims; it does neither for a pipe.
    file.seekable = lambda: False
    return file


def _claimed(kind: Kind, source: Source, frames: int) -> int | None:
    """Return the length the header promises; None where there is only an estimate."""
    if kind.wav and kind.wav.is_closed:
        return kind.wav.claimed_frames or frames
    if kind.wav or kind.raw:
        return None
    return claimed_frames(kind.container, source) or frames


def _present(kind: Kind, frames: int) -> int:
    return frames if kind.wav is None else kind.wav.frames_in(kind.wav.present) or frames


def _as_int16(block: NDArray[np.int16] | NDArray[np.float32]) -> Samples:
    if block.dtype == np.int16:
        return block.astype(np.int16, copy=False)
    scaled = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0) * 32768
    rounded: Samples = np.clip(np.rint(scaled), -32768, 32767).astype(np.int16)
    return rounded
