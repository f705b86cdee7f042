"""Faster and slower without changing pitch, and from a recording's rate to the card's.

One filter graph of FFmpeg does both: `atempo` (WSOLA, two in a row above 2×) and
`aresample`. At 1× and equal rates sound passes untouched and no library is loaded.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from callreview.audio.output import Frames

if TYPE_CHECKING:
    from av.filter.context import FilterContext

SLOWEST, FASTEST = 0.5, 3.0
_TAPS = 128  # FFmpeg's 32 leave telephone sound above 3.4 kHz a ghost of itself at -53 dB
_ATEMPO_BEST = 2.0  # one atempo skips samples instead of blending above this


class Stretch:
    """Frames of a recording go in, frames for the card come out, `ratio` of them for each.

    The first frames come out only after some 200 ms went in; they are those of the moment at
    which input began, if the `lead` frames before that moment were given to `prime`. `finish`
    brings the length to exactly `round(frames in × ratio)`.
    """

    def __init__(self, rate_in: int, rate_out: int, speed: float) -> None:
        if not SLOWEST <= speed <= FASTEST:
            raise ValueError(f"speed {speed} is not within {SLOWEST}..{FASTEST}")
        self.ratio = rate_out / rate_in / speed
        self.lead = _lead(rate_in, speed)
        self._rate_in = rate_in
        self._taken = self._given = 0
        self._pipe = None if self.ratio == 1 == speed else _Pipe(rate_in, rate_out, speed)

    def prime(self, block: Frames) -> Frames:
        """Push the `lead` frames that stand before the beginning; they are not counted."""
        return self._given_out(block if self._pipe is None else self._pipe.push(block))

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, 2), was added."""
        self._taken += len(block)
        return self._given_out(block if self._pipe is None else self._pipe.push(block))

    def finish(self) -> Frames:
        """Return the rest, cut or filled with silence to the exact length."""
        rest = _nothing() if self._pipe is None else self._pipe.finish()
        missing = round(self._taken * self.ratio) - self._given
        filled = np.concatenate([rest, np.zeros((max(0, missing - len(rest)), 2), np.float32)])
        return self._given_out(filled[: max(0, missing)])

    def _given_out(self, block: Frames) -> Frames:
        self._given += len(block)
        return block


class _Pipe:
    """The filter graph."""

    def __init__(self, rate_in: int, rate_out: int, speed: float) -> None:
        from av.filter import Graph

        self._rate_in = rate_in
        self._pushed = 0
        self._graph = Graph()
        self._source = self._graph.add(
            "abuffer",
            f"sample_rate={rate_in}:sample_fmt=flt:channel_layout=stereo:time_base=1/{rate_in}",
        )
        self._sink = self._graph.add("abuffersink")
        self._link(rate_out, speed)

    def _link(self, rate_out: int, speed: float) -> None:
        graph = self._graph
        chain: list[FilterContext] = [
            self._source,
            *(graph.add("atempo", f"{tempo:.6f}") for tempo in _tempos(speed)),
            graph.add("aresample", f"{rate_out}:filter_size={_TAPS}"),
            graph.add("aformat", "sample_fmts=flt:channel_layouts=stereo"),
            self._sink,
        ]
        for before, after in pairwise(chain):
            before.link_to(after)
        graph.configure()

    def push(self, block: Frames) -> Frames:
        from av import AudioFrame

        if not len(block):
            return _nothing()
        packed = np.ascontiguousarray(block, np.float32).reshape(1, -1)
        frame = AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
        frame.sample_rate = self._rate_in
        frame.pts = self._pushed
        self._pushed += len(block)
        self._source.push(frame)
        return self._pulled()

    def finish(self) -> Frames:
        self._source.push(None)
        return self._pulled()

    def _pulled(self) -> Frames:
        from av import AudioFrame, error

        blocks = [_nothing()]
        while True:
            try:
                frame = self._sink.pull()
            except (error.BlockingIOError, error.EOFError):
                return np.concatenate(blocks)
            assert isinstance(frame, AudioFrame)
            blocks.append(frame.to_ndarray().astype(np.float32, copy=False).reshape(-1, 2))


def _lead(rate: int, speed: float) -> int:
    """Return by how many frames what comes out is ahead of where it should be.

    Measured (FFmpeg 8.1): slowed down, sound comes a third of atempo's window early; the
    window is a 24th of a second, rounded up to a power of two. Faster, it is on time.
    """
    return 0 if speed >= 1 else (1 << (rate // 24 - 1).bit_length()) // 3


def _tempos(speed: float) -> list[float]:
    if speed == 1:
        return []
    return [_ATEMPO_BEST, speed / _ATEMPO_BEST] if speed > _ATEMPO_BEST else [speed]


def _nothing() -> Frames:
    return np.zeros((0, 2), np.float32)
