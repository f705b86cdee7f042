"""To another rate: the same sound, however it is cut, and nothing folded down into it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.audio.detector import Real
from callreview.audio.resampler import Resampler

RATES = [(48_000, 16_000), (44_100, 16_000), (11_025, 8000), (4000, 8000)]


def tone(hertz: float, rate: int) -> Real:
    """Return a second of a tone."""
    sound: Real = np.sin(2 * np.pi * hertz * np.arange(rate) / rate).astype(np.float32)
    return sound


def resampled(sound: Real, rates: tuple[int, int], cuts: list[int] | None = None) -> Real:
    resampler = Resampler(*rates, sides=1)
    parts = [resampler.push(part) for part in np.split(sound[:, None], cuts or [])]
    return np.concatenate([*parts, resampler.finish()])[:, 0]


@pytest.mark.parametrize("rates", RATES)
def test_a_tone_stays_the_same_tone(rates: tuple[int, int]) -> None:
    hertz = min(rates) * 0.3
    found = resampled(tone(hertz, rates[0]), rates)
    inner = slice(rates[1] // 10, -rates[1] // 10)
    assert np.abs(found - tone(hertz, rates[1]))[inner].max() < 1e-4


def test_with_a_rate_of_little_in_common_a_minute_later_it_is_still_in_time() -> None:
    sound = np.zeros(12_345 * 60, np.float32)
    sound[-12_345] = 1
    found = resampled(sound, (12_345, 8000))
    assert int(np.argmax(found)) == pytest.approx(59 * 8000, abs=2)


@pytest.mark.parametrize("rates", [rates for rates in RATES if rates[0] > rates[1] * 1.3])
def test_what_is_too_high_does_not_come_back_lower(rates: tuple[int, int]) -> None:
    found = resampled(tone(rates[1] * 0.575, rates[0]), rates)
    inner = slice(rates[1] // 10, -rates[1] // 10)
    assert np.abs(found)[inner].max() < 1e-4


@given(st.lists(st.integers(0, 4410), max_size=6))
def test_where_it_is_cut_makes_no_difference(cuts: list[int]) -> None:
    sound = tone(440, 44_100)[:4410]
    whole = resampled(sound, (44_100, 16_000))
    assert len(whole) == 1600
    assert np.allclose(resampled(sound, (44_100, 16_000), sorted(cuts)), whole, atol=1e-6)
