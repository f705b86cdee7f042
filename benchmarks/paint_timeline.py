"""The time a frame of the timeline takes, beside the least a frame of that size can take.

Run as `python -m benchmarks.paint_timeline` from the top, on any screen, also a virtual one.
The least is putting down pictures that cover the same pixels, and nothing else. The call is
an hour of stereo with 300 marks, the timeline 3840 × 600. Times are of the processor, so that
other work on the computer does not count.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from callreview.domain.mark import Category, Mark
from callreview.domain.peaks import PeakBuilder
from callreview.ui import theme
from callreview.ui.player.layers.playhead import playhead_rect
from callreview.ui.player.state import PlayerState
from callreview.ui.player.tiles import TILE
from callreview.ui.player.timeline import Timeline
from callreview.ui.player.trace import Trace

WIDTH, HEIGHT = 3840, 600
RATE, SECONDS = 8000, 3600
MARKS = 300
ROUNDS = 60


def main() -> None:
    """Build the call, measure, print a table."""
    app = QApplication([])
    theme.apply(app, "light")
    timeline = _timeline()
    least = _median(_least())
    print(f"{'':44}{'median':>9}{'worst':>9}{'times least':>13}")
    _print_row("pictures that cover the same pixels", least, least[0])
    for words, work in {
        "the whole call, 300 marks": _frame(timeline),
        "one play head's strip": _strip(timeline),
        "a scroll of one pixel, tiles at hand": _scroll(timeline, 1),
        "a scroll of a tile, one new": _scroll(timeline, TILE),
        "a zoom, all tiles new": _zoom(timeline),
    }.items():
        _print_row(words, _median(work), least[0])


def _timeline() -> Timeline:
    rng = np.random.default_rng(1)
    builder = PeakBuilder(RATE, 2)
    loud = np.repeat(rng.random(SECONDS * 2), RATE // 2)
    samples = (rng.standard_normal((RATE * SECONDS, 2)) * 4000 * loud[:, None]).astype(np.int16)
    builder.add(samples)
    builder.finish()
    kinds = list(Category)
    marks = tuple(
        Mark(
            f"{number:04}",
            "call",
            kinds[number % 4],
            number * 12_000,
            number * 12_000 + 6_000 if number % 3 else None,
            "words of a mark",
        )
        for number in range(MARKS)
    )
    timeline = Timeline()
    timeline.resize(WIDTH, HEIGHT)
    timeline.show_state(PlayerState("call", SECONDS * 1000, ("person", "customer"), marks))
    trace = Trace(builder.snapshot(), lambda start, count: samples[start : start + count])
    timeline.show_trace(trace, RATE, 2)
    timeline.prepare()
    return timeline


def _least() -> Callable[[], None]:
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture = QImage(TILE, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0x80204060)

    def work() -> None:
        painter = QPainter(canvas)
        for x in range(0, WIDTH, TILE):
            painter.drawImage(QPoint(x, 0), picture)
        painter.end()

    return work


def _frame(timeline: Timeline) -> Callable[[], None]:
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    return lambda: timeline.render(canvas)


def _strip(timeline: Timeline) -> Callable[[], None]:
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    strip = playhead_rect(timeline.stage(), 1_800_000)
    return lambda: timeline.render(canvas, strip.topLeft(), QRegion(strip))


def _scroll(timeline: Timeline, pixels: int) -> Callable[[], None]:
    paint = _frame(timeline)

    def work() -> None:
        if timeline.view.shows_all:
            timeline.zoom(8, 0)
        timeline.look_along(pixels)
        timeline.prepare()
        paint()

    return work


def _zoom(timeline: Timeline) -> Callable[[], None]:
    paint, way = _frame(timeline), [1]

    def work() -> None:
        if timeline.view.shows_all or timeline.view.ms_per_px < 2:
            way[0] = -way[0] if not timeline.view.shows_all else 1
        timeline.zoom(way[0], WIDTH / 2)
        while not timeline.is_prepared:
            timeline.prepare()
        paint()

    return work


def _median(work: Callable[[], None]) -> tuple[float, float]:
    """Return the median and the worst of many rounds, in milliseconds."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken), max(taken)


def _print_row(words: str, taken: tuple[float, float], least: float) -> None:
    median, worst = taken
    print(f"{words:44}{median:7.2f}ms{worst:7.2f}ms{median / least:12.1f}×")


if __name__ == "__main__":
    main()
