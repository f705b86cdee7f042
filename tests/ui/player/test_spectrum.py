"""The spectrogram: where a tone lies, at every zoom and rate, and how it is kept."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from callreview.domain.peaks import PeakBuilder
from callreview.ui.player.layers.frequencies import kilohertz_shown
from callreview.ui.player.layers.waveform import ink_of
from callreview.ui.player.spectra import Spectra, drawn, ramp
from callreview.ui.player.spectrum import ReadFrames, shades, top_hz, window_frames
from callreview.ui.player.tiles import TILE, Tile
from callreview.ui.player.trace import Trace
from callreview.ui.theme import DARK, LIGHT, Theme
from tests.waiting import until

HEIGHT = 200


def tone(rate: int, hertz: float, seconds: float = 60.0) -> NDArray[np.int16]:
    moments = np.arange(round(rate * seconds)) / rate
    wave: NDArray[np.int16] = np.rint(8000 * np.sin(2 * np.pi * hertz * moments)).astype(np.int16)
    return wave


def reader(samples: NDArray[np.int16]) -> ReadFrames:
    def read(start: int, count: int) -> NDArray[np.int16]:
        padded = np.zeros(count, np.int16)
        first, last = max(0, start), max(0, min(start + count, len(samples)))
        if last > first:
            padded[first - start : last - start] = samples[first:last]
        return padded

    return read


def trace_of(samples: NDArray[np.int16], rate: int = 8000) -> Trace:
    builder = PeakBuilder(rate, 1)
    builder.add(samples.reshape(-1, 1))
    builder.finish()
    whole = samples.reshape(-1, 1)
    return Trace(builder.snapshot(), lambda start, count: whole[start : start + count])


def tile(index: int = 0, per_column: float = 80.0) -> Tile:
    return Tile(per_column, index, 0, HEIGHT, 1, 1.0, ink_of(LIGHT, 0))


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
@pytest.mark.parametrize("per_column_ms", [0.5, 4.0, 30.0, 900.0])
@pytest.mark.parametrize("height", [60, HEIGHT])
def test_a_tone_lies_where_it_is(rate: int, per_column_ms: float, height: int) -> None:
    per_column = rate * per_column_ms / 1000
    found = shades(
        reader(tone(rate, 1000)), rate, start=rate, per_column=per_column, count=40, height=height
    )
    assert found.shape == (height, 40)
    row = int(np.median(found.argmax(axis=0)))
    hertz = top_hz(rate) * (1 - (row + 0.5) / height)
    width = rate / window_frames(rate, per_column)
    assert abs(hertz - 1000) <= width + top_hz(rate) / height
    assert found[: height // 3].max() == 0, "there is nothing high up"


def test_silence_and_what_is_not_there_are_bare_ground() -> None:
    found = shades(
        reader(tone(8000, 500, 1.0)), 8000, start=16_000, per_column=80, count=30, height=50
    )
    assert not found.any()


def test_a_click_stays_where_it_is_in_time() -> None:
    samples = np.zeros(80_000, np.int16)
    samples[8000 + 20 * 8] = 30_000
    found = shades(reader(samples), 8000, start=8000, per_column=8, count=60, height=100)
    loud = found.sum(axis=0)
    assert abs(int(loud.argmax()) - 20) <= 1


def test_tiles_meet_as_one_long_computation_would_draw_them() -> None:
    noise = np.random.default_rng(7).normal(0, 3000, 80_000).astype(np.int16)
    spectra = Spectra()
    spectra.show(trace_of(noise))
    both = (tile(0), tile(1))
    spectra.prepare(both, seconds=0)
    until(lambda: not spectra.fetch() and all(spectra.image(each) for each in both))
    whole = shades(reader(noise), 8000, start=0, per_column=80, count=2 * TILE, height=HEIGHT)
    wanted = drawn(whole, both[0].ink)
    for number, each in enumerate(both):
        image = spectra.image(each)
        assert image is not None
        assert image == wanted.copy(number * TILE, 0, TILE, HEIGHT)
    spectra.rest()


def test_nothing_is_computed_before_it_is_wanted() -> None:
    spectra = Spectra()
    spectra.show(trace_of(tone(8000, 1000, 5.0)))
    assert not spectra.is_waiting
    assert spectra.image(tile()) is None


def test_what_another_recording_left_is_dropped() -> None:
    spectra = Spectra()
    spectra.show(trace_of(tone(8000, 1000, 5.0)))
    spectra.prepare([tile()], seconds=0)
    spectra.rest()
    spectra.show(trace_of(np.zeros(40_000, np.int16)))
    assert not spectra.fetch()
    assert spectra.image(tile()) is None


def test_a_tile_is_computed_anew_when_much_more_of_it_is_known() -> None:
    whole = trace_of(tone(8000, 1000, 10.0))
    half = replace(whole, ready=TILE * 40)
    spectra = Spectra()
    spectra.show(half)

    def fetched() -> bool:
        spectra.prepare([tile()], seconds=0)
        until(lambda: not spectra.is_computing)
        return spectra.fetch()

    assert fetched()
    spectra.grow(replace(whole, ready=TILE * 45))
    assert not fetched(), "hardly more is known"
    spectra.grow(whole)
    assert fetched()
    assert not fetched()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("channel", [0, 1])
def test_brightness_goes_one_way(theme: Theme, channel: int) -> None:
    colours = [QColor.fromRgb(colour) for colour in ramp(ink_of(theme, channel))]
    bright = np.array(
        [0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF() for c in colours]
    )
    steps = np.diff(bright if theme.is_dark else -bright)
    assert (steps > -1e-6).all()
    assert abs(bright[-1] - bright[0]) > 0.7
    assert colours[0] == theme.surface


def test_labels_have_room() -> None:
    assert kilohertz_shown(4000, 200) == (1, 2, 3)
    assert kilohertz_shown(4000, 60) == (2,)
    assert kilohertz_shown(8000, 200) == (2, 4, 6)
    assert kilohertz_shown(4000, 20) == ()
