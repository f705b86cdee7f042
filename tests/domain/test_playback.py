"""What was heard, from looks at where the player was."""

from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.playback import ActiveTime, HeardTracker, resumed_at
from callreview.domain.timebase import Span, total_ms


def listened(*looks: tuple[int, float], speed: float = 1.0) -> tuple[Span, ...]:
    tracker = HeardTracker()
    for position_ms, at_s in looks:
        tracker = tracker.seen(position_ms, at_s, playing=True, speed=speed)
    return tracker.spans


def test_what_lies_between_two_looks_was_heard() -> None:
    assert listened((1000, 0.0), (1030, 0.03), (1060, 0.06)) == (Span(1000, 1060),)


def test_a_seek_leaves_out_what_it_jumped_over() -> None:
    spans = listened((0, 0.0), (100, 0.1), (60_000, 0.2), (60_100, 0.3))
    assert spans == (Span(0, 100), Span(60_000, 60_100))


def test_a_seek_back_keeps_what_was_heard() -> None:
    assert listened((5000, 0.0), (5100, 0.1), (1000, 0.2), (1100, 0.3)) == (
        Span(1000, 1100),
        Span(5000, 5100),
    )


def test_at_three_times_the_speed_three_times_as_much_is_heard() -> None:
    assert listened((0, 0.0), (3000, 1.0), speed=3.0) == (Span(0, 3000),)
    assert listened((0, 0.0), (3000, 1.0), speed=1.0) == ()


def test_the_look_that_finds_it_paused_counts_up_to_there() -> None:
    tracker = HeardTracker().seen(0, 0.0, playing=True).seen(90, 0.1, playing=False)
    assert tracker.spans == (Span(0, 90),)
    assert tracker.seen(150, 0.2, playing=True).spans == (Span(0, 90),)


def test_nothing_is_heard_while_paused_or_scrubbed() -> None:
    tracker = HeardTracker()
    for step in range(20):
        tracker = tracker.seen(step * 30, step * 0.03, playing=False)
    assert tracker.spans == ()


def test_looks_too_far_apart_prove_nothing() -> None:
    assert listened((0, 0.0), (6000, 6.0)) == ()


def test_a_silence_the_player_skips_is_marked_as_that() -> None:
    tracker = HeardTracker().seen(900, 0.0, playing=True, pauses=(Span(1000, 9000),))
    tracker = tracker.seen(9050, 0.15, playing=True, pauses=(Span(1000, 9000),))
    assert tracker.spans == (Span(900, 1000), Span(9000, 9050))
    assert tracker.skipped == (Span(1000, 9000),)
    jumped = tracker.seen(20_000, 0.2, playing=True, pauses=(Span(10_000, 12_000),))
    assert (jumped.spans, jumped.skipped) == (tracker.spans, tracker.skipped)


@given(
    st.lists(st.tuples(st.integers(1, 400), st.floats(0.5, 3.0)), min_size=1, max_size=60),
    st.integers(0, 100_000),
)
def test_playing_without_a_jump_hears_all_of_it(
    steps: list[tuple[int, float]], start_ms: int
) -> None:
    tracker = HeardTracker().seen(start_ms, 0.0, playing=True, speed=steps[0][1])
    position_ms, at_s = start_ms, 0.0
    for passed_ms, speed in steps:
        position_ms, at_s = position_ms + round(passed_ms * speed), at_s + passed_ms / 1000
        tracker = tracker.seen(position_ms, at_s, playing=True, speed=speed)
    assert total_ms(tracker.spans) == position_ms - start_ms


def test_active_time_leaves_out_the_coffee_break() -> None:
    time = ActiveTime().acted(0.0).acted(30.0).acted(300.0).acted(310.5)
    assert time.active_ms == 40_500


def test_resuming_steps_back_but_not_before_the_beginning() -> None:
    assert resumed_at(10_000, back_ms=1500) == 8500
    assert resumed_at(700, back_ms=1500) == 0
    assert resumed_at(10_000, back_ms=1500, earliest_ms=9000) == 9000
