"""Sides to ears."""

import numpy as np
import pytest

from callreview.audio.mixer import Side, mix


@pytest.mark.parametrize(
    ("side", "ears"),
    [(Side.BOTH, [0.5, -0.25]), (Side.LEFT, [0.5, 0.5]), (Side.RIGHT, [-0.25, -0.25])],
)
def test_each_side_goes_to_its_ear_and_one_alone_to_both(side: Side, ears: list[float]) -> None:
    block = np.array([[16384, -8192]], np.int16)
    assert mix(block, side, 1.0).tolist() == [ears]


@pytest.mark.parametrize("side", Side)
def test_one_channel_is_heard_on_both_ears_whatever_the_side(side: Side) -> None:
    assert mix(np.array([[16384]], np.int16), side, 1.0).tolist() == [[0.5, 0.5]]


def test_volume_scales_and_nothing_at_all_stays_nothing() -> None:
    assert mix(np.array([[16384]], np.int16), Side.BOTH, 0.5).tolist() == [[0.25, 0.25]]
    assert mix(np.zeros((0, 2), np.int16), Side.BOTH, 1.0).shape == (0, 2)


def test_more_channels_join_two_sides() -> None:
    block = np.array([[8192, 100, 24576, 300]], np.int16)
    assert mix(block, Side.LEFT, 1.0)[0, 0] == 0.5
    assert mix(block, Side.RIGHT, 1.0)[0, 0] == pytest.approx(200 / 32768)
