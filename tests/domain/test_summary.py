"""What a summary counts, of whom, and of which days."""

from dataclasses import replace
from datetime import date

import pytest

from callreview.domain.mark import Category
from callreview.domain.review import Answer, Book
from callreview.domain.scorecard import Scorecard
from callreview.domain.summary import Often, Period, Summary, in_period
from tests.exports import cards

TODAY = date(2026, 3, 15)


def on(day: str | None, **changes: object) -> Scorecard:
    """Return a scorecard of a call on a day."""
    card = cards.card(review=cards.review(**changes))
    facts = replace(card.call.facts, start_local=day and f"{day}T10:00:00")
    return replace(card, call=replace(card.call, facts=facts))


@pytest.mark.parametrize(
    ("day", "first", "last", "is_in"),
    [
        ("2026-03-01", date(2026, 3, 1), date(2026, 3, 31), True),
        ("2026-03-31", date(2026, 3, 1), date(2026, 3, 31), True),
        ("2026-04-01", date(2026, 3, 1), date(2026, 3, 31), False),
        ("2026-02-28", date(2026, 3, 1), None, False),
        ("2026-02-28", None, date(2026, 3, 1), True),
        (None, None, None, True),
        (None, date(2026, 3, 1), None, False),
    ],
)
def test_both_days_of_a_period_belong_to_it(
    day: str | None, first: date | None, last: date | None, is_in: bool
) -> None:
    assert in_period(on(day), first, last) is is_in


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period.ALL, (None, None)),
        (Period.THIS_MONTH, (date(2026, 3, 1), TODAY)),
        (Period.LAST_MONTH, (date(2026, 2, 1), date(2026, 2, 28))),
        (Period.THIS_YEAR, (date(2026, 1, 1), TODAY)),
        (Period.DAYS, (None, None)),
    ],
)
def test_periods_are_the_days_people_mean(period: Period, days: tuple[date, date]) -> None:
    assert period.days(TODAY) == days


def test_questions_are_counted_among_the_reviews_that_answered_them() -> None:
    weaker = {**cards.answers(), "greeting": Answer(option="none"), "identity": Answer(na=True)}
    told = Summary("Ana", (on("2026-03-01"), on("2026-03-02", answers=weaker)))
    greeting, identity = (cards.version().rubric.line(key).text for key in ("greeting", "identity"))
    assert Often(greeting, 1, 2) in told.done_well
    assert Often(greeting, 1, 2) in told.to_work_on
    assert Often(identity, 1, 1) in told.done_well
    assert identity not in [one.question for one in told.to_work_on]
    assert [one.times for one in told.done_well] == sorted(
        (one.times for one in told.done_well), reverse=True
    )
    assert told.marks(Category.PRAISE) == 6


def test_the_books_are_kept_apart() -> None:
    counted, picked = on("2026-03-01", book=Book.SAMPLE), on("2026-03-02")
    told = Summary("Ana", (counted, picked))
    assert told.of_book(Book.SAMPLE) == (counted,)
    assert told.of_book(Book.PICKED) == (picked,)
