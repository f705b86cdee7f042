"""How tall a sound is drawn, in even steps and in decibels."""

import numpy as np
import pytest

from callreview.ui.player.amplitude import enlarged, height_of, scale_marks


def parts(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)


def test_even_steps_are_left_as_they_are() -> None:
    assert height_of(parts(-0.5, 0.0, 0.25), decibels=False).tolist() == [-0.5, 0.0, 0.25]


def test_in_decibels_every_halving_is_one_step_down() -> None:
    heights = height_of(parts(1.0, 0.5, 0.25, -0.5), decibels=True)
    step = 6.0206 / 60
    assert heights == pytest.approx([1.0, 1 - step, 1 - 2 * step, step - 1], abs=1e-4)


def test_silence_and_what_is_too_soft_lie_on_the_middle_line() -> None:
    assert height_of(parts(0.0, 0.0005), decibels=True) == pytest.approx([0.0, 0.0], abs=1e-6)


def test_the_scale_says_how_loud_it_was_before_it_was_enlarged() -> None:
    marks = dict(scale_marks(enlarged(1.0, 2)))
    assert 0 not in marks
    drawn = height_of(parts(2 * 10 ** (-12 / 20)), decibels=True)[0]
    assert marks[-12] == pytest.approx(drawn, abs=1e-4)
