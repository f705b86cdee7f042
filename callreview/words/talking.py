"""Who speaks, in words: shares, lengths, and how sure it is."""

from callreview.domain.timebase import format_clock
from callreview.words import _

_SURE, _FAIRLY_SURE = 0.8, 0.55


def spoken_confidence(confidence: float) -> str:
    """Return how sure what was found is, and what to make of it."""
    if confidence >= _SURE:
        return _("sure")
    if confidence >= _FAIRLY_SURE:
        return _("fairly sure")
    return _("not sure: noise on the line; listen before you rely on it")


def spoken_percent(percent: float) -> str:
    """Return "38 %", and small parts with a digit more: "0.4 %"."""
    digits = 1 if 0 < percent < 9.95 else 0
    return _("{number} %").format(number=f"{percent:.{digits}f}")


def spoken_length(length_ms: int) -> str:
    """Return "1.3 s" below ten seconds, from there on "0:36"."""
    if length_ms < 9950:
        return _("{number} s").format(number=f"{length_ms / 1000:.1f}")
    return format_clock(round(length_ms, -3))
