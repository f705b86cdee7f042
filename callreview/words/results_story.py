"""Everything a sample says, question by question, in the order an owner asks.

Screen, paper and command line tell the same sentences; what each adds is form.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from callreview.domain.results.figures import LineFigure, Rate
from callreview.domain.results.report import Aside, Company, Earlier, Person, Results, Trend
from callreview.words import _
from callreview.words.marking import N_
from callreview.words.numbers import points
from callreview.words.periods import spoken_period
from callreview.words.results import (
    company_words,
    every_time_words,
    failed_words,
    improve_words,
    likely_words,
    line_words,
    lost_words,
    mark_words,
    moments_words,
    not_bad_words,
    passed_words,
    person_words,
    range_words,
    reach_words,
    time_words,
    well_words,
)
from callreview.words.results_change import (
    change_answer,
    change_words,
    passed_change_words,
    pay_words,
    ranges_of_change_words,
    rank_words,
)
from callreview.words.results_trust import (
    cover_words,
    gap_of,
    limits_words,
    lot_words,
    number_words,
    open_words,
    picked_words,
    plan_words,
    replaced_words,
    sheet_words,
    unscored_words,
)

MOST_LINES = 5
"""So many questions are told of what to work on."""


class Question(Enum):
    """What an owner asks, in this order."""

    COMPANY = N_("How are we doing?")
    PEOPLE = N_("How is each person doing?")
    LINES = N_("What should we work on?")
    CHANGE = N_("Is it getting better?")
    TRUST = N_("Can I trust this?")


@dataclass(frozen=True)
class Told:
    """The answer to a question: paragraphs of sentences."""

    question: Question
    paragraphs: tuple[tuple[str, ...], ...]


def story(results: Results, aside: Aside) -> tuple[Told, ...]:
    """Return the answers, without those there is nothing to say to."""
    told = (
        Told(Question.COMPANY, (company_story(results),)),
        Told(Question.PEOPLE, people_story(results)),
        Told(Question.LINES, lines_story(results)),
        Told(Question.CHANGE, (_sentences(change_story(results)),)),
        Told(Question.TRUST, trust_story(results, aside)),
    )
    return tuple(one for one in told if any(one.paragraphs))


def company_story(results: Results) -> tuple[str, ...]:
    """Return how everybody together is doing."""
    company = results.company
    return _sentences(
        (
            company_words(company.average),
            reach_words([company.average]),
            passed_words(company.passed) if company.passed else "",
            mark_words(results.sheet),
            failed_words(company.failed),
            *sheet_words(results),
            plan_words(results.source),
        )
    )


def people_story(results: Results) -> tuple[tuple[str, ...], ...]:
    """Return how each person is doing, by name, after why there is no order of them."""
    if not results.people:
        return ()
    order = rank_words(results.between) if results.between else ()
    people = tuple(person_story(results, person) for person in results.people)
    kept = ((not_bad_words(),),) if any(one.kept for one in results.people) else ()
    return ((pay_words(), *order), *people, *kept)


def person_story(results: Results, person: Person) -> tuple[str, ...]:
    """Return how one person is doing, what changed, and what to praise."""
    average = person.average
    change = passed = ""
    if person.earlier is not None and average.value is not None:
        change = change_words(person.earlier, average.value, average.heard, _period(results))
        passed = passed_since(person.earlier, person.passed)
    return _sentences(
        (
            person_words(person.name, average),
            passed_words(person.passed) if person.passed else "",
            failed_words(person.failed),
            change,
            passed,
            every_time_words(person.kept),
        )
    )


def lines_story(results: Results) -> tuple[tuple[str, ...], ...]:
    """Return the questions that could add most, what was marked to improve, and what goes well."""
    company = results.company
    if not company.average.heard:
        return ()
    costly = [line for line in company.lines if line.lost][:MOST_LINES]
    told = tuple((_told_line(line),) for line in costly)
    moments = company.moments
    more = (moments_words(moments), improve_words(moments), well_words(moments))
    return (*told, *((one,) for one in more if one))


def change_story(results: Results) -> tuple[str, ...]:
    """Return what changed since the period before, the last three months, and the row."""
    company = results.company
    value, told = company.average.value, []
    if company.earlier is not None and value is not None:
        heard = company.average.heard
        told += [
            change_answer(company.earlier),
            change_words(company.earlier, value, heard, _period(results)),
            passed_since(company.earlier, company.passed),
            ranges_of_change_words(),
        ]
    told += [rolling_words(company), trend_words(company.trend), drift_words(company.trend)]
    return _sentences(told) or (_("This is the first sample of its kind; the next will tell."),)


def passed_since(earlier: Earlier, passed: Rate | None) -> str:
    """Return what has changed in how many pass; nothing where that cannot be told."""
    if earlier.passed is None or passed is None:
        return ""
    return passed_change_words(earlier.passed, passed.hits, passed.heard)


def rolling_words(company: Company) -> str:
    """Return the average of the last three months; nothing where there is but one sample."""
    rolling = company.rolling
    if rolling is None or rolling.value is None or rolling.range is None:
        return ""
    return _("Over the last three months: {value} (very likely {range}).").format(
        value=points(rolling.value), range=range_words(rolling.range)
    )


def drift_words(trend: Trend) -> str:
    """Return that the averages slowly go one way, where luck alone would rarely do that."""
    if not trend.drift:
        return ""
    if trend.drift > 0:
        return _("Over several periods the averages have slowly gone up.")
    return _("Over several periods the averages have slowly gone down.")


def trend_words(trend: Trend) -> str:
    """Return whether a period stands out of the row; nothing below six periods."""
    if trend.limits is None:
        return ""
    odd = sorted({*trend.limits.outside, *trend.limits.runs})
    low, high = points(trend.limits.lower), points(trend.limits.upper)
    if not odd:
        return _(
            "The averages of {count} periods moved between {low} and {high}, as they do by "
            "themselves: none stands out."
        ).format(count=len(trend.points), low=low, high=high)
    named = ", ".join(_named(trend, place) for place in odd)
    return _(
        "By themselves the averages of periods move between {low} and {high}. Out of the ordinary: "
        "{periods}."
    ).format(low=low, high=high, periods=named)


def trust_story(results: Results, aside: Aside) -> tuple[tuple[str, ...], ...]:
    """Return what the figures speak for, what is not in them, and how to check the lot."""
    source, cover = results.source, results.cover
    number = number_words(source)
    return tuple(
        filter(
            None,
            (
                _sentences((*cover_words(cover), *replaced_words(cover), unscored_words(cover))),
                _sentences((picked_words(aside.picked), *map(open_words, aside.open_draws))),
                (likely_words(), *limits_words(results, gap_of(aside))),
                _agreement_story(aside),
                _sentences((time_words(results.company.time),)),
                _sentences((lot_words(source, cover), number[:1].upper() + number[1:])),
            ),
        )
    )


def _agreement_story(aside: Aside) -> tuple[str, ...]:
    if aside.agreement is None:
        return ()
    from callreview.words.agreement import trust_words

    return (trust_words(aside.agreement),)


def _told_line(line: LineFigure) -> str:
    return " ".join(filter(None, (line_words(line), lost_words(line))))


def _named(trend: Trend, place: int) -> str:
    point = trend.points[place]
    return f"{spoken_period(point.starts, point.ends)} ({points(point.value)})"


def _period(results: Results) -> str:
    return spoken_period(results.source.starts, results.source.ends)


def _sentences(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, told))
