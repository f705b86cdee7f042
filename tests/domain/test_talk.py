"""Who speaks: shares, talk-over and silences, by example and for any conversation."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.talk import (
    Talk,
    longest,
    nobody,
    silences,
    talk_over,
    without,
)
from callreview.domain.timebase import Span, total_ms
from tests.domain.conversations import conversations, talk


def test_a_side_has_its_share_of_the_whole_recording() -> None:
    found = talk("AAAA..BB..")
    assert (found.talk_percent(0), found.talk_percent(1)) == (40, 20)


def test_a_recording_without_length_has_no_shares() -> None:
    assert Talk("none", 0, 0, ((),)).talk_percent(0) == 0


def test_talk_over_is_where_both_speak() -> None:
    assert talk_over(talk("AAXXBB")) == (Span(2000, 4000),)


def test_three_who_speak_at_once_are_one_talk_over() -> None:
    three = Talk("by hand", 1, 9, ((Span(0, 5),), (Span(1, 6),), (Span(2, 3), Span(4, 9))))
    assert talk_over(three) == (Span(1, 6),)


def test_nobody_speaks_while_music_plays() -> None:
    assert nobody(talk("A.hhhB")) == (Span(1000, 5000),)


def test_music_is_no_silence() -> None:
    assert silences(talk("A..hhhh...B")) == (Span(1000, 3000), Span(7000, 10_000))


def test_what_is_a_silence_can_be_adjusted() -> None:
    found = talk("A.A..A...A")
    assert silences(found) == (Span(3000, 5000), Span(6000, 9000))
    assert silences(found, 3000) == (Span(6000, 9000),)


def test_the_longest_is_the_first_of_equals() -> None:
    assert longest((Span(0, 1), Span(2, 4), Span(6, 8))) == Span(2, 4)
    assert longest(()) is None


def test_one_channel_does_not_tell_who() -> None:
    assert talk("AA..").tells_who
    assert not Talk("by hand", 1, 4, ((Span(0, 2),),)).tells_who


@pytest.mark.parametrize(
    "wrong",
    [
        {"speech": ()},
        {"speech": ((Span(5, 7), Span(1, 2)),)},
        {"speech": ((Span(1, 5), Span(5, 7)),)},
        {"speech": ((Span(1, 11),),)},
        {"hold": (Span(3, 3),)},
        {"confidence": 1.5},
    ],
)
def test_a_wrong_talk_cannot_be_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"channels|spans"):
        Talk(**{"method": "x", "confidence": 1, "length_ms": 10, "speech": ((),), **wrong})


def test_holes_are_cut_out_of_spans() -> None:
    spans = (Span(0, 10), Span(20, 30))
    assert without(spans, (Span(2, 4), Span(8, 22), Span(30, 40))) == (
        Span(0, 2),
        Span(4, 8),
        Span(22, 30),
    )


@given(conversations())
def test_shares_talk_over_and_nobody_come_to_a_hundred(found: Talk) -> None:
    shares = found.talk_percent(0) + found.talk_percent(1) - found.percent(talk_over(found))
    assert shares + found.percent(nobody(found)) == pytest.approx(100 if found.length_ms else 0)


@given(conversations(), st.integers(0, 5000))
def test_in_a_silence_is_neither_speech_nor_music(found: Talk, least_ms: int) -> None:
    for silence in silences(found, least_ms):
        assert silence.length_ms >= least_ms
        for spans in (*found.speech, found.hold):
            assert total_ms((*spans, silence)) == total_ms(spans) + silence.length_ms
