"""Automatic level: both people equally easy to hear, however they hold the phone.

The whole recording's peaks are at hand, so nothing has to be guessed while it plays: each run
of speech is measured, and gets a gain that brings it to `TARGET_DB`. The gain is held in
pauses and never rises in one, so noise between words does not swell.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from callreview.audio.loudness import SILENCE_DB, Mask, Row, level_of, loudness, runs
from callreview.audio.output import Frames
from callreview.domain.peaks import Peaks
from callreview.domain.timebase import Span

TARGET_DB = -21.0
"""How loud speech becomes, as root mean square over its columns, below full scale."""
MOST_DB, LEAST_DB = 24.0, -12.0
LOUDEST_NOISE_DB = -42.0
"""No gain lifts the noise of a line above this."""
RUN_GAP_S = 0.3
"""A shorter pause does not end a run of speech."""
CHUNK_S = 2.0
"""Long runs are measured in parts of this length, and the gain glides between them."""
OWN_S = 0.4
"""A run this long is measured half by itself, half by all speech of its side."""
RISE_S, FALL_S = 0.12, 0.09
_SPEECH_OVER_NOISE_DB = 9.0
_SPEECH_UNDER_LOUDEST_DB = 28.0
_QUIETEST_SPEECH_DB = -62.0
_ECHO_DB = 18.0
_GATE_DB = 15.0


@dataclass(frozen=True, eq=False)
class Levelling:
    """The gains for one recording, found when they are first needed.

    `speech` says when each channel speaks; without it that is told from loudness.
    """

    peaks: Peaks
    speech: tuple[tuple[Span, ...], ...] | None = None

    def gains(self, start: int, count: int) -> Frames:
        """Return the gain of each of `count` frames from `start` on, shape (count, sides)."""
        middles, rows = self._curves
        frames = np.arange(start, start + count)
        first, last = np.searchsorted(middles, (start, start + count))
        near = slice(max(0, first - 1), last + 1)
        columns = [10 ** (np.interp(frames, middles[near], row[near]) / 20) for row in rows]
        return np.column_stack(columns).astype(np.float32)

    def prepare(self) -> None:
        """Find the gains now, which takes a moment for a long recording."""
        _ = self._curves

    @cached_property
    def _curves(self) -> tuple[Row, list[Row]]:
        """Return the middles of columns, in frames, and the gains there, in dB, of each side."""
        level = level_of(self.peaks)
        width, loud = level.samples_per_column, loudness(level)
        middles = np.linspace(0, width * loud.shape[1], 2 * loud.shape[1] + 1)[1::2]
        if not len(middles):
            return np.zeros(1), [np.zeros(1) for _ in loud]
        talking = self._talking(loud, middles * 1000 / self.peaks.rate)
        second = self.peaks.rate / width
        return middles, [_gains(*side, second) for side in zip(loud, talking, strict=True)]

    def _talking(self, loud: Row, moments_ms: Row) -> Mask:
        by_loudness = talking_by_loudness(loud)
        if self.speech is None or len(self.speech) != len(loud):
            return by_loudness
        told = np.stack([_covered(spans, moments_ms) for spans in self.speech])
        return told & (loud > _QUIETEST_SPEECH_DB)


def talking_by_loudness(loud: Row) -> Mask:
    """Return where each side talks, as far as loudness tells: (sides, columns) of dB.

    What another side is so much louder than is taken for its echo.
    """
    found = np.zeros(loud.shape, bool)
    for side, row in enumerate(loud):
        noise, loudest = np.percentile(row, (15, 98))
        least = max(
            min(noise + _SPEECH_OVER_NOISE_DB, loudest - 6),
            loudest - _SPEECH_UNDER_LOUDEST_DB,
            _QUIETEST_SPEECH_DB,
        )
        found[side] = row > least
    return np.asarray(found & (loud > loud.max(axis=0) - _ECHO_DB))


def _covered(spans: tuple[Span, ...], moments_ms: Row) -> Mask:
    edges = np.array([edge for span in spans for edge in (span.start_ms, span.end_ms)])
    return np.asarray(np.searchsorted(edges, moments_ms, side="right") % 2 == 1)


def _gains(loud: Row, talking: Mask, second: float) -> Row:
    """Return the gain in dB at each column of one side; `second` columns make a second."""
    if not talking.any():
        return np.zeros(len(loud))
    overall = _mean_db(_above_gate(loud[talking]))
    most = min(MOST_DB, LOUDEST_NOISE_DB - _noise(loud, talking, second))
    gains = np.full(len(loud), np.nan)
    for start, end in _runs(talking, round(RUN_GAP_S * second)):
        places, levels = _measured(loud[start:end], overall, second)
        wanted = np.clip(TARGET_DB - levels, LEAST_DB, max(0.0, most))
        gains[start:end] = np.interp(np.arange(end - start), places, wanted)
    return _held(gains, round(RISE_S * second), round(FALL_S * second))


def _mean_db(loud: Row) -> float:
    return float(10 * np.log10(np.mean(10 ** (loud / 10))))


def _noise(loud: Row, talking: Mask, second: float) -> float:
    """Return how loud the line is where nobody talks, if that is for long enough to tell.

    Digital silence is no line.
    """
    quiet = loud[~talking & (loud > SILENCE_DB)]
    return float(np.percentile(quiet, 25)) if len(quiet) > second else SILENCE_DB


def _runs(talking: Mask, gap: int) -> list[tuple[int, int]]:
    """Return where runs of speech begin and end, short pauses included."""
    begins, ends = runs(talking)
    apart = begins[1:] - ends[:-1] > gap
    firsts = np.concatenate(([begins[0]], begins[1:][apart]))
    lasts = np.concatenate((ends[:-1][apart], [ends[-1]]))
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def _measured(loud: Row, overall: float, second: float) -> tuple[Row, Row]:
    """Return places in a run, and how loud speech is about each."""
    count = max(1, round(len(loud) / (CHUNK_S * second)))
    edges = np.linspace(0, len(loud), count + 1)
    levels = []
    for begin, end in pairwise(edges.astype(int).tolist()):
        own = _above_gate(loud[begin:end])
        trust = len(own) / (len(own) + OWN_S * second)
        levels.append(trust * _mean_db(own) + (1 - trust) * overall)
    return (edges[:-1] + edges[1:]) / 2, np.array(levels)


def _above_gate(loud: Row) -> Row:
    """Return what counts for the loudness of speech: not the short gaps in it."""
    return loud[loud > _mean_db(loud) - _GATE_DB]


def _held(gains: Row, rise: int, fall: int) -> Row:
    """Return gains without holes: held from run to run, glided to at the start of the next.

    Where the gain rises, the glide begins with the run: not a moment before, for what is there
    is noise. Where it falls, the glide ends with the beginning.
    """
    known = np.flatnonzero(~np.isnan(gains))
    before = np.maximum.accumulate(np.where(np.isnan(gains), -1, np.arange(len(gains))))
    filled: Row = gains[np.where(before < 0, known[0], before)]
    for start in known[1:][np.diff(known) > 1].tolist():
        was, will = filled[start - 1], filled[start]
        first, last = (start, start + rise) if will > was else (max(0, start - fall), start)
        last = min(last, len(gains) - 1)
        filled[first:last] = np.linspace(was, filled[last], last - first)
    return filled
