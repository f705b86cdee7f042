"""The pictures of the waveform: sharp, made once, made anew only when they are outgrown."""

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QColor, QImage

from callreview.ui.player.tiles import TILE, Ink, Tile, Tiles, drawn
from callreview.ui.player.trace import Columns, Trace
from tests.fakes import HandClock, noise_sound
from tests.ui.player.room import peaks_of, trace_of

INK = Ink.of(QColor("#80c0ff"), QColor("#0040a0"))
ONE = Tile(100.0, 0, 0, 100, 1, 1.0, INK)


def columns(low: float, high: float, rms: float) -> Columns:
    lowest, highest, mean = (np.full(8, value, np.float32) for value in (low, high, rms))
    return Columns(lowest, highest, mean)


def pixel(image: QImage, y: int) -> QColor:
    return image.pixelColor(3, y)


def test_silence_is_one_sharp_line() -> None:
    image = drawn(columns(0, 0, 0), 101, 1, 1.0, INK)
    alphas = [pixel(image, y).alpha() for y in range(101)]
    assert alphas.count(255) == 1
    assert alphas.count(0) == 100


def test_on_a_screen_twice_as_fine_the_line_is_two_pixels() -> None:
    image = drawn(columns(0, 0, 0), 200, 2, 1.0, INK)
    alphas = [pixel(image, y).alpha() for y in range(200)]
    assert alphas.count(255) == 2
    assert alphas.count(0) == 198


def test_the_rms_lies_inside_in_the_stronger_colour() -> None:
    image = drawn(columns(-0.8, 0.8, 0.3), 100, 1, 1.0, INK)
    assert pixel(image, 50).name() == "#0040a0"
    assert pixel(image, 20).name() == "#80c0ff"
    assert pixel(image, 2).alpha() == 0


def test_a_sound_beyond_the_lane_is_cut_at_its_edge() -> None:
    image = drawn(columns(-0.5, 0.5, 0.1), 100, 1, 8.0, INK)
    assert pixel(image, 1).alpha() == 255
    assert pixel(image, 98).alpha() == 255


def test_samples_that_lie_apart_are_dots_on_the_line() -> None:
    row = np.zeros(64, np.float32)
    dots = np.array([[16.0, 0.5], [32.0, -0.5]], np.float32)
    image = drawn(Columns(row, row, row, True, dots), 100, 1, 1.0, INK)
    above, below = 50 - round(0.5 * 49), 50 + round(0.5 * 49)
    assert image.pixelColor(16, above).alpha() == 255
    assert image.pixelColor(32, below).alpha() == 255
    assert image.pixelColor(24, above).alpha() == 0


def test_a_tile_is_drawn_once() -> None:
    trace, asked = trace_of(noise_sound(10)), []
    tiles = Tiles()

    def counted(start: int, count: int) -> object:
        asked.append(start)
        return trace.read(start, count)

    tiles.show(Trace(trace.peaks, counted))  # type: ignore[arg-type]  # returns what read returns
    assert tiles.prepare([ONE], seconds=1)
    first = len(asked)
    assert first
    assert tiles.prepare([ONE], seconds=1)
    assert len(asked) == first


def test_a_tile_is_kept_by_everything_that_changes_its_look() -> None:
    tiles = Tiles()
    tiles.show(trace_of(noise_sound(10)))
    others = [
        replace(ONE, per_column=50.0),
        replace(ONE, index=1),
        replace(ONE, channel=1),
        replace(ONE, height=90),
        replace(ONE, line=2),
        replace(ONE, gain=2.0),
        replace(ONE, ink=Ink.of(QColor("red"), QColor("blue"))),
    ]
    tiles.prepare([ONE], seconds=1)
    assert all(tiles.image(each) is None for each in others)
    tiles.prepare(others, seconds=1)
    found = [tiles.image(each) for each in [ONE, *others]]
    assert len({image.cacheKey() for image in found if image is not None}) == 8


def test_only_outgrown_tiles_are_drawn_anew_while_a_recording_is_read() -> None:
    sound = noise_sound(10)
    tiles = Tiles()
    first, second = ONE, replace(ONE, index=1)
    read = int(1.5 * TILE * 100)
    tiles.show(Trace(peaks_of(sound, read), sound.read))
    tiles.prepare([first, second], seconds=1)
    before = [tiles.image(each) for each in (first, second)]
    tiles.grow(trace_of(sound))
    tiles.prepare([first, second], seconds=1)
    after = [tiles.image(each) for each in (first, second)]
    assert after[0] is before[0]
    assert after[1] != before[1]


def test_what_is_drawn_from_peaks_is_drawn_anew_from_samples() -> None:
    sound = noise_sound(10)
    near, far = (replace(ONE, per_column=per_column) for per_column in (20.0, 600.0))
    tiles = Tiles()
    tiles.show(Trace(peaks_of(sound), sound.read, 0))
    tiles.prepare([near, far], seconds=1)
    tiles.grow(Trace(peaks_of(sound), sound.read, 8000))
    before = [tiles.image(each) for each in (near, ONE)]
    tiles.prepare([near, far], seconds=1)
    after = [tiles.image(each) for each in (near, ONE)]
    assert after[0] != before[0]
    assert after[1] is before[1]
    tiles.grow(trace_of(sound))
    tiles.prepare([near], seconds=1)
    assert tiles.image(near) is after[0]


def test_another_recording_starts_with_nothing() -> None:
    tiles = Tiles()
    tiles.show(trace_of(noise_sound(10)))
    tiles.prepare([ONE], seconds=1)
    tiles.show(trace_of(noise_sound(10, seed=2)))
    assert tiles.image(ONE) is None


def test_preparing_stops_in_time_and_goes_on_later() -> None:
    clock = HandClock()
    wanted = [replace(ONE, index=index) for index in range(3)]

    def hurrying() -> float:
        clock.pass_by(0.01)
        return clock()

    tiles = Tiles(hurrying)
    tiles.show(trace_of(noise_sound(10)))
    rounds = 1
    while not tiles.prepare(wanted, seconds=0.005):
        rounds += 1
    assert rounds == 4
    assert all(tiles.image(each) is not None for each in wanted)


def test_the_least_lately_used_go_when_there_are_too_many() -> None:
    tiles = Tiles()
    tiles.show(trace_of(noise_sound(1)))
    tall = [replace(ONE, index=index, height=4000) for index in range(26)]
    tiles.prepare(tall, seconds=60)
    assert tiles.image(tall[0]) is None
    assert tiles.image(tall[-1]) is not None


def test_frames_are_told_from_columns() -> None:
    assert replace(ONE, index=3).start == 3 * TILE * 100
