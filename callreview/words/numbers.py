"""Numbers of results as people read them: whole points, unless that would say less than is so."""

from fractions import Fraction
from math import ceil

from callreview.domain.scoring import rounded
from callreview.words import _
from callreview.words.marking import N_

_SMALL = (
    N_("zero"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"),
    N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip


def points(value: Fraction | float, places: int = 0) -> str:
    """Return points, whole unless `places` says otherwise, rounded half away from nothing."""
    exact = Fraction(value)
    near = rounded(abs(exact), places)
    sign = "-" if exact < 0 and near else ""
    return f"{sign}{float(near):.{places}f}"


def signed(value: Fraction | float, places: int = 0) -> str:
    """Return points with their sign: "-7", "+15", "0"."""
    told = points(value, places)
    return told if told.startswith("-") or not float(told) else f"+{told}"


def between(low: Fraction | float, high: Fraction | float) -> tuple[str, str]:
    """Return the two ends of a range in whole points; finer where they would look the same.

    A range never is told as if it had no width.
    """
    places = next((few for few in range(4) if points(low, few) != points(high, few)), 0)
    return points(low, places), points(high, places)


def whole_percent(part: int, whole: int) -> str:
    """Return "63%". Only all are "100%" and only none "0%": 399 of 400 are "99%"."""
    near = int(rounded(Fraction(100 * part, whole), 0))
    near = max(near, 1) if part > 0 else near
    near = min(near, 99) if part < whole else near
    return _("{number}%").format(number=near)


def one_in(part: int, whole: int) -> int:
    """Return x where 1 in x of `whole` is no more than `part`: 38 of 180 are 1 in 5."""
    return ceil(Fraction(whole, part))


def counted(count: int) -> str:
    """Return "182", "2,000"."""
    return f"{count:,}"


def spelled(count: int) -> str:
    """Return "eight"; in digits from 13 on."""
    return _(_SMALL[count]) if count < len(_SMALL) else counted(count)
