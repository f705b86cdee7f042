"""What a pointer holds and what comes of moving it, without a widget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.timebase import Span
from callreview.domain.viewport import Viewport
from callreview.ui.player.gestures import Drag, Hit, Part, hit, nudged
from callreview.ui.player.mark_rows import placed
from callreview.ui.player.stage import GUTTER, RULER, Stage
from callreview.ui.theme import LIGHT
from tests.ui.player.room import mark

LENGTH = 100_000
STAGE = Stage(Viewport(LENGTH, 1000, 0.0, 100.0), 1000 + GUTTER, 300, 1.0, 2, 2, LIGHT)
POINT = mark("point", 10_000)
LONG = mark("span", 30_000, 60_000)
PLACED = placed((POINT, LONG), 100.0, lambda _mark: 0.0)
CHOSEN = Span(70_000, 80_000)


def at(x: float, y: float) -> Hit:
    return hit(STAGE, PLACED, CHOSEN, x + GUTTER, y)


SOUND_Y = STAGE.sound.center().y()
MARK_Y = STAGE.mark_row(0)[0] + 5


@pytest.mark.parametrize(
    ("x", "y", "part", "key"),
    [
        (-20, SOUND_Y, Part.NAMES, None),
        (500, RULER / 2, Part.RULER, None),
        (500, SOUND_Y, Part.SOUND, None),
        (700, SOUND_Y, Part.SPAN_START, None),
        (803, RULER / 2, Part.SPAN_END, None),
        (900, MARK_Y, Part.LANE, None),
        (108, MARK_Y, Part.MARK, "point"),
        (450, MARK_Y, Part.MARK, "span"),
        (302, MARK_Y, Part.MARK_START, "span"),
        (598, MARK_Y, Part.MARK_END, "span"),
        (450, MARK_Y + 26, Part.LANE, None),
    ],
)
def test_what_lies_under_the_pointer(x: float, y: float, part: Part, key: str | None) -> None:
    found = at(x, y)
    assert found.part is part
    assert (found.mark.id if found.mark else None) == key


def drag(held: Hit, pressed_ms: float, now_ms: float, **more: object) -> Drag:
    begun = Drag(held, pressed_ms, pressed_ms, 0.0, LENGTH, **more)  # type: ignore[arg-type]
    return begun.moved(50.0, now_ms)


moments = st.floats(-50_000, 150_000)


@given(moments, moments)
def test_a_whole_mark_keeps_its_length_inside_the_call(pressed: float, now: float) -> None:
    moved = drag(Hit(Part.MARK, LONG), pressed, now).mark_now()
    assert moved is not None
    assert moved.span.length_ms == LONG.span.length_ms
    assert moved.start_ms >= 0
    assert moved.span.end_ms <= LENGTH


@given(st.sampled_from([Part.MARK_START, Part.MARK_END]), moments, moments)
def test_an_edge_never_passes_the_other(edge: Part, pressed: float, now: float) -> None:
    moved = drag(Hit(edge, LONG), pressed, now).mark_now()
    assert moved is not None
    assert 0 <= moved.start_ms < moved.span.end_ms <= LENGTH
    stays = moved.end_ms == LONG.end_ms if edge is Part.MARK_START else moved.start_ms == 30_000
    assert stays


def test_a_drag_is_rounded_once_at_its_end() -> None:
    held = drag(Hit(Part.MARK, POINT), 500.4, 600.3)
    for _ in range(100):
        held = held.moved(50.0, held.now_ms + 0.3)
    moved = held.mark_now()
    assert moved is not None
    assert moved.start_ms == 10_000 + round(600.3 - 500.4 + 30)


@given(moments, moments)
def test_a_drawn_span_runs_between_both_moments(pressed: float, now: float) -> None:
    span = drag(Hit(Part.RULER), pressed, now, selects=True).span_now()
    low, high = sorted(min(LENGTH, max(0, round(each))) for each in (pressed, now))
    assert span == (Span(low, high) if high - low >= 20 else None)


def test_an_edge_of_the_span_can_be_pulled_over_the_other() -> None:
    pulled = drag(Hit(Part.SPAN_START), 70_000, 90_000, span=CHOSEN).span_now()
    assert pulled == Span(80_000, 90_000)


def test_what_hardly_moves_is_a_click() -> None:
    begun = Drag(Hit(Part.SOUND), 0, 0, 100.0, LENGTH)
    assert not begun.moved(102.0, 10).went
    assert begun.moved(104.0, 10).moved(100.0, 0).went


@pytest.mark.parametrize(
    ("edge", "way", "expected"),
    [
        (Part.MARK_START, -100, (29_900, 60_000)),
        (Part.MARK_END, 100, (30_000, 60_100)),
        (Part.MARK_START, 90_000, (59_980, 60_000)),
        (Part.MARK_END, 90_000, (30_000, LENGTH)),
    ],
)
def test_an_edge_is_nudged(edge: Part, way: int, expected: tuple[int, int]) -> None:
    moved = nudged(LONG, way, LENGTH, edge)
    assert (moved.start_ms, moved.end_ms) == expected


def test_a_point_is_nudged_whole() -> None:
    assert nudged(POINT, -100, LENGTH, Part.MARK_END).start_ms == 9_900
    assert nudged(POINT, -20_000, LENGTH, Part.MARK_START).start_ms == 0
