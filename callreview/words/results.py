"""What the figures of a sample say, in the words of an owner: one sentence for each figure.

Screen, paper and command line all say these. A range is of the *average*, never of single
calls, and is *very likely*, which `likely_words` explains once. Changes and comparisons of people
are in `results_change`, what the figures do not hold in `results_trust`, the arithmetic in
`results_steps`.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from callreview.domain.results.figures import (
    Average,
    Basis,
    LineFigure,
    Moments,
    Praised,
    Rate,
    TimeSpent,
)
from callreview.domain.results.sheets import SheetUsed
from callreview.domain.statistics.ranges import FEWEST, Range
from callreview.words import _, ngettext
from callreview.words.numbers import between, counted, points, whole_percent
from callreview.words.times import spoken_length

_BEST = 100
_MOST_KEPT = 3


def person_words(name: str, average: Average) -> str:
    """Return how a person is doing, in one or two sentences."""
    if average.basis is Basis.NOTHING:
        return _(
            "None of {name}'s calls was scored in this period. This says nothing about the work of "
            "{name}."
        ).format(name=name)
    if average.basis is Basis.TOO_FEW:
        return _few_words(name, average.heard)
    if average.basis is Basis.ALL:
        return _all_words(average)
    if average.lowest == _BEST:
        return _perfect_words(name, average)
    told = _(
        "We reviewed {heard} of {name}'s {population} calls, picked by lot: average {value}. "
        "Had you scored all {population} the same way, the average would very likely be "
        "{low} to {high}."
    )
    return _filled(told, average, name)


def company_words(average: Average) -> str:
    """Return how everybody together is doing; here *very likely* is met first."""
    if average.basis is Basis.NOTHING:
        return _("No call has a score.")
    if average.basis is Basis.TOO_FEW:
        return _too_few_words(average.heard)
    if average.basis is Basis.ALL:
        return _all_words(average)
    told = _(
        "Average: {value} of 100 points. {heard} of {population} calls were heard; the average of "
        "all {population} is very likely (19 times out of 20) between {low} and {high}."
    )
    if len(average.shares) == 1:
        return _filled(told, average)
    more = _("Who takes more calls counts for more.")
    return f"{_filled(told, average)} {more}"


def reach_words(averages: Iterable[Average]) -> str:
    """Return why ranges reach further down than up, if one does; once on a page is enough."""
    if not any(map(_reaches_down, averages)):
        return ""
    return _(
        "A range reaches further down than up: a few bad calls nobody heard would pull the average "
        "down, and none can be above 100."
    )


def spread_words(average: Average) -> str:
    """Return between which scores the single calls lie, for whoever opens the figure."""
    if not average.dots:
        return ""
    if average.lowest == average.highest:
        return _("Every single call scored {score}.").format(score=points(average.lowest))
    low, high = between(average.lowest, average.highest)
    return _("Single calls ranged from {low} to {high}.").format(low=low, high=high)


def range_words(range_: Range) -> str:
    """Return "75 to 89"."""
    low, high = between(range_.low, range_.high)
    return _("{low} to {high}").format(low=low, high=high)


def likely_words() -> str:
    """Return what *very likely* means; said once beside the figures."""
    return _(
        "Very likely means 19 times out of 20: about 19 of 20 such ranges are right and 1 is not. "
        "Where there are many ranges, as here, one may well be wrong."
    )


def mark_words(sheet: SheetUsed) -> str:
    """Return when a call is passed; nothing where nothing is to be passed."""
    if sheet.pass_mark is None:
        return ""
    mark = points(Fraction(sheet.pass_mark))
    return _("Passed means {mark} points or more and no serious failure.").format(mark=mark)


def passed_words(rate: Rate) -> str:
    """Return how many passed, and how many of all would."""
    if not rate.heard:
        return ""
    told = _("{hits} of {heard} passed.")
    if rate.hits == rate.heard:
        told = _("All {heard} passed.")
    told = told.format(hits=rate.hits, heard=counted(rate.heard))
    if rate.low is None or rate.high is None:
        return told
    more = _(
        "Of all {population} calls, very likely between {low} and {high} would pass "
        "({low_share} to {high_share})."
    )
    if not rate.hits:
        more = _("Of all {population} calls, very likely at most {high} would pass.")
    elif rate.high == rate.population:
        more = _("Of all {population}, very likely at least {low} would pass, and perhaps all.")
    return f"{told} {_rate_filled(more, rate)}"


def failed_words(rate: Rate) -> str:
    """Return how many calls had a serious failure, and how many more there may be."""
    if not rate.heard:
        return ""
    if not rate.hits:
        return _clean_words(rate)
    told = _("{hits} of the {heard} calls had a serious failure.").format(
        hits=rate.hits, heard=counted(rate.heard)
    )
    if rate.low is None or rate.high is None:
        return told
    more = ngettext(
        "Among all {population} there is at least that one, and very likely no more than {high}.",
        "Among all {population} there are at least those {hits}, and very likely no more than "
        "{high}.",
        rate.hits,
    )
    filled = more.format(
        population=counted(rate.population), hits=rate.hits, high=counted(rate.high)
    )
    return f"{told} {filled}"


def line_words(line: LineFigure) -> str:
    """Return how often a question earned all its points, and how often it would in all calls."""
    told = _("“{question}”: full points in {hits} of {heard} calls{where}.").format(
        question=line.text,
        hits=line.rate.hits,
        heard=counted(line.rate.heard),
        where=_(" where it came up") if line.not_applicable else "",
    )
    if line.rate.low is None or line.rate.high is None:
        return told
    low = whole_percent(line.rate.low, line.rate.population)
    high = whole_percent(line.rate.high, line.rate.population)
    more = _(
        "If all calls were heard, very likely {low} to {high} of those where it comes up would get "
        "full points."
    )
    if line.rate.high == line.rate.population:
        more = _(
            "If all calls were heard, very likely {low} or more of those where it comes up would "
            "get full points."
        )
    return f"{told} {more.format(low=low, high=high)}"


def kept_words(line: LineFigure) -> str:
    """Return what to praise: "“Asked for consent” 12 of 12"."""
    return _("“{question}” {hits} of {heard}").format(
        question=line.text, hits=line.rate.hits, heard=counted(line.rate.heard)
    )


def every_time_words(lines: Sequence[LineFigure]) -> str:
    """Return what somebody did right whenever it came up: "…: “Asked for consent” 12 of 12."."""
    if not lines:
        return ""
    return _("In every reviewed call where it came up: {questions}.").format(
        questions=", ".join(kept_words(line) for line in lines[:_MOST_KEPT])
    )


def not_bad_words() -> str:
    """Return what a question that is not named does not mean; once beside such lists."""
    return _("A question that is missing here was not necessarily done badly.")


def lost_words(line: LineFigure) -> str:
    """Return what a question could add to the average; nothing where nothing is missing."""
    if not line.lost:
        return ""
    lost = points(line.lost, 1)
    return _("If it were always done fully, the average would be {lost} points higher.").format(
        lost=lost
    )


def moments_words(moments: Moments) -> str:
    """Return how much was marked: praise beside improvement."""
    if not moments.praise and not moments.improve:
        return _("No moment was marked.")
    praise = ngettext(
        "{count} moment was praised", "{count} moments were praised", moments.praise
    ).format(count=moments.praise)
    improve = ngettext(
        "{count} is to be improved", "{count} are to be improved", moments.improve
    ).format(count=moments.improve)
    return _("{praise}, {improve}.").format(praise=praise, improve=improve)


def well_words(moments: Moments) -> str:
    """Return what goes well, by the words of praise; nothing without any."""
    if not moments.most_praised:
        return ""
    return _("What goes well: {said}.").format(said=_said(moments.most_praised))


def improve_words(moments: Moments) -> str:
    """Return what was marked to be improved, by its words; nothing without any."""
    if not moments.most_to_improve:
        return ""
    return _("To work on, as it was marked: {said}.").format(said=_said(moments.most_to_improve))


def _said(said: Sequence[Praised]) -> str:
    return ", ".join(
        ngettext("“{text}” once", "“{text}” {count} times", len(one.moments)).format(
            text=one.text, count=len(one.moments)
        )
        for one in said
    )


def time_words(time: TimeSpent) -> str:
    """Return how long reviews took; nothing where nobody knows."""
    if time.median_ms is None:
        return ""
    return _("A typical review took {middle}; all together {total}.").format(
        middle=spoken_length(time.median_ms), total=spoken_length(time.total_ms)
    )


def _few_words(name: str, heard: int) -> str:
    more = FEWEST - heard
    told = ngettext(
        "Only {heard} of {name}'s calls was reviewed. That is too few for a fair average. "
        "Listen to the notes instead, or review {more} more.",
        "Only {heard} of {name}'s calls were reviewed. That is too few for a fair average. "
        "Listen to the notes instead, or review {more} more.",
        heard,
    )
    return told.format(heard=heard, name=name, more=more)


def _too_few_words(heard: int) -> str:
    told = ngettext(
        "Only {heard} call was reviewed. That is too few for a fair average.",
        "Only {heard} calls were reviewed. That is too few for a fair average.",
        heard,
    )
    return told.format(heard=heard)


def _all_words(average: Average) -> str:
    assert average.value is not None
    told = ngettext(
        "The only call was reviewed: {value}. No luck of the lot in this; still one reviewer's "
        "judgement.",
        "All {heard} calls were reviewed: {value}. No luck of the lot in this; still one "
        "reviewer's judgement.",
        average.heard,
    )
    return told.format(heard=counted(average.heard), value=points(average.value))


def _perfect_words(name: str, average: Average) -> str:
    assert average.range is not None
    told = _(
        "All {heard} reviewed calls scored 100. {name}'s average over all {population} calls is "
        "very likely above {low}."
    )
    return told.format(
        heard=average.heard,
        name=name,
        population=counted(average.population),
        low=points(average.range.low),
    )


def _reaches_down(average: Average) -> bool:
    value, range_ = average.value, average.range
    return value is not None and range_ is not None and value - range_.low > range_.high - value


def _filled(told: str, average: Average, name: str = "") -> str:
    assert average.value is not None
    assert average.range is not None
    low, high = between(average.range.low, average.range.high)
    return told.format(
        heard=counted(average.heard),
        population=counted(average.population),
        name=name,
        value=points(average.value),
        low=low,
        high=high,
    )


def _rate_filled(told: str, rate: Rate) -> str:
    assert rate.low is not None
    assert rate.high is not None
    return told.format(
        population=counted(rate.population),
        low=counted(rate.low),
        high=counted(rate.high),
        low_share=whole_percent(rate.low, rate.population),
        high_share=whole_percent(rate.high, rate.population),
    )


def _clean_words(rate: Rate) -> str:
    told = ngettext(
        "The {heard} call had no serious failure.",
        "None of the {heard} calls had a serious failure.",
        rate.heard,
    )
    if rate.basis is not Basis.ALL:
        told += " " + _("{heard} calls are too few to say it never happens.")
    return told.format(heard=counted(rate.heard))
