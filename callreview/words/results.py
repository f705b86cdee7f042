"""What the figures of a sample say, in the words of an owner: one sentence for each figure.

Screen, paper and command line all say these. A range is of the *average*, never of single
calls, and is *very likely*, which `likely_words` explains once. Sentences about what the
figures do not hold are in `results_trust`, the arithmetic is in `results_steps`.
"""

from collections.abc import Sequence
from fractions import Fraction

from callreview.domain.results.figures import Average, Basis, LineFigure, Moments, Rate, TimeSpent
from callreview.domain.results.report import Between, Earlier, Person
from callreview.domain.statistics.ranges import FEWEST, Range
from callreview.words import _, ngettext
from callreview.words.numbers import (
    between,
    counted,
    one_in,
    points,
    signed,
    spelled,
    whole_percent,
)
from callreview.words.periods import spoken_period
from callreview.words.times import spoken_length

_BEST = 100
_MOST_KEPT = 3


def person_words(name: str, average: Average) -> str:
    """Return how a person is doing, in one or three sentences."""
    if average.basis is Basis.NOTHING:
        return _("There is no score of any of {name}'s calls.").format(name=name)
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
    return f"{_filled(told, average, name)} {_spread_words(average)}"


def company_words(average: Average) -> str:
    """Return how everybody together is doing."""
    if average.basis is Basis.NOTHING:
        return _("No call has a score.")
    if average.basis is Basis.TOO_FEW:
        return _too_few_words(average.heard)
    if average.basis is Basis.ALL:
        return _all_words(average)
    if len(average.shares) > 1:
        told = _(
            "{heard} of {population} calls, weighted by how many calls each person takes: "
            "{value} (very likely {low} to {high})."
        )
        return _filled(told, average)
    told = _(
        "We reviewed {heard} of {population} calls, picked by lot: average {value}. "
        "Had you scored all {population} the same way, the average would very likely be "
        "{low} to {high}."
    )
    return f"{_filled(told, average)} {_spread_words(average)}"


def range_words(range_: Range) -> str:
    """Return "75 to 89"."""
    low, high = between(range_.low, range_.high)
    return _("{low} to {high}").format(low=low, high=high)


def likely_words() -> str:
    """Return what *very likely* means; said once beside the figures."""
    return _(
        "Very likely means 19 times out of 20: if we repeated the lot many times, about 19 of 20 "
        "such ranges would contain the average of all calls."
    )


def passed_words(rate: Rate) -> str:
    """Return how many passed, and how many of all would."""
    if not rate.heard:
        return ""
    told = _("{hits} of {heard} passed.").format(hits=rate.hits, heard=counted(rate.heard))
    if rate.low is None or rate.high is None:
        return told
    if not rate.hits:
        more = _("Of all {population} calls, very likely at most {high} would pass ({high_share}).")
        return f"{told} {_rate_filled(more, rate)}"
    if rate.high == rate.population:
        more = _(
            "Of all {population} calls, very likely {low} or more would pass ({low_share} or more)."
        )
        return f"{told} {_rate_filled(more, rate)}"
    more = _(
        "Of all {population} calls, very likely between {low} and {high} would pass "
        "({low_share} to {high_share})."
    )
    return f"{told} {_rate_filled(more, rate)}"


def failed_words(rate: Rate) -> str:
    """Return how many calls had a serious failure; of none, what that cannot rule out."""
    if not rate.heard:
        return ""
    if not rate.hits:
        return _clean_words(rate)
    told = ngettext(
        "{hits} of {heard} calls had a serious failure.",
        "{hits} of {heard} calls had a serious failure.",
        rate.hits,
    ).format(hits=rate.hits, heard=counted(rate.heard))
    if rate.low is None or rate.high is None:
        return told
    more = _(
        "Of all {population} calls, very likely between {low} and {high} have one "
        "({low_share} to {high_share})."
    )
    return f"{told} {_rate_filled(more, rate)}"


def line_words(line: LineFigure) -> str:
    """Return how often a question earned all its points, and how often it would in all calls."""
    told = _("“{question}”: full points in {hits} of {heard} calls.").format(
        question=line.text, hits=line.rate.hits, heard=counted(line.rate.heard)
    )
    if line.rate.low is None or line.rate.high is None:
        return told
    low = whole_percent(line.rate.low, line.rate.population)
    high = whole_percent(line.rate.high, line.rate.population)
    more = _("In all calls it would very likely be {low} to {high} of them.")
    if line.rate.high == line.rate.population:
        more = _("In all calls it would very likely be {low} of them or more.")
    return f"{told} {more.format(low=low, high=high)}"


def kept_words(line: LineFigure) -> str:
    """Return what to praise: "“Asked for consent” 12 of 12"."""
    return _("“{question}” {hits} of {heard}").format(
        question=line.text, hits=line.rate.hits, heard=counted(line.rate.heard)
    )


def every_time_words(lines: Sequence[LineFigure]) -> str:
    """Return what somebody does right every time: "Every time: “Asked for consent” 12 of 12."."""
    if not lines:
        return ""
    return _("Every time: {questions}.").format(
        questions=", ".join(kept_words(line) for line in lines[:_MOST_KEPT])
    )


def lost_words(line: LineFigure) -> str:
    """Return what a question cost the average score; nothing for one that cost nothing."""
    if not line.lost:
        return ""
    lost = points(line.lost, 1)
    return _("It costs the average {lost} of 100 points.").format(lost=lost)


def change_words(earlier: Earlier, now: Fraction, heard: int, period: str) -> str:
    """Return what has changed since the period before; `period` names the present one."""
    change = earlier.change
    if change.is_clear:
        low, high = sorted((abs(change.range.low), abs(change.range.high)))
        told = _("Up {points} points") if change.difference > 0 else _("Down {points} points")
        ends = between(low, high)
        more = _(
            "{change}; luck alone would rarely do that (very likely between {low} and {high})."
        )
        moved = told.format(points=points(abs(change.difference)))
        return more.format(change=moved, low=ends[0], high=ends[1])
    places = _places(earlier, now)
    told = _(
        "{before} before ({earlier}), {now} now ({period}). A difference of {points} can easily be "
        "luck with {calls} (real change: somewhere between {low} and {high})."
    )
    return told.format(
        before=points(earlier.value, places),
        earlier=spoken_period(earlier.starts, earlier.ends),
        now=points(now, places),
        period=period,
        points=points(abs(earlier.change.difference), places),
        calls=_calls_words(earlier.heard, heard),
        low=signed(earlier.change.range.low),
        high=signed(earlier.change.range.high),
    )


def change_headline(earlier: Earlier) -> str:
    """Return "No clear change" unless there is one."""
    if not earlier.change.is_clear:
        return _("No clear change")
    up = _("Up {points} points") if earlier.change.difference > 0 else _("Down {points} points")
    return up.format(points=points(abs(earlier.change.difference)))


def rank_words(apart: Between) -> tuple[str, ...]:
    """Return why people are not put in an order; nothing where an order is more than luck."""
    if apart.may_rank:
        return ()
    told = _(
        "With {heard} calls each, the order is mostly luck: even if all {people} were equally "
        "good, best and worst would look {gap} points apart."
    )
    return (
        told.format(
            heard=apart.heard, people=spelled(apart.people), gap=points(apart.gap_if_equal)
        ),
        _("If you toss coins, somebody always gets the most heads."),
    )


def pay_words() -> str:
    """Return what stands beside any list of people."""
    return _("Do not pay by these differences.")


def guess_words(person: Person) -> str:
    """Return our best guess of a person's average, for Details only; nothing without one."""
    if person.shrunk is None:
        return ""
    return _("Beside the others, our best guess is {value}.").format(value=points(person.shrunk))


def moments_words(moments: Moments) -> str:
    """Return what was marked: praise beside improvement."""
    if not moments.praise and not moments.improve:
        return _("No moment was marked.")
    praise = ngettext(
        "{count} moment was praised", "{count} moments were praised", moments.praise
    ).format(count=moments.praise)
    improve = ngettext(
        "{count} is to be improved", "{count} are to be improved", moments.improve
    ).format(count=moments.improve)
    return _("{praise}, {improve}.").format(praise=praise, improve=improve)


def time_words(time: TimeSpent) -> str:
    """Return how long reviews took; nothing where nobody knows."""
    if time.median_ms is None:
        return ""
    return _("A review took {middle}, all together {total}.").format(
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


def _spread_words(average: Average) -> str:
    if average.lowest == average.highest:
        return _("(Every single call scored {score}.)").format(score=points(average.lowest))
    low, high = between(average.lowest, average.highest)
    return _("(Single calls ranged from {low} to {high}.)").format(low=low, high=high)


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
    if rate.basis is Basis.ALL:
        told = ngettext(
            "No serious failure in the only call.",
            "No serious failure in any of the {heard} calls.",
            rate.heard,
        )
        return told.format(heard=counted(rate.heard))
    if not rate.high:
        return ngettext(
            "No serious failure in {heard} call.",
            "No serious failure in {heard} calls.",
            rate.heard,
        ).format(heard=rate.heard)
    told = _("No serious failure in {heard} calls: too few to rule out even 1 in {one_in}.")
    return told.format(heard=counted(rate.heard), one_in=one_in(rate.high, rate.population))


def _calls_words(before: int, now: int) -> str:
    if before == now:
        return _("{calls} calls each").format(calls=counted(now))
    return _("{before} and {now} calls").format(before=counted(before), now=counted(now))


def _places(earlier: Earlier, now: Fraction) -> int:
    """Return one decimal where whole numbers would not add up before the reader's eyes."""
    whole = int(points(now)) - int(points(earlier.value))
    return 0 if abs(whole) == int(points(abs(earlier.change.difference))) else 1
