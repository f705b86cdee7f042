"""Published ratings the tests of agreement reckon with."""

from collections.abc import Sequence

Ratings = list[tuple[str | int | None, ...]]

_FOUR_RATERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def units_of(raters: Sequence[str]) -> Ratings:
    """Return the units of raters written as words, a dot for what is missing."""
    columns = [[None if word == "." else word for word in rater.split()] for rater in raters]
    return list(zip(*columns, strict=True))


def four_raters() -> Ratings:
    """Return the 12 units of 4 raters in irr, irrCAC and Krippendorff's texts, as numbers."""
    return [tuple(v if v is None else int(v) for v in unit) for unit in units_of(_FOUR_RATERS)]


def table(*rows: Sequence[int]) -> Ratings:
    """Return the pairs of ratings a square table of two raters counts."""
    return [
        (row, column)
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
