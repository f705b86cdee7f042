"""A label: what a file of another program says of one moment, and how its times are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.mark import Category, Mark

POINT_MS = 2000
"""How long a point is shown in formats that know only spans."""
FURTHEST_MS = 100 * 3600 * 1000
"""No call is that long; what a file places later is not a moment."""

_SECONDS = re.compile(r"(?:\d{1,12}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][-+]?\d{1,3})?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?")
_SHORTENED = 60


@dataclass(frozen=True)
class Label:
    """A moment or a span, `end_ms` None for a moment, with what else the file says of it.

    `where` tells a person where it stands in the file. `category` is None, and `author`, `id`,
    `call_id` and `created_at` are "", where the file does not say.
    """

    where: str
    start_ms: int
    end_ms: int | None
    text: str
    category: Category | None = None
    author: str = ""
    id: str = ""
    call_id: str = ""
    created_at: str = ""

    def __post_init__(self) -> None:
        if self.start_ms < 0 or self.end_ms is not None and self.end_ms <= self.start_ms:
            raise ValueError(f"not a label: {self.start_ms}..{self.end_ms}")


@dataclass(frozen=True)
class Labels:
    """What was read of a file: its labels in the order they are heard, and what was not one."""

    found: tuple[Label, ...]
    faults: tuple[CallReviewError, ...] = ()


class Collector:
    """Takes labels and faults while a file is read."""

    def __init__(self) -> None:
        self._found: list[Label] = []
        self._faults: list[CallReviewError] = []

    def add(self, label: Label) -> None:
        """Take a label."""
        self._found.append(label)

    def refuse(self, where: str, shown: str) -> None:
        """Take note of what is no label."""
        self._faults.append(Unreadable("label_unreadable", where=where, text=_short(shown)))

    def labels(self) -> Labels:
        """Return all that was read."""
        in_order = sorted(self._found, key=lambda one: (one.start_ms, one.end_ms or 0))
        return Labels(tuple(in_order), tuple(self._faults))


def label_at(
    where: str,
    start_ms: int,
    end_ms: int | None,
    text: str,
    category: Category | None = None,
    author: str = "",
) -> Label:
    """Return a label; reversed times are swapped, equal ones are a moment.

    A text that is no more than the name of the category stands for a mark without words.
    """
    first, last = sorted((start_ms, start_ms if end_ms is None else end_ms))
    named = category_of(text)
    if named is not None and category in (None, named):
        category, text = named, ""
    return Label(where, first, None if first == last else last, text, category, author)


def shown_words(mark: Mark) -> str:
    """Return the words of a mark, or the name of its category where there are none."""
    return mark.text if mark.text.strip() else mark.category.value


def shown_end(mark: Mark, length_ms: int) -> int:
    """Return where a mark ends in formats that know only spans, within the call's length."""
    if mark.end_ms is not None:
        return mark.end_ms
    return max(min(mark.start_ms + POINT_MS, length_ms or FURTHEST_MS), mark.start_ms + 1)


def seconds_ms(text: str) -> int | None:
    """Return the milliseconds of seconds with a dot or a comma, or None for anything else."""
    if not _SECONDS.fullmatch(text.strip()):
        return None
    seconds = Decimal(text.strip().replace(",", "."))
    return _possible(int((seconds * 1000).to_integral_value(ROUND_HALF_UP)))


def clock_ms(text: str) -> int | None:
    """Return the milliseconds of `h:mm:ss.ttt` or `mm:ss.ttt`, or None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    if minutes > 59 or seconds > 59:
        return None
    part = Decimal(f"0.{found[4] or 0}")
    thousandths = int((part * 1000).to_integral_value(ROUND_HALF_UP))
    return _possible(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)


def whole_ms(value: object) -> int | None:
    """Return a whole number of milliseconds a file holds, or None for anything else."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return _possible(value)


def category_of(name: str) -> Category | None:
    """Return the category of that name, or None where it is none of ours."""
    folded = name.strip().casefold()
    return next((category for category in Category if category.value == folded), None)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text, numbered from 1, without what ends them."""
    yield from enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)


def _possible(moment_ms: int) -> int | None:
    return moment_ms if moment_ms <= FURTHEST_MS else None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORTENED else text[: _SHORTENED - 1] + "…"
