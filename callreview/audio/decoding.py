"""One recording being decoded, as the app sees it.

One thread, the keeper of a worker, tells it what the worker says; any thread may read it.
Nothing is announced: whoever draws asks for `revision` and reads when it has grown.
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import numpy as np

from callreview.audio.judging import Ended, Finding
from callreview.audio.line import LineBroken, Message
from callreview.audio.pcm import Pcm
from callreview.audio.privatefile import PrivateFile, PrivateFolder
from callreview.audio.telling import header_of
from callreview.domain.audiofile import (
    MAX_CHANNELS,
    MAX_HOURS,
    MAX_RATE,
    Header,
    Outcome,
    Verdict,
)
from callreview.domain.legs import joint_sha256, outcome_of_both
from callreview.domain.peaks import BASE, PeakBuilder, Peaks

_MOST_FRAMES = MAX_HOURS * 3600 * MAX_RATE
_NOTHING_CAME = ("nothing_decoded", "decoder_hung")
_NO_PEAKS = Peaks(8000, 1, 0, PeakBuilder(8000, 1).snapshot().levels)


class Decoding:
    """The sound, the peaks and at last the outcome of one recording; close it when done."""

    def __init__(
        self,
        path: Path,
        folder: PrivateFolder,
        on_change: Callable[[], None] | None,
        *,
        right: Path | None = None,
    ) -> None:
        self.path = path
        self.paths = (path,) if right is None else (path, right)
        """The recording, or the left and the right side of a call in two files."""
        self.revision = 0
        """Grows whenever there is something new to draw."""
        self.is_slow = False
        """Whether the place the recording lies in keeps us waiting right now."""
        self.is_closed = False
        """Whether the sound is gone."""
        self.on_cancel: Callable[[], None] | None = None
        """Called once, by whoever cancels."""
        self._folder = folder
        self._on_change = on_change
        self._news = threading.Condition()
        self._file: PrivateFile | None = None
        self._pcm: Pcm | None = None
        self._builder: PeakBuilder | None = None
        self._foretold: Peaks | None = None
        self._header: Header | None = None
        self._decoder = ""
        self._part = 0.0
        self._outcome: Outcome | None = None
        self._lacking: dict[int, Ended] = {}
        self._is_cancelled = False

    # What anyone may ask

    @property
    def pcm(self) -> Pcm | None:
        """Return the samples so far; None until the header is read."""
        return self._pcm

    @property
    def header(self) -> Header | None:
        """Return what the header claims; None until it is read."""
        return self._header

    def peaks(self) -> Peaks:
        """Return the peaks so far, or all of them where they are known from before.

        They do not change when more is decoded.
        """
        foretold, builder = self._foretold, self._builder
        if foretold is not None:
            return foretold
        return _NO_PEAKS if builder is None else builder.snapshot()

    @property
    def progress(self) -> float:
        """Return how much is decoded, from 0 to 1."""
        return 1.0 if self.done else self._part

    @property
    def done(self) -> bool:
        """Return whether nothing more will come."""
        return self._outcome is not None or self._is_cancelled

    @property
    def is_cancelled(self) -> bool:
        """Return whether it was cancelled or closed before its end."""
        return self._is_cancelled

    @property
    def outcome(self) -> Outcome | None:
        """Return how it ended; None while it has not."""
        return self._outcome

    def foretell(self, peaks: Peaks) -> None:
        """Take peaks known from before, to be shown for as long as what comes agrees."""
        with self._news:
            so_far, pcm = self._builder, self._pcm
            if self.done or (so_far and not _foretells(peaks, so_far.snapshot())):
                return
            self._foretold = peaks
            if pcm is not None:
                pcm.frames_expected = max(peaks.frames, pcm.frames_ready + 1)
        self._tell()

    def wait(self, timeout: float | None = None) -> Outcome:
        """Wait for the end; raise TimeoutError, or CancelledError when it was cancelled."""
        with self._news:
            if not self._news.wait_for(lambda: self.done, timeout):
                raise TimeoutError(str(self.path))
            if self._outcome is None:
                raise CancelledError
            return self._outcome

    def wait_started(self, timeout: float | None = None) -> bool:
        """Wait until there is sound to play or nothing will come; return whether there is."""
        with self._news:
            self._news.wait_for(lambda: self.done or self._is_playable(), timeout)
            return self._is_playable()

    def cancel(self) -> None:
        """Stop decoding; what is decoded stays until `close`."""
        with self._news:
            if self.done:
                return
            self._is_cancelled = True
        if self.on_cancel is not None:
            self.on_cancel()
        self._tell()

    def close(self) -> None:
        """Stop decoding and give the room on the disk back."""
        self.cancel()
        with self._news:
            self.is_closed = True
            if self._file is not None:
                self._file.close()

    # What the keeper of the worker tells

    def cache_file(self) -> PrivateFile:
        """Return the file the worker writes the samples into; OSError when there is no room."""
        with self._news:
            if self._file is None:
                self._file = self._folder.new_file()
                if self.is_closed:
                    self._file.close()
            return self._file

    def begin(self, message: Message) -> None:
        """Take what the worker read from the header; a second decoder starts over."""
        header = header_of(message)
        if header is None:
            raise LineBroken("no header")
        expected, decoder = message.number("expected", _MOST_FRAMES), message.text("decoder")
        file = self.cache_file()
        with self._news:
            known = self._pcm
            if not known or (known.rate, known.channels) != (header.rate, header.channels):
                self._pcm = Pcm(file, header.rate, header.channels)
            assert self._pcm
            self._builder = PeakBuilder(header.rate, header.channels, expected)
            if self._foretold and not _foretells(self._foretold, self._builder.snapshot()):
                self._foretold = None
            known_frames = self._foretold.frames if self._foretold else expected
            self._pcm.frames_expected = max(1, known_frames)
            self._header = header
            self._decoder = decoder
        self._tell()

    def add(self, message: Message) -> None:
        """Take the peaks of frames the worker has written; OSError when there is no more room."""
        self._folder.check_room()
        pcm, builder = self._pcm, self._builder
        if pcm is None or builder is None or pcm.channels > MAX_CHANNELS:
            raise LineBroken("sound before its header")
        most = pcm.rate * 3600 * MAX_HOURS - builder.snapshot().frames
        frames = message.number("frames", most)
        columns = np.frombuffer(message.payload, np.int16)
        if columns.size > (frames // BASE + 2) * 3 * pcm.channels or columns.size % (
            3 * pcm.channels
        ):
            raise LineBroken("peaks of the wrong size")
        before = builder.snapshot().levels[0].columns.shape[2]
        builder.add_columns(columns.reshape(pcm.channels, 3, -1), frames)
        so_far = builder.snapshot()
        part = message.says.get("part")
        self._part = min(1.0, max(0.0, part)) if isinstance(part, float) else self._part
        with self._news:
            if self._foretold and not _foretells(self._foretold, so_far, before):
                self._foretold = None
            foretold = self._foretold
            pcm.frames_ready = max(pcm.frames_ready, so_far.frames)
            pcm.frames_expected = (
                max(foretold.frames, so_far.frames + 1)
                if foretold
                else _expected(pcm.frames_expected, so_far.frames, self._part)
            )
        self.is_slow = False
        self._tell()

    def lack(self, side: int, finding: Finding) -> None:
        """Take it that one of two files cannot be opened; what it was to be is silent."""
        self._lacking[side] = Ended(finding)

    def end_sides(self, ends: Mapping[int, Ended]) -> None:
        """Take the verdicts on the two files of a call; nothing follows."""
        ended = {**self._lacking, **ends}
        legs = tuple(ended[side].outcome(path.name) for side, path in enumerate(self.paths))
        together = outcome_of_both(*legs)
        sha256 = joint_sha256([leg.sha256 for leg in legs])
        self._end(replace(together, sha256=sha256, legs=legs))

    def end(self, finding: Finding, sha256: str = "") -> None:
        """Take the verdict; nothing follows."""
        if finding.reason in _NOTHING_CAME and self._frames_so_far():
            finding = Finding(Verdict.DAMAGED, "decoder_hung_midway")
        if len(self.paths) > 1:
            rest = {side: Ended(finding) for side in range(len(self.paths))}
            self.end_sides({**rest, **self._lacking})
        else:
            self._end(Ended(finding, sha256, self._decoder).outcome(self.path.name))

    def _end(self, outcome: Outcome) -> None:
        with self._news:
            if self.done:
                return
            self._keep_one()
            pcm = self._pcm
            frames = self.peaks().frames
            if pcm is not None:
                pcm.frames_ready = pcm.frames_expected = frames
            self.is_slow = False
            self._outcome = replace(
                outcome,
                rate=pcm.rate if pcm else 0,
                channels=pcm.channels if pcm else 0,
                frames=frames,
                duration_ms=frames * 1000 // pcm.rate if pcm else 0,
            )
        self._tell()

    def _keep_one(self) -> None:
        """Of peaks that came as foretold keep those others hold already, else what came."""
        told, builder = self._foretold, self._builder
        if builder is not None:
            builder.finish()
            found = builder.snapshot()
            if told is not None and told.frames == found.frames and _foretells(told, found):
                self._builder = None
                return
        self._foretold = None

    def waits(self) -> None:
        """Take it that the place of the recording does not answer at the moment."""
        self.is_slow = True
        self._tell()

    def _frames_so_far(self) -> int:
        return self._builder.snapshot().frames if self._builder else 0

    def _is_playable(self) -> bool:
        return self._pcm is not None and self._pcm.frames_ready > 0

    def _tell(self) -> None:
        with self._news:
            self.revision += 1
            self._news.notify_all()
        if self._on_change is not None:
            self._on_change()


def _foretells(peaks: Peaks, so_far: Peaks, start: int = 0) -> bool:
    """Return whether what was decoded, from column `start` on, is what `peaks` said it would be."""
    if (peaks.rate, peaks.channels) != (so_far.rate, so_far.channels):
        return False
    fresh = so_far.levels[0].columns[:, :, start:]
    known = peaks.levels[0].columns[:, :, start : start + fresh.shape[2]]
    return np.array_equal(fresh, known)


def _expected(claimed: int, frames: int, part: float) -> int:
    """Return how many frames there will be: the claim, unless the file's size belies it.

    Always more than there are: whoever plays takes as many as expected for the end.
    """
    by_size = int(frames / part) if part >= 0.01 else 0
    if by_size and not by_size / 2 <= claimed <= by_size * 2:
        return max(by_size, frames + 1)
    return max(claimed, frames + 1)
