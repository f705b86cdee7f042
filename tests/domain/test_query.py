"""The search box: what is typed becomes a query and text again, and says what it cannot use."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import Direction, Status
from callreview.domain.mark import Category
from callreview.domain.query.days import MOST_DAYS, LastDays, Period, first_and_last
from callreview.domain.query.parsing import parse
from callreview.domain.query.terms import (
    Clause,
    During,
    Has,
    Is,
    Longer,
    Number,
    Person,
    Query,
    Review,
    Score,
    Shorter,
    Sign,
    Since,
    Term,
    Until,
    Word,
)
from callreview.domain.query.vocabulary import ENGLISH, Field
from callreview.domain.query.writing import written
from callreview.domain.review import Book

MARCH_12 = date(2026, 3, 12)

MEANT: dict[str, Term] = {
    "zoe": Word("zoe"),
    '"last week"': Word("last week"),
    '"failed"': Word("failed"),
    "10:22": Word("10:22"),
    "a<b": Word("a<b"),
    "agent:200": Person("200"),
    "AGENT:Zoë": Person("Zoë"),
    "person:200": Person("200"),
    'agent:"Zoë S"': Person("Zoë S"),
    "agent:none": Person(""),
    'agent:"none"': Person("none"),
    "number:555-01": Number("55501"),
    "number:55": Number("55"),
    "from:2026-03-12": Since(MARCH_12),
    "from:12.3.2026": Since(MARCH_12),
    "from:2026/3/12": Since(MARCH_12),
    "from:2026-03": Since(date(2026, 3, 1)),
    "to:2026-02": Until(date(2026, 2, 28)),
    "to:2026": Until(date(2026, 12, 31)),
    "from:yesterday": Since(Period.YESTERDAY),
    'to:"last week"': Until(Period.LAST_WEEK),
    "on:2026-03-12": During(MARCH_12),
    "last week": During(Period.LAST_WEEK),
    "LAST  Week": During(Period.LAST_WEEK),
    "last 7 days": During(LastDays(7)),
    "longer:5m": Longer(300),
    "longer:5": Longer(300),
    "longer:1h30m": Longer(5400),
    "longer:5:30": Longer(330),
    "shorter:90s": Shorter(90),
    "score<80": Score(Sign.BELOW, Decimal(80)),
    "score < 80": Score(Sign.BELOW, Decimal(80)),
    "score>=79,5%": Score(Sign.AT_LEAST, Decimal("79.5")),
    "score:80": Score(Sign.IS, Decimal(80)),
    "failed": Is(Review.FAILED),
    "Unreviewed": Is(Review.UNREVIEWED),
    "draft": Is(Review.DRAFT),
    "has:praise": Has(Category.PRAISE),
    "has:mark": Has(),
    "dir:in": Is(Direction.IN),
    "dir:outgoing": Is(Direction.OUT),
    "book:sample": Is(Book.SAMPLE),
    "status:missing": Is(Status.MISSING),
}


@pytest.mark.parametrize(("text", "term"), MEANT.items())
def test_what_is_typed_means(text: str, term: Term) -> None:
    assert parse(text) == Query((Clause(term),))
    assert parse(f"-{text}") == Query((Clause(term, is_not=True),))


@pytest.mark.parametrize("text", ["", "  ", "-", '""', '"'])
def test_nothing_asks_for_nothing(text: str) -> None:
    assert parse(text) == Query()


def test_all_parts_count_in_their_order() -> None:
    terms = [clause.term for clause in parse("zoe 42 last week -draft").clauses]
    assert terms == [Word("zoe"), Word("42"), During(Period.LAST_WEEK), Is(Review.DRAFT)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("from:2026-02-31", "query_no_such_date"),
        ("to:2026-13", "query_no_such_date"),
        ("from:31.2.2026", "query_no_such_date"),
        ("from:0000-01-01", "query_no_such_date"),
        ("from:soon", "query_not_a_date"),
        ("from:3/12/2026", "query_not_a_date"),
        ("on:2026-03", "query_not_a_date"),
        ("longer:m", "query_not_a_length"),
        ("longer:99999999999999999999m", "query_not_a_length"),
        ("score<high", "query_not_a_score"),
        ("score:1000000", "query_not_a_score"),
        ("number:abc", "query_not_a_number"),
        ("has:fun", "query_no_such_choice"),
        ("dir:up", "query_no_such_choice"),
        ("longer>5m", "query_not_compared"),
        ("agnet:200", "query_no_such_field"),
        ("agent:", "query_unfinished"),
        ('agent:""', "query_unfinished"),
        ("score<", "query_unfinished"),
    ],
)
def test_a_mistake_is_kept_explained_and_not_used(text: str, code: str) -> None:
    query = parse(f"{text} zoe")
    assert [mistake.code for mistake in query.mistakes] == [code]
    assert query.mistakes[0].text == text
    assert query.words == ("zoe",)
    assert parse(written(query)) == query


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("zoe   LAST week", "zoe last week"),
        ("from:12.3.2026 to:2026-03", "from:2026-03-12 to:2026-03-31"),
        ("longer:90 shorter:1:30", "longer:1h30m shorter:1m30s"),
        ("score = 80.0 score >79,50", "score:80 score>79.5"),
        ('"zoe" "last week"', 'zoe "last week"'),
        ('"last" week', '"last" "week"'),
        ('from:"yesterday"', "from:yesterday"),
    ],
)
def test_the_same_meaning_has_one_text(text: str, same: str) -> None:
    assert written(parse(text)) == same


texts = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
tricky = st.sampled_from(["last", "week", "7", "days", "failed", "score", "<80", "agent:", "-x",
                          '"', '""', "none", "a b", "from", ":", "-", "score<"])  # fmt: skip
words = texts | tricky
days = st.dates() | st.sampled_from(Period) | st.builds(LastDays, st.integers(1, MOST_DAYS))
terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(Word, words),
    st.builds(Person, words | st.just("")),
    st.builds(Number, st.text("0123456789", min_size=1)),
    st.builds(Since, days),
    st.builds(Until, days),
    st.builds(During, days),
    st.builds(Longer, st.integers(0, 3_000_000)),
    st.builds(Shorter, st.integers(0, 3_000_000)),
    st.builds(Score, st.sampled_from(Sign), st.decimals(0, 999, places=4)),
    st.builds(Has, st.none() | st.sampled_from(Category)),
    st.builds(Is, st.sampled_from([*Review, *Direction, *Book, *Status])),
)
queries = st.builds(
    lambda clauses: Query(tuple(clauses)), st.lists(st.builds(Clause, terms, st.booleans()))
)


@given(queries)
def test_every_query_can_be_written_and_read_again(query: Query) -> None:
    assert parse(written(query)) == query


@given(st.lists(texts | tricky | st.sampled_from([*MEANT, " "])).map(" ".join) | st.text())
def test_whatever_is_typed_is_understood_once_and_for_all(text: str) -> None:
    query = parse(text)
    assert parse(written(query)) == query
    assert written(parse(written(query))) == written(query)


def test_words_of_another_language_are_taken_beside_the_english_ones() -> None:
    german = ENGLISH.beside(
        fields=[("von", Field.FROM), ("bis", Field.TO)],
        choices=[("lob", Field.HAS, Category.PRAISE)],
        phrases=[("letzte Woche", Period.LAST_WEEK), ("durchgefallen", Review.FAILED)],
    )
    query = parse("von:2026-03-12 hat letzte woche has:LOB -durchgefallen dir:in", german)
    assert written(query, german) == ("from:2026-03-12 hat last week has:praise -failed dir:in")
    assert parse(written(query, german), german) == query
    assert written(Query((Clause(Word("durchgefallen")),)), german) == '"durchgefallen"'


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (Period.TODAY, "2026-03-12", "2026-03-12"),
        (Period.YESTERDAY, "2026-03-11", "2026-03-11"),
        (Period.THIS_WEEK, "2026-03-09", "2026-03-15"),
        (Period.LAST_WEEK, "2026-03-02", "2026-03-08"),
        (Period.THIS_MONTH, "2026-03-01", "2026-03-31"),
        (Period.LAST_MONTH, "2026-02-01", "2026-02-28"),
        (Period.THIS_YEAR, "2026-01-01", "2026-12-31"),
        (Period.LAST_YEAR, "2025-01-01", "2025-12-31"),
        (LastDays(1), "2026-03-12", "2026-03-12"),
        (LastDays(30), "2026-02-11", "2026-03-12"),
    ],
)
def test_a_period_is_these_days(day: Period | LastDays, first: str, last: str) -> None:
    assert first_and_last(day, MARCH_12) == (
        date.fromisoformat(first), date.fromisoformat(last)
    )  # fmt: skip


@given(days, st.dates())
def test_every_period_has_a_first_and_a_last_day(
    day: date | Period | LastDays, today: date
) -> None:
    first, last = first_and_last(day, today)
    assert first <= last
