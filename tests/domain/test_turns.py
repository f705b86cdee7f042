"""Turns, monologues, interruptions and response times, by example and for any conversation."""

import pytest
from hypothesis import given

from callreview.domain.talk import Talk
from callreview.domain.timebase import Span, total_ms
from callreview.domain.turns import (
    Interruption,
    Response,
    Turn,
    interruptions,
    longest_monologue,
    response_ms,
    responses,
    turns,
)
from tests.domain.conversations import conversations, talk


def _drawn(found: Talk) -> list[tuple[str, int, int]]:
    return [
        ("AB"[turn.channel], turn.span.start_ms // 1000, turn.span.end_ms // 1000)
        for turn in turns(found)
    ]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("", []),
        ("....", []),
        ("AA.BB", [("A", 0, 2), ("B", 3, 5)]),
        ("A.A.A", [("A", 0, 5)]),  # pauses nobody used
        ("A..A", [("A", 0, 1), ("A", 3, 4)]),  # a silence ends the turn
        ("AAXAA", [("A", 0, 5)]),  # "mhm"
        ("AAXBB", [("A", 0, 3), ("B", 2, 5)]),  # taken while the other talked
        ("A.B.A", [("A", 0, 1), ("B", 2, 3), ("A", 4, 5)]),
        ("XXAA", [("A", 0, 4)]),  # both begin: who goes on has the word
        ("AAXX", [("A", 0, 4)]),
    ],
)
def test_turns(drawn: str, expected: list[tuple[str, int, int]]) -> None:
    assert _drawn(talk(drawn)) == expected


def test_of_one_channel_a_turn_is_speech_between_silences() -> None:
    one = Talk("by hand", 1, 9000, ((Span(0, 1000), Span(2000, 3000), Span(6000, 7000)),))
    assert turns(one) == (Turn(0, Span(0, 3000)), Turn(0, Span(6000, 7000)))


def test_a_monologue_goes_on_through_short_pauses_and_assent() -> None:
    assert longest_monologue(turns(talk("AA.BB.AA.AXAA.B")), 0) == Span(6000, 13_000)
    assert longest_monologue(turns(talk("AA")), 1) is None


def test_who_begins_while_the_other_talks_and_goes_on_interrupts() -> None:
    found = talk("AAXXBB")
    assert interruptions(found, 1) == (Interruption(1, Span(2000, 4000)),)
    assert interruptions(found, 0) == ()


@pytest.mark.parametrize(
    "drawn",
    [
        "AAXXAA",  # falls silent first
        "XXBB",  # both begin at once
        "AAXX",  # both end at once
        "AABB",  # no overlap
    ],
)
def test_is_no_interruption(drawn: str) -> None:
    assert not interruptions(talk(drawn), 0)
    assert not interruptions(talk(drawn), 1)


def test_a_short_overlap_is_how_people_take_turns() -> None:
    speech = ((Span(0, 1000),), (Span(750, 2000),))
    assert not interruptions(Talk("by hand", 1, 2000, speech), 1)
    assert interruptions(Talk("by hand", 1, 2000, speech), 1, 250)


def test_response_time_is_the_silence_before_the_answer() -> None:
    found = talk("A..BB.A.......B")
    assert responses(turns(found), 1, found.hold) == (
        Response(1, Span(1000, 3000)),
        Response(1, Span(7000, 14_000)),
    )
    assert responses(turns(found), 0, found.hold) == (Response(0, Span(5000, 6000)),)
    assert response_ms(responses(turns(found), 1, found.hold)) == 4500
    assert response_ms(()) is None


def test_who_answers_before_the_other_has_ended_answers_at_once() -> None:
    assert responses(turns(talk("AAXBB")), 1) == (Response(1, Span(2000, 2000)),)


def test_after_hold_music_nobody_is_answering() -> None:
    found = talk("A.hhhh.B")
    assert responses(turns(found), 1, found.hold) == ()


@given(conversations())
def test_whoever_speaks_has_or_shares_a_turn(found: Talk) -> None:
    spoken = [span for spans in found.speech for span in spans]
    spans = [turn.span for turn in turns(found)]
    assert total_ms([*spans, *spoken]) == total_ms(spans)
    assert [turn.span.start_ms for turn in turns(found)] == sorted(s.start_ms for s in spans)


@given(conversations())
def test_a_turn_begins_and_ends_with_its_own_speech(found: Talk) -> None:
    for turn in turns(found):
        own = found.speech[turn.channel]
        assert turn.span.start_ms in {span.start_ms for span in own}
        assert turn.span.end_ms in {span.end_ms for span in own}


@given(conversations())
def test_both_speak_throughout_an_interruption(found: Talk) -> None:
    for channel in (0, 1):
        for one in interruptions(found, channel):
            for spans in found.speech:
                assert total_ms((*spans, one.span)) == total_ms(spans)


@given(conversations())
def test_nobody_speaks_before_a_response(found: Talk) -> None:
    for channel in (0, 1):
        for one in responses(turns(found), channel, found.hold):
            for spans in found.speech:
                assert total_ms((*spans, one.span)) == total_ms(spans) + one.span.length_ms
