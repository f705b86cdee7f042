"""Marks on tiers, on which nothing overlaps: how Praat and ELAN keep what is said of a sound.

A tier holds marks of one category: "praise", and "praise 2" for what overlaps the first;
moments have tiers of their own, "praise points".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from callreview.domain.mark import Category, Mark, in_order
from callreview.exports.labels.label import category_of

POINTS = "points"
_NAME = re.compile(rf"(\w+)( {POINTS})?(?: \d+)?")


@dataclass(frozen=True)
class Tier:
    """Marks that do not overlap, in the order they are heard, by one person or whomever."""

    name: str
    holds_points: bool
    marks: tuple[Mark, ...]
    author: str = ""


def tiers_of(
    marks: Sequence[Mark],
    end_of: Callable[[Mark], int],
    author_of: Callable[[Mark], str] = lambda _mark: "",
) -> Iterator[Tier]:
    """Spread marks over tiers; `end_of` says where on a tier there is room for the next."""
    taken: dict[str, int] = {}
    for category in Category:
        for holds_points in (False, True):
            alike = [
                mark
                for mark in in_order(tuple(marks))
                if mark.category is category and (mark.end_ms is None) is holds_points
            ]
            for author in dict.fromkeys(map(author_of, alike)):
                for row in _rows([mark for mark in alike if author_of(mark) == author], end_of):
                    name = f"{category.value} {POINTS}" if holds_points else category.value
                    taken[name] = taken.get(name, 0) + 1
                    numbered = f"{name} {taken[name]}" if taken[name] > 1 else name
                    yield Tier(numbered, holds_points, tuple(row), author)


def said_by_name(name: str) -> tuple[Category | None, bool]:
    """Return the category a tier's name says, and whether it says that it holds moments."""
    found = _NAME.fullmatch(name.strip())
    category = category_of(found[1]) if found else None
    return category, bool(category and found and found[2])


def _rows(marks: Sequence[Mark], end_of: Callable[[Mark], int]) -> list[list[Mark]]:
    rows: list[list[Mark]] = []
    for mark in marks:
        free = next((row for row in rows if end_of(row[-1]) <= mark.start_ms), None)
        if free is None:
            rows.append([mark])
        else:
            free.append(mark)
    return rows
