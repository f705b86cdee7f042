"""The view of a call: zooming, scrolling and following never lose the moment."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from callreview.domain.timebase import Span
from callreview.domain.viewport import FINEST_MS_PER_PX, Follow, Viewport

lengths = st.integers(0, 24 * 3600 * 1000)
widths = st.floats(1, 8000)
zooms = st.integers(-60, 60)
parts = st.floats(0, 1)


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    """Return any view a person can reach by zooming and scrolling."""
    view = Viewport.whole(draw(lengths), draw(widths))
    view = view.zoomed(draw(zooms), draw(parts) * view.width)
    return view.scrolled(draw(st.floats(-1e6, 1e6)))


def is_inside(view: Viewport) -> bool:
    """Return whether the view shows nothing before and, if it fits, nothing after the call."""
    end = max(view.length_ms, view.seen_ms)
    return view.start_ms >= 0 and view.end_ms <= end * (1 + 1e-9) + 1e-6


def test_the_whole_call_fits_the_width() -> None:
    view = Viewport.whole(60_000, 600)
    assert (view.start_ms, view.ms_per_px, view.end_ms) == (0.0, 100.0, 60_000.0)
    assert view.shows_all


def test_a_call_without_length_can_still_be_seen() -> None:
    view = Viewport.whole(0, 800)
    assert view.nearest_ms(400) == 0
    assert view.zoomed(5, 400).scrolled(100).start_ms == 0


@pytest.mark.parametrize("broken", [(-1, 10, 1.0), (10, 0, 1.0), (10, 10, 0.0), (10, 10, math.nan)])
def test_a_broken_view_cannot_be_built(broken: tuple[int, float, float]) -> None:
    length, width, scale = broken
    with pytest.raises(ValueError, match="not a view"):
        Viewport(length, width, 0.0, scale)


@given(viewports(), zooms, parts)
def test_the_moment_under_the_pointer_stays_when_zooming(
    view: Viewport, steps: int, part: float
) -> None:
    x = part * view.width
    zoomed = view.zoomed(steps, x)
    free = 0 < zoomed.start_ms < zoomed.length_ms - zoomed.seen_ms
    assume(free)
    assert zoomed.moment_at(x) == pytest.approx(view.moment_at(x), abs=1e-6, rel=1e-12)


@given(viewports(), zooms, parts)
def test_every_view_stays_inside_the_call(view: Viewport, steps: int, part: float) -> None:
    assert is_inside(view)
    assert is_inside(view.zoomed(steps, part * view.width))
    assert is_inside(view.centred(part * view.length_ms))
    assert is_inside(view.resized(view.width * (0.1 + part)))
    assert is_inside(view.grown(int(view.length_ms * (0.5 + part))))


@given(viewports(), st.integers(1, 12), parts)
def test_zooming_out_undoes_zooming_in(view: Viewport, steps: int, part: float) -> None:
    on_a_rung = view.zoomed(1, part * view.width)
    zoomed = on_a_rung.zoomed(steps, part * view.width)
    assume(zoomed.ms_per_px > FINEST_MS_PER_PX and not on_a_rung.shows_all)
    assert zoomed.zoomed(-steps, part * view.width).ms_per_px == on_a_rung.ms_per_px


def test_two_steps_halve_what_is_seen() -> None:
    view = Viewport(600_000, 1000, 0.0, 64.0)
    assert view.zoomed(2, 0).ms_per_px == 32.0
    assert view.zoomed(1, 0).ms_per_px == pytest.approx(64 / math.sqrt(2))


def test_between_rungs_the_next_one_is_taken() -> None:
    view = Viewport(600_000, 1000, 0.0, 50.0)
    assert view.zoomed(1, 0).ms_per_px == pytest.approx(64 / math.sqrt(2))
    assert view.zoomed(-1, 0).ms_per_px == 64.0


@given(viewports(), parts)
def test_a_pixel_and_its_moment_belong_together(view: Viewport, part: float) -> None:
    x = part * view.width
    assert view.x_of(view.moment_at(x)) == pytest.approx(x, abs=1e-3)


@given(viewports(), st.floats(-1e5, 1e5))
def test_a_gesture_ends_on_a_moment_of_the_call(view: Viewport, x: float) -> None:
    assert 0 <= view.nearest_ms(x) <= view.length_ms


@given(viewports(), parts, st.sampled_from([Follow.CONTINUOUS, Follow.PAGE]), parts)
def test_a_followed_play_head_is_always_seen(
    view: Viewport, part: float, mode: Follow, glide: float
) -> None:
    moment = part * view.length_ms
    followed = view.followed(moment, mode, glide=max(0.05, glide))
    slack = followed.ms_per_px
    assert followed.start_ms - slack <= moment <= followed.end_ms + slack


def test_following_off_never_moves() -> None:
    view = Viewport.whole(60_000, 600).zoomed(6, 0)
    assert view.followed(59_000, Follow.OFF) is view


def test_a_page_turns_only_when_the_head_leaves() -> None:
    view = Viewport(600_000, 1000, 0.0, 10.0)
    assert view.followed(9_999, Follow.PAGE) is view
    turned = view.followed(10_001, Follow.PAGE)
    assert 0 < turned.x_of(10_001) < 100


def test_continuous_following_keeps_the_head_in_the_middle() -> None:
    view = Viewport(600_000, 1000, 0.0, 10.0)
    assert view.followed(4_000, Follow.CONTINUOUS) is view
    assert view.followed(5_010, Follow.CONTINUOUS).x_of(5_010) == pytest.approx(500)


def test_a_head_far_from_the_middle_glides_there() -> None:
    view = Viewport(600_000, 1000, 0.0, 10.0)
    once = view.followed(9_000, Follow.CONTINUOUS, glide=0.25)
    assert once.x_of(9_000) == pytest.approx(800)
    assert once.followed(9_000, Follow.CONTINUOUS, glide=0.25).x_of(9_000) == pytest.approx(725)


def test_a_view_of_everything_stays_so_when_the_call_or_the_window_grows() -> None:
    view = Viewport.whole(60_000, 600)
    assert view.grown(90_000).shows_all
    assert view.resized(900).shows_all
    assert view.resized(900).ms_per_px == pytest.approx(60_000 / 900)


@given(viewports(), parts, parts)
def test_a_fitted_span_is_seen_whole(view: Viewport, one: float, other: float) -> None:
    low, high = sorted((int(one * view.length_ms), int(other * view.length_ms)))
    fitted = view.fitted(Span(low, high))
    assert fitted.start_ms <= low + 1e-6
    assert fitted.end_ms >= high - 1e-6
