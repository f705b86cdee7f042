"""Praat's TextGrid: interval tiers without gaps from xmin to xmax, and point tiers.

Times are in seconds; a quote in a text is doubled; an interval with an empty text is a gap.
Read as Praat reads: numbers, texts in quotes and <flags> that stand free count, and whatever
else stands there is for people, so that long and short files are the same. Source: the Praat
manual, "TextGrid file formats".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from callreview.domain.errors import Unreadable
from callreview.domain.mark import Mark
from callreview.exports.labels.label import (
    Collector,
    Labels,
    label_at,
    seconds_ms,
    shown_words,
)
from callreview.exports.labels.tiers import Tier, said_by_name, tiers_of
from callreview.words import _

_FREE = re.compile(
    r'"((?:[^"]++|"")*+)"'  # a text
    r"|(?:(?<=\s)|^)(<[a-z]+>|[-+]?\d[^\s\"]*)(?=\s|$)"  # a flag or a number, free-standing
    r"|![^\n]*"  # a remark
)
_SPANS, _POINTS = "IntervalTier", "TextTier"


def written(marks: Sequence[Mark], length_ms: int) -> str:
    """Return marks as a TextGrid in the long form; without marks it has one empty tier."""
    end_ms = max([length_ms, 1, *(mark.span.end_ms for mark in marks)])
    tiers = list(tiers_of(marks, _room_after)) or [Tier("note", False, ())]
    head = (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'
        f"xmin = 0 \nxmax = {_seconds(end_ms)} \n"
        f"tiers? <exists> \nsize = {len(tiers)} \nitem []: \n"
    )
    return head + "".join(_tier(number, tier, end_ms) for number, tier in enumerate(tiers, 1))


def read(text: str, name: str) -> Labels:
    """Return the intervals and points of a TextGrid; Unreadable "labels_malformed" if it is none.

    What a file that ends early lacks is a fault.
    """
    values = [_value(found) for found in _FREE.finditer(text) if found.lastindex]
    if values[:2] != [_Text("ooTextFile"), _Text("TextGrid")]:
        raise Unreadable("labels_malformed", name=name, form="TextGrid")
    collector = Collector()
    rest = iter(values[2:])
    try:
        _xmin, _xmax, _exists = next(rest), next(rest), next(rest)
        for number in range(1, _count(next(rest)) + 1):
            _read_tier(rest, number, collector)
    except (StopIteration, ValueError):
        collector.refuse(_("At its end"), name)
    return collector.labels()


class _Text(str):
    """A text of the file, told apart from numbers and flags."""

    __slots__ = ()


def _value(found: re.Match[str]) -> str:
    return _Text(found[1].replace('""', '"')) if found[1] is not None else found[2]


def _count(value: str) -> int:
    return 0 if isinstance(value, _Text) else int(value)


def _read_tier(rest: Iterator[str], number: int, collector: Collector) -> None:
    kind, name, _xmin, _xmax, count = islice(rest, 5)
    category, _points = said_by_name(name)
    for at in range(1, _count(count) + 1):
        start, end = next(rest), next(rest) if kind == _SPANS else ""
        text = next(rest)
        if not text.strip() and kind == _SPANS:
            continue  # a gap
        where = _("Tier {tier}, {number}").format(tier=number, number=at)
        start_ms, end_ms = seconds_ms(start), seconds_ms(end) if end else None
        if start_ms is None or (end and end_ms is None):
            collector.refuse(where, f"{start} {end} {text}")
        else:
            collector.add(label_at(where, start_ms, end_ms, text, category))


def _room_after(mark: Mark) -> int:
    return mark.start_ms + 1 if mark.end_ms is None else mark.end_ms


def _tier(number: int, tier: Tier, end_ms: int) -> str:
    parts = list(_points(tier) if tier.holds_points else _intervals(tier, end_ms))
    kind, many = (_POINTS, "points") if tier.holds_points else (_SPANS, "intervals")
    head = (
        f"    item [{number}]:\n"
        f'        class = "{kind}" \n'
        f'        name = "{tier.name}" \n'
        f"        xmin = 0 \n"
        f"        xmax = {_seconds(end_ms)} \n"
        f"        {many}: size = {len(parts)} \n"
    )
    return head + "".join(f"        {many} [{at}]:\n{part}" for at, part in enumerate(parts, 1))


def _intervals(tier: Tier, end_ms: int) -> Iterator[str]:
    """Yield the spans of a tier and the gaps between them."""
    at = 0
    for mark in tier.marks:
        if at < mark.start_ms:
            yield _interval(at, mark.start_ms, "")
        at = mark.span.end_ms
        yield _interval(mark.start_ms, at, shown_words(mark))
    if at < end_ms:
        yield _interval(at, end_ms, "")


def _interval(start_ms: int, end_ms: int, words: str) -> str:
    times = f"            xmin = {_seconds(start_ms)} \n            xmax = {_seconds(end_ms)} \n"
    return f"{times}            text = {_quoted(words)} \n"


def _points(tier: Tier) -> Iterator[str]:
    for mark in tier.marks:
        time, words = _seconds(mark.start_ms), _quoted(shown_words(mark))
        yield f"            number = {time} \n            mark = {words} \n"


def _seconds(moment_ms: int) -> str:
    return f"{moment_ms / 1000:.3f}"


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
