"""Who speaks, in words: names of the sides, shares, lengths, and how sure it is."""

from callreview.domain.call import Call, Side
from callreview.domain.timebase import format_clock
from callreview.words import _

_SURE, _FAIRLY_SURE = 0.8, 0.55


def has_sides(call: Call) -> bool:
    """Return whether person and customer may be told apart by their channels."""
    return call.recording.channels != 1


def side_names(call: Call) -> tuple[str, ...]:
    """Return the names of a call's channels: "person" and "customer" where that is known."""
    if not has_sides(call):
        return (_("call"),)
    agent = call.facts.agent_channel
    if agent is None:
        return (_("left"), _("right"))
    names = (_("person"), _("customer"))
    return names if agent is Side.LEFT else names[::-1]


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
