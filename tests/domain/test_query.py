"""The search box finds calls by words, names and numbers however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import Agent, Call, CallFacts, Direction, Recording, Status
from callreview.domain.query import folded, matcher, matches, searchable_text

NAME = "in-5550100-+15125550142-20260312-102204-1773328920.41.wav"


def call(**facts: object) -> Call:
    known = {
        "start_local": "2026-03-12T10:22:04",
        "direction": Direction.IN,
        "agent_ref": "200",
        "customer_number": "+1 (512) 555-0142",
        "customer_name": "Ángel Núñez",
    }
    recording = Recording("r1", "c1", f"/calls/2026/{NAME}", 10, "f", Status.OK)
    return Call(
        "c1",
        recording,
        CallFacts(**(known | facts)),  # type: ignore[arg-type]  # a table of fields
        agent=Agent("a1", "Zoë Straße", ("200",)),
    )


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "zoe",
        "STRASSE",
        "straße zoë",
        "angel nunez",
        "nuñez",
        "5550142",
        "555-0142",
        "(512) 555-0142",
        "+1 512 555 0142",
        "512.555.0142",
        "2026-03-12",
        "10:22",
        "march 0142",
        "inbound",
        "200",
        "1773328920.41",
        "in-5550100",
    ],
)
def test_the_call_is_found_by(query: str) -> None:
    assert matches(query, searchable_text(call()))


@pytest.mark.parametrize("query", ["anna", "zoe anna", "5550143", "10:23", "outbound", "1:15"])
def test_the_call_is_not_found_by(query: str) -> None:
    assert not matches(query, searchable_text(call()))


def test_a_call_of_which_nothing_is_known_is_found_by_its_file() -> None:
    recording = Recording("r", "c", "/calls/Meeting Ü.wav", 1, "f", Status.OK)
    assert matches("meeting u.wav", searchable_text(Call("c", recording, CallFacts())))


@pytest.mark.parametrize("start", [None, "", "soon", "2026-13-01T00:00:00"])
def test_a_start_that_is_no_time_does_no_harm(start: str | None) -> None:
    assert matches("zoe", searchable_text(call(start_local=start)))


def test_words_do_not_match_across_two_facts() -> None:
    text = searchable_text(call(customer_name="Ann", customer_number="ette"))
    assert not matches("annette", text)


@given(st.text(), st.text())
def test_no_query_crashes_and_every_text_finds_itself(text: str, other: str) -> None:
    matcher(other)(folded(text))
    assert matches(text, folded(text))
    assert folded(folded(text)) == folded(text)
