"""Sides to ears."""

import numpy as np
import pytest

from callreview.audio.mixer import to_ears
from callreview.audio.reel import sides_of
from callreview.domain.hearing import Hearing, Sides

SIDES = np.array([[0.5, -0.25]], np.float32)


@pytest.mark.parametrize(
    ("hearing", "ears"),
    [
        (Hearing(), [0.5, -0.25]),
        (Hearing(sides=Sides.LEFT), [0.5, 0.5]),
        (Hearing(sides=Sides.RIGHT), [-0.25, -0.25]),
        (Hearing(muted=(True, False)), [0, -0.25]),
        (Hearing(muted=(False, True), centred=True), [0.5, 0.5]),
        (Hearing(centred=True), [0.25, 0.25]),
        (Hearing(sides=Sides.LEFT, muted=(True, True)), [0.5, 0.5]),
        (Hearing(gains_db=(-6.0206, 12.0412)), [0.25, -1]),
    ],
)
def test_each_side_goes_where_it_is_wanted(hearing: Hearing, ears: list[float]) -> None:
    assert to_ears(SIDES, hearing)[0].tolist() == pytest.approx(ears, abs=1e-4)


@pytest.mark.parametrize("sides", Sides)
def test_one_channel_is_heard_on_both_ears_whatever_the_side(sides: Sides) -> None:
    hearing = Hearing(sides=sides, muted=(True, True), gains_db=(3, 3))
    assert to_ears(sides_of(np.array([[16384]], np.int16)), hearing).tolist() == [[0.5, 0.5]]


def test_nothing_at_all_stays_nothing() -> None:
    assert to_ears(np.zeros((0, 2), np.float32), Hearing()).shape == (0, 2)


def test_more_channels_join_two_sides() -> None:
    sides = sides_of(np.array([[8192, 100, 24576, 300]], np.int16))
    assert sides.tolist() == [[0.5, pytest.approx(200 / 32768)]]


@pytest.mark.parametrize("gain", [-12.1, 24.1, float("nan")])
def test_a_gain_out_of_reach_is_refused(gain: float) -> None:
    with pytest.raises(ValueError, match="gains"):
        Hearing(gains_db=(0.0, gain))
