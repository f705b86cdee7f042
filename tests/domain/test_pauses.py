"""Which parts of a call may be skipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.pauses import SHORTEST_CUT_MS, Skipping, moved, pauses_to_skip
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span, merged, total_ms

MINUTE = 60_000
spans = st.tuples(st.integers(0, MINUTE), st.integers(0, MINUTE)).map(
    lambda ends: Span(min(ends), max(ends))
)
channels = st.lists(st.lists(spans, max_size=8), max_size=2)


def test_pauses_keep_a_little_silence_beside_speech() -> None:
    speech = [[Span(1000, 4000)], [Span(9000, 12_000)]]
    assert pauses_to_skip(speech, 20_000, minimum_ms=2000, padding_ms=300) == (
        Span(4300, 8700),
        Span(12_300, 20_000),
    )


def test_before_the_first_word_nothing_is_kept() -> None:
    assert pauses_to_skip([[Span(5000, 9000)]], 9000, minimum_ms=2000, padding_ms=400) == (
        Span(0, 4600),
    )


@pytest.mark.parametrize(("minimum_ms", "count"), [(5000, 1), (5001, 0)])
def test_a_pause_is_measured_from_word_to_word(minimum_ms: int, count: int) -> None:
    speech = [[Span(0, 4000), Span(9000, 10_000)]]
    cuts = pauses_to_skip(speech, 10_000, minimum_ms=minimum_ms, padding_ms=1000)
    assert len(cuts) == count


def test_while_one_side_speaks_there_is_no_pause() -> None:
    assert pauses_to_skip([[Span(0, 2000)], [Span(1500, 9000)]], 9000) == ()


def test_what_padding_leaves_too_short_stays() -> None:
    speech = [[Span(0, 1000), Span(2000, 3000)]]
    assert pauses_to_skip(speech, 3000, minimum_ms=500, padding_ms=470) == ()


@pytest.mark.parametrize("speech", [[], [[]], [[], []]])
def test_a_call_without_speech_is_heard_whole(speech: list[list[Span]]) -> None:
    assert pauses_to_skip(speech, 9000) == ()


def test_a_word_the_detector_missed_stays_and_hold_music_goes() -> None:
    talk = Talk("any", 1.0, 30_000, ((Span(0, 5000),), ()), hold=(Span(15_000, 25_000),))
    sounding = (Span(0, 5000), Span(9000, 9400), Span(15_000, 25_000))
    skipping = Skipping(is_on=True, minimum_ms=1000, padding_ms=100)
    assert skipping.pauses(talk, sounding) == (Span(5100, 8900), Span(9500, 30_000))
    assert Skipping().pauses(talk, sounding) == ()


@pytest.mark.parametrize("lengths", [(-1, 0), (0, -1)])
def test_a_length_below_nothing_is_refused(lengths: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="lengths"):
        Skipping(True, *lengths)


@pytest.mark.parametrize(
    ("moment_ms", "by_ms", "there_ms"),
    [
        (12_000, -1000, 11_000),
        (12_000, -2000, 10_000),
        (12_000, -2001, 4999),
        (12_000, -6500, 500),
        (12_000, -20_000, -13_000),
        (8000, -1000, 4000),
        (5000, -1000, 4000),
        (4000, 999, 4999),
        (4000, 1000, 10_000),
        (4000, 3000, 12_000),
        (8000, 1000, 11_000),
        (21_000, 500, 21_500),
        (12_000, 0, 12_000),
    ],
)
def test_steps_go_over_skipped_pauses(moment_ms: int, by_ms: int, there_ms: int) -> None:
    pauses = (Span(5000, 10_000), Span(20_000, 21_000))
    assert moved(moment_ms, by_ms, pauses) == there_ms


def test_without_pauses_a_step_is_a_step() -> None:
    assert (moved(4000, -5000, ()), moved(4000, 5000, ())) == (-1000, 9000)


@given(channels, st.integers(0, 9000), st.integers(0, 3000))
def test_no_word_is_ever_cut(speech: list[list[Span]], minimum_ms: int, padding_ms: int) -> None:
    cuts = pauses_to_skip(speech, MINUTE, minimum_ms=minimum_ms, padding_ms=padding_ms)
    spoken = merged(span for channel in speech for span in channel)
    assert total_ms(spoken) + total_ms(cuts) == total_ms((*spoken, *cuts))
    assert merged(cuts) == cuts
    assert all(cut.length_ms >= SHORTEST_CUT_MS for cut in cuts)
    for cut in cuts:
        assert not any(
            span.start_ms < cut.end_ms + padding_ms and cut.start_ms - padding_ms < span.end_ms
            for span in spoken
        )
