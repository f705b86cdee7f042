"""From what an ear heard of each window to spans: speech, hold music, and how sure it is."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from callreview.audio.detector import METHOD, WINDOW_MS, Heard
from callreview.domain.talk import Talk, talk_over, without
from callreview.domain.timebase import Span, merged, total_ms

_BEGINS, _ENDS = 0.5, 0.35  # as Silero's own example: it ends a little later than it begins
_GAP_MS = 300
_ISLAND_MS = 100

_MUSIC_DB = -50.0
_MUSIC_TONE = 0.5
_MUSIC_GAP_MS = 1000
_MUSIC_PART = 0.6
_HOLD_MS = 5000

_SOUND_DB = -60.0
_SPEECH_DB = -30.0  # usual in a telephone call; where nobody speaks there is none to measure
_QUIET_PART = 20  # of a hundred windows: so many are background, even in a monologue
_CLEAR_DB = 10.0

Mask = NDArray[np.bool_]


def talk_of(channels: Sequence[Heard], length_ms: int) -> Talk:
    """Return who speaks when, of channels that are not alike."""
    speech = tuple(speech_of(heard, length_ms) for heard in channels)
    hold = merged(
        span
        for heard, spoken in zip(channels, speech, strict=True)
        for span in hold_of(heard, spoken, length_ms)
    )
    sure = min(sureness(heard, spoken) for heard, spoken in zip(channels, speech, strict=True))
    talk = Talk(METHOD, 0.0, length_ms, speech, hold)
    spoken_ms = total_ms(span for spans in speech for span in spans)
    at_once = total_ms(talk_over(talk)) / spoken_ms if spoken_ms else 0.0
    return Talk(METHOD, round(sure * (1 - at_once), 3), length_ms, speech, hold)


def speech_of(heard: Heard, length_ms: int) -> tuple[Span, ...]:
    """Return where a channel speaks: gaps under 300 ms closed, islands under 100 ms dropped."""
    spans = _joined(_runs(_spoken(heard.chance)), _GAP_MS)
    return _within((span for span in spans if span.length_ms >= _ISLAND_MS), length_ms)


def hold_of(heard: Heard, speech: tuple[Span, ...], length_ms: int) -> tuple[Span, ...]:
    """Return where for 5 s or longer something sounds that is neither speech nor noise."""
    is_loud, is_music = heard.level > _MUSIC_DB, heard.tone > _MUSIC_TONE
    music = is_loud & is_music & ~_mask(speech, len(heard.chance))
    found = without(tuple(_joined(_runs(music), _MUSIC_GAP_MS)), speech)
    return _within((span for span in found if _is_hold(span, music)), length_ms)


def _is_hold(span: Span, music: Mask) -> bool:
    windows = slice(span.start_ms // WINDOW_MS, span.end_ms // WINDOW_MS)
    return span.length_ms >= _HOLD_MS and bool(music[windows].mean() >= _MUSIC_PART)


def sureness(heard: Heard, speech: Iterable[Span]) -> float:
    """Return how sure what was found of one channel is, from 0 to 1.

    The product of two things. How decided the detector was: the mean of |2 × chance - 1| over
    the windows in which anything sounds (above -60 dB). And how clearly the speech stands out:
    its level over that of the background (the quietest fifth), 10 dB or more counting as 1. In
    loud noise the detector is very decided and hears nobody, so the first alone does not do.

    Both sides at once is more often one that leaks into the other than a quarrel: for a whole
    call the least sure channel counts, less the part of its speech in which both speak.
    """
    sounding = heard.level > _SOUND_DB
    if not sounding.any():
        return 1.0
    decided = float(np.abs(2 * heard.chance[sounding] - 1).mean())
    spoken = _mask(speech, len(heard.chance))
    level = float(heard.level[spoken].mean()) if spoken.any() else _SPEECH_DB
    background = float(np.percentile(heard.level, _QUIET_PART))
    return decided * min(1.0, max(0.0, (level - background) / _CLEAR_DB))


def _spoken(chance: NDArray[np.float32]) -> Mask:
    """Return which windows are speech: from the first likely one to the first unlikely one."""
    told = np.where(chance >= _BEGINS, 1, np.where(chance < _ENDS, 0, -1))
    last = np.maximum.accumulate(np.where(told >= 0, np.arange(len(told)), -1))
    spoken: Mask = (last >= 0) & (told[last] == 1)
    return spoken


def _runs(mask: Mask) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    pairs = (edges * WINDOW_MS).reshape(-1, 2).tolist()
    return [Span(start, end) for start, end in pairs]


def _joined(spans: Iterable[Span], gap_ms: int) -> list[Span]:
    """Return the spans with the gaps under `gap_ms` closed."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start_ms - joined[-1].end_ms < gap_ms:
            span = Span(joined.pop().start_ms, span.end_ms)
        joined.append(span)
    return joined


def _mask(spans: Iterable[Span], windows: int) -> Mask:
    mask = np.zeros(windows, np.bool_)
    for span in spans:
        mask[span.start_ms // WINDOW_MS : -(-span.end_ms // WINDOW_MS)] = True
    return mask


def _within(spans: Iterable[Span], length_ms: int) -> tuple[Span, ...]:
    """Return the spans cut to the recording: its last window is filled up with silence."""
    return merged(
        Span(span.start_ms, min(span.end_ms, length_ms))
        for span in spans
        if span.start_ms < length_ms
    )
