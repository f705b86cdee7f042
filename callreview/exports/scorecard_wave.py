"""The small waveform of a scorecard: lanes, marks, moments of questions, a ruler."""

from collections.abc import Iterable

from callreview.domain.call import Side
from callreview.domain.mark import Category, Mark, in_order
from callreview.domain.scorecard import Lane, Scorecard, question_numbers
from callreview.domain.ticks import ticks
from callreview.domain.timebase import Span, format_clock
from callreview.words import _
from callreview.words.reviewing import category_words

SYMBOLS = {
    Category.PRAISE: "★",
    Category.IMPROVE: "▲",
    Category.COMPLIANCE: "■",
    Category.NOTE: "●",
}
_WIDTH = 480
_LABEL_WIDTH = 50
_LEAST_APART = 0.015
_LONGEST_NAME = 22


def wave(card: Scorecard) -> dict[str, object] | None:
    """Return the picture's parts, moments as parts of the whole; None without a length."""
    if not card.duration_ms or not (card.lanes or card.marks):
        return None
    marks = in_order(card.marks)
    return {
        "alt": _alt(card, marks),
        "lanes": [
            {"name": _lane_name(card, lane), "lows": lane.lows, "highs": lane.highs}
            for lane in _loud(card.lanes)
        ],
        "marks": [_mark(card, mark) for mark in marks],
        "moments": _moments(card),
        "ticks": _ticks(card),
        "legend": _legend(card),
    }


def _loud(lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Return the lanes drawn up to the loudest moment of all, so that quiet calls show."""
    lanes = tuple(lanes)
    peak = max((abs(value) for lane in lanes for value in lane.lows + lane.highs), default=0)
    if not peak:
        return lanes
    return tuple(
        Lane(
            lane.side,
            tuple(round(value * 100 / peak) for value in lane.lows),
            tuple(round(value * 100 / peak) for value in lane.highs),
        )
        for lane in lanes
    )


def _lane_name(card: Scorecard, lane: Lane) -> str:
    agent = card.call.facts.agent_channel
    if lane.side is None:
        return ""
    if agent is None:
        return _("left") if lane.side is Side.LEFT else _("right")
    return _short(card.call.who) or _("person") if lane.side is agent else _("customer")


def _short(name: str) -> str:
    """Return a name that fits beside a lane."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _mark(card: Scorecard, mark: Mark) -> dict[str, object]:
    return {"symbol": SYMBOLS[mark.category], **_place(card, mark.span)}


def _moments(card: Scorecard) -> list[dict[str, object]]:
    """Return the moments of questions with their numbers; those that begin together share one."""
    numbers = question_numbers(card.score)
    found = sorted(
        (span, number)
        for line_id, number in numbers.items()
        for span in card.review.answer(line_id).evidence
    )
    apart = card.duration_ms * _LEAST_APART
    together: list[tuple[Span, list[int]]] = []
    for span, number in found:
        if together and span.start_ms - together[-1][0].start_ms < apart:
            first, shared = together[-1]
            end = max(first.end_ms, span.end_ms)
            together[-1] = (Span(first.start_ms, end), sorted({*shared, number}))
        else:
            together.append((span, [number]))
    return [
        {"label": ", ".join(map(str, shared)), **_place(card, span)} for span, shared in together
    ]


def _place(card: Scorecard, span: Span) -> dict[str, object]:
    whole = card.duration_ms
    start, end = min(span.start_ms, whole), min(span.end_ms, whole)
    return {"from": round(start / whole, 5), "to": round(end / whole, 5)}


def _ticks(card: Scorecard) -> list[dict[str, object]]:
    whole = card.duration_ms
    found = ticks(0, whole, whole / _WIDTH, _LABEL_WIDTH)
    return [
        {"at": round(tick.at_ms / whole, 5), "label": tick.label}
        for tick in found
        if tick.label and tick.at_ms <= whole
    ]


def _legend(card: Scorecard) -> list[dict[str, object]]:
    used = {mark.category for mark in card.marks}
    shown = [category for category in Category if category in used]
    return [{"symbol": SYMBOLS[one], "words": category_words(one)} for one in shown]


def _alt(card: Scorecard, marks: Iterable[Mark]) -> str:
    told = [
        f"{format_clock(mark.start_ms)} {category_words(mark.category)}".strip() for mark in marks
    ]
    whole = format_clock(card.duration_ms)
    if not told:
        return _("Waveform of the call, {length} long, without marks.").format(length=whole)
    return _("Waveform of the call, {length} long, with marks at {marks}.").format(
        length=whole, marks=", ".join(told)
    )
