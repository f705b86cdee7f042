"""Which calls a query finds, however names and numbers are written on either side."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import Agent, Call, CallState, Direction
from callreview.domain.mark import Category
from callreview.domain.query.folding import folded
from callreview.domain.query.matching import fits, fitting, narrows
from callreview.domain.query.parsing import parse
from callreview.domain.review import Book
from tests.builders import call as made
from tests.builders import recording

TODAY = date(2026, 3, 18)
NAME = "in-5550100-+15125550142-20260312-102204-1773328920.41.wav"
ZOE = Agent("a1", "Zoë Straße", ("200",))


def call(*, agent: Agent | None = ZOE, **known: Any) -> Call:
    usual: dict[str, Any] = {
        "start_local": "2026-03-12T10:22:04",
        "direction": Direction.IN,
        "agent_ref": "200",
        "customer_number": "+1 (512) 555-0142",
        "customer_name": "Ángel Núñez",
        "recording": recording(NAME, duration_ms=245_000),
        "state": CallState.REVIEWED,
        "score_percent": 79.6,
        "passed": False,
        "marks": 2,
        "categories": frozenset({Category.PRAISE, Category.NOTE}),
        "books": frozenset({Book.SAMPLE}),
    }
    return made(agent=agent, **{**usual, **known})


def is_found(text: str, one: Call) -> bool:
    return fits(parse(text), one, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "zoe", "STRASSE", "straße zoë", "STRAẞE", "angel nunez", "nuñez",
        "5550142", "555-0142", "(512) 555-0142", "+1 512 555 0142", "512.555.0142", "５５５",
        "٥٥٥٠١٤٢", "42", "014", "2026-03-12", "10:22", "march 0142", "inbound", "200",
        "1773328920.41", "in-5550100", '"zoe strasse"', "-anna",
        "agent:200", "agent:zoe", "agent:STRASSE", "number:42", "-agent:none",
        "from:2026-03-12", "to:2026-03-12", "on:2026-03-12", "from:2026-03 to:2026-03",
        "last week", "-this week", "this month", "last 7 days", 'from:"last week"',
        "longer:4m", "shorter:5m", "-longer:5m", "score:80", "score<=80", "score>79", "score<79.7",
        "failed", "-passed", "reviewed", "-draft", "-unreviewed",
        "has:praise", "has:note", "has:mark", "-has:improve", "dir:in", "-dir:out",
        "book:sample", "-book:picked", "status:ok", "42 last week dir:in failed",
        "from:2026-02-31",
    ],
)  # fmt: skip
def test_the_call_is_found_by(text: str) -> None:
    assert is_found(text, call())


@pytest.mark.parametrize(
    "text",
    [
        "anna", "zoe anna", "5550143", "10:23", "outbound", "1:15", '"strasse zoe"', "-zoe",
        "22", "41", "77", "agent:20", "agent:anna", "agent:none", "number:200", "number:41",
        "from:2026-03-13", "to:2026-03-11", "on:2026-03-11", "this week", "yesterday", "-last week",
        "longer:5m", "shorter:4m", "score<80", "score>80", "score:79.5", "passed", "draft",
        "unreviewed", "has:improve", "-has:mark", "dir:out", "book:picked", "status:missing",
        "self-reviewed",
    ],
)  # fmt: skip
def test_the_call_is_not_found_by(text: str) -> None:
    assert not is_found(text, call())


@pytest.mark.parametrize(
    "text",
    ["this year", "longer:0s", "shorter:9m", "score<100", "failed", "passed", "reviewed",
     "has:mark", "dir:in", "agent:zoe", "number:1"],
)  # fmt: skip
def test_what_is_not_known_is_not_guessed(text: str) -> None:
    unknown = call(
        agent=None, start_local=None, direction=None, agent_ref=None, customer_number=None,
        customer_name=None, recording=recording("x.wav", duration_ms=None), state=CallState.NEW,
        score_percent=None, passed=None, marks=0, categories=frozenset(), books=frozenset(),
    )  # fmt: skip
    assert not is_found(text, unknown)
    assert is_found(f"-{text}", unknown)
    assert is_found("agent:none unreviewed", unknown)


def test_calls_that_who_was_on_them_reviewed_are_found() -> None:
    assert is_found("self-reviewed", call(is_self_reviewed=True))
    assert is_found("-self-reviewed", call())


def test_a_call_of_which_no_number_is_known_is_found_by_two_digits_of_its_file() -> None:
    unread = call(customer_number=None, recording=recording("Meeting Ü 5557.wav"))
    assert is_found("meeting u 55", unread)


def test_a_reviewed_call_that_is_being_revised_is_reviewed_and_a_draft() -> None:
    assert is_found("reviewed draft failed", call(state=CallState.DRAFT))


@pytest.mark.parametrize("start", [None, "", "soon", "2026-13-01T00:00:00"])
def test_a_start_that_is_no_time_does_no_harm(start: str | None) -> None:
    assert is_found("zoe -today", call(start_local=start))
    assert not is_found("from:2026-03-01 to:2026-12-31", call(start_local="soon"))


def test_words_are_not_found_across_two_facts() -> None:
    assert not is_found("annette", call(customer_name="Ann", customer_number="ette"))


def test_a_word_may_stand_in_the_words_of_a_call() -> None:
    one, other = call(), call(recording=recording("other.wav"))
    hits = {"Refund": frozenset({one.id})}
    query = parse("Refund zoe")
    assert fitting(query, (one, other), today=TODAY, hits=hits) == [one]
    opposite = parse("-Refund zoe")
    assert fitting(opposite, (one, other), today=TODAY, hits=hits) == [other]


def test_the_calls_keep_their_order() -> None:
    calls = [call(recording=recording(f"{name}.wav")) for name in "cab"]
    assert fitting(parse("zoe last week"), calls, today=TODAY) == calls


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"), ("İstanbul", "istanbul"), ("ISPARTA", "ısparta"),
        ("５５５", "555"), ("Łódź", "lodz"), ("Søren", "soren"), ("ﬁne", "FINE"), ("a\0b", "a b"),
        ("Ὀδυσσεύς", "οδυσσευσ"), ("a\x1f b", "a b"),
    ],
)  # fmt: skip
def test_two_ways_of_writing_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_no_query_fails_on_any_call(text: str, name: str) -> None:
    one = call(customer_name=name, customer_number=name, agent_ref=name, start_local=name)
    assert is_found(text, one) in (True, False)


LIBRARY = (
    call(),
    call(agent=None, agent_ref="1:15", customer_number=None, customer_name="Anna 14"),
    call(agent=Agent("a2", "Bob", ("201", "2011")), customer_number="201", score_percent=None),
    call(recording=recording("20-11.wav"), customer_number="0142 0", passed=True, marks=0),
)


@given(
    st.lists(
        st.sampled_from(["2", "0", "1", "4", "-", "a", "n", "z", "o", ":", " ", '"', "score<80 "])
        | st.sampled_from(["last week", "number:", "agent:", "status:", "failed"]),
        max_size=9,
    ),
    st.integers(0, 9),
)
def test_what_narrows_a_query_finds_nothing_new(parts: list[str], cut: int) -> None:
    query, before = parse("".join(parts)), parse("".join(parts[:cut]))
    hits = {"an": frozenset({LIBRARY[3].id}), "2011": frozenset({LIBRARY[0].id})}
    if narrows(query, before, hits):
        among = fitting(before, LIBRARY, today=TODAY, hits=hits)
        found = fitting(query, LIBRARY, today=TODAY, hits=hits)
        assert fitting(query, among, today=TODAY, hits=hits) == found


@pytest.mark.parametrize(
    ("before", "query", "is_narrower"),
    [
        ("", "a", True), ("an", "ann", True), ("anna", "anna last week", True),
        ("agent:200 f", "agent:200 fa", True), ("an", "an failed x", True),
        ("20", "201", False), ("201", "2011", False), ("-an", "-ann", False),
        ("ann", "an", False), ("anna", "anno", False), ("longer:5", "longer:6", False),
        ("fail", "failed", False), ("an bo", "ann bob", False), ("a", "", False),
        ("1:1", "1:15", True), ("a", "an", False),
    ],
)  # fmt: skip
def test_a_letter_or_a_part_more_narrows(before: str, query: str, *, is_narrower: bool) -> None:
    hits = {"an": frozenset({"a call"})} if (before, query) == ("a", "an") else {}
    assert narrows(parse(query), parse(before), hits) is is_narrower
