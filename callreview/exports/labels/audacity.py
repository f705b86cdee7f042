r"""Audacity's labels: start TAB end TAB text, in seconds; a moment has equal times.

Nothing is escaped there, so tabs and ends of lines in words become spaces; the category and
who marked are not kept. A second line `\ TAB low TAB high` holds frequencies of the label
before it and is passed over.
"""

from collections.abc import Sequence

from callreview.domain.mark import Mark
from callreview.exports.labels.label import (
    Collector,
    Labels,
    label_at,
    lines_of,
    seconds_ms,
    shown_words,
)
from callreview.words import _


def written(marks: Sequence[Mark], _length_ms: int) -> str:
    """Return marks as Audacity's label track."""
    return "".join(_line(mark) for mark in marks)


def read(text: str, _name: str) -> Labels:
    """Return the labels of a label track; lines that are none are faults."""
    collector = Collector()
    may_be_frequencies = False
    for number, line in lines_of(text):
        is_frequencies = line.startswith("\\\t")
        if line.strip() and not (is_frequencies and may_be_frequencies):
            _take(collector, _("Line {number}").format(number=number), line)
        may_be_frequencies = bool(line.strip()) and not is_frequencies
    return collector.labels()


def _line(mark: Mark) -> str:
    words = " ".join(shown_words(mark).split())
    start, end = mark.span.start_ms / 1000, mark.span.end_ms / 1000
    return f"{start:.6f}\t{end:.6f}\t{words}\n"


def _take(collector: Collector, where: str, line: str) -> None:
    first, _tab, rest = line.partition("\t")
    second, _tab, words = rest.partition("\t")
    start_ms, end_ms = seconds_ms(first), seconds_ms(second)
    if start_ms is None or not rest:
        collector.refuse(where, line)
    elif end_ms is None:
        collector.add(label_at(where, start_ms, None, rest.strip()))
    else:
        collector.add(label_at(where, start_ms, end_ms, words.strip()))
