"""Figures in a cell or beside a bar: as short as can be, and never a number without its basis."""

from callreview.domain.results.figures import Average, Basis, Rate
from callreview.domain.statistics.between import Standing
from callreview.words import _
from callreview.words.numbers import counted, points, whole_percent
from callreview.words.results import range_words

NOTHING = "–"


def average_cell(average: Average) -> str:
    """Return "84", or why there is no average."""
    if average.value is None:
        return _("too few calls") if average.heard else NOTHING
    return points(average.value)


def range_cell(average: Average) -> str:
    """Return "75 to 89"; where all calls were heard, that there is no range."""
    if average.basis is Basis.ALL:
        return _("all heard")
    return range_words(average.range) if average.range else NOTHING


def ended(average: Average) -> str:
    """Return average and range beside each other: "84  (75 to 89)"."""
    if average.value is None or average.range is None:
        return average_cell(average)
    return _("{value}  ({range})").format(
        value=points(average.value), range=range_words(average.range)
    )


def heard_cell(average: Average) -> str:
    """Return "12 of 180"."""
    return of_cell(average.heard, average.population)


def of_cell(part: int, whole: int) -> str:
    """Return a count of another: "12 of 180"."""
    return _("{part} of {whole}").format(part=counted(part), whole=counted(whole))


def rate_cell(rate: Rate | None) -> str:
    """Return "11 of 12"; nothing can be said of what is not judged."""
    return NOTHING if rate is None or not rate.heard else of_cell(rate.hits, rate.heard)


def rate_range_cell(rate: Rate | None) -> str:
    """Return the range of a rate in percent of all calls; of no hit only its upper end."""
    if rate is None or rate.low is None or rate.high is None:
        return _("all heard") if rate is not None and rate.basis is Basis.ALL else NOTHING
    high = whole_percent(rate.high, rate.population)
    if not rate.hits:
        return _("up to {high}").format(high=high)
    low = whole_percent(rate.low, rate.population)
    return _("{low} to {high}").format(low=low, high=high)


def standing_words(standing: Standing | None) -> str:
    """Return on which side of the company somebody stands."""
    if standing is None:
        return ""
    return {
        Standing.ABOVE: _("clearly above"),
        Standing.BELOW: _("clearly below"),
        Standing.CANNOT_TELL: _("cannot tell"),
    }[standing]
