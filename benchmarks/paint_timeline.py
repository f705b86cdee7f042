"""The time a frame of the timeline takes, beside the least a frame of that size can take.

Run as `python -m benchmarks.paint_timeline [PIXEL RATIO]` from the top, on any screen, also a
virtual one. The least is putting down pictures that cover the same pixels, and nothing else.
The call is an hour of stereo, the timeline 3840 × 600 device pixels with the overview over it,
and 300 marks are in sight all the time. "Painting" is what the paint events take; "all" is
everything the main thread does for a frame. Times are of the processor, so that other work on
the computer does not count. Aims: painting 4 ms, a zoom step 16 ms, both for 95 of 100 frames.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from callreview.domain.mark import Category, Mark
from callreview.domain.peaks import PeakBuilder
from callreview.domain.timebase import Span
from callreview.domain.viewport import Viewport
from callreview.ui import theme
from callreview.ui.player.layers.playhead import playhead_rect
from callreview.ui.player.overview import HEIGHT as OVERVIEW
from callreview.ui.player.overview import Overview
from callreview.ui.player.state import PlayerState
from callreview.ui.player.tiles import TILE
from callreview.ui.player.timeline import Timeline
from callreview.ui.player.trace import Trace

WIDTH, HEIGHT = 3840, 600
RATE, SECONDS = 8000, 3600
MARKS = 300
SEEN = Span(1_200_000, 2_400_000)
"""All marks lie here; the view shows it and a little more."""
ROUNDS = 120
AIMS_MS = {"painting": 4.0, "all": 16.0}
Work = Callable[[], None]


@dataclass
class Screen:
    """Timeline and overview as they stand one above the other, and what they are painted on."""

    timeline: Timeline
    overview: Overview
    whole: QWidget
    image: QImage

    def paint(self, *places: QRect) -> None:
        """Paint the timeline's `places`, or all of it and the overview."""
        for place in places:
            self.timeline.render(self.image, place.topLeft(), QRegion(place))
        if not places:
            self.overview.render(self.image)
            self.timeline.render(self.image, QPoint(0, OVERVIEW))


def main(ratio: str) -> None:
    """Build the call, measure, print a table."""
    os.environ["QT_SCALE_FACTOR"] = ratio
    app = QApplication([])
    theme.apply(app, "light")
    screen = _screen(float(ratio))
    print(f"{WIDTH} × {HEIGHT} device pixels, {ratio} a pixel, {MARKS} marks in sight")
    print(f"{'':42}{'p50':>9}{'p95':>9}{'most':>9}{'p95 / least':>13}")
    least = _taken(_least(screen), ROUNDS)
    against = _p95(least)
    _print_row("pictures that cover the same pixels", least, against)
    for words, steps in {
        "playing, the view stands still": _play(screen),
        "playing, the view goes along": _follow(screen),
        "scrolling by 90 pixels": _scroll(screen, 90),
        "a step of zoom": _zoom(screen),
    }.items():
        painting, everything = _frames(steps)
        aim = None if "zoom" in words else AIMS_MS["painting"]
        _print_row(f"{words}: painting", painting, against, aim)
        _print_row(f"{words}: all", everything, against, AIMS_MS["all"])


def _screen(ratio: float) -> Screen:
    rng = np.random.default_rng(1)
    builder = PeakBuilder(RATE, 2)
    loud = np.repeat(rng.random(SECONDS * 2), RATE // 2)
    samples = (rng.standard_normal((RATE * SECONDS, 2)) * 4000 * loud[:, None]).astype(np.int16)
    builder.add(samples)
    builder.finish()
    trace = Trace(builder.snapshot(), lambda start, count: samples[start : start + count])
    whole = QWidget()
    timeline, overview = Timeline(whole), Overview(whole)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(overview)
    column.addWidget(timeline)
    timeline.view_changed.connect(overview.show_view)
    whole.resize(round(WIDTH / ratio), round(HEIGHT / ratio) + OVERVIEW)
    whole.ensurePolished()
    column.activate()
    timeline.show_state(PlayerState("call", SECONDS * 1000, ("person", "customer"), _marks()))
    overview.show_marks(timeline.state.marks)
    timeline.show_trace(trace, RATE, 2)
    overview.show_trace(trace, RATE, 2)
    QApplication.processEvents()
    timeline.zoom_to(SEEN)
    image = QImage(WIDTH, HEIGHT + round(OVERVIEW * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    return Screen(timeline, overview, whole, image)


def _marks() -> tuple[Mark, ...]:
    kinds, apart = list(Category), SEEN.length_ms // MARKS
    starts = range(SEEN.start_ms, SEEN.end_ms, apart)
    return tuple(
        Mark(
            f"{number:04}",
            "call",
            kinds[number % 4],
            start,
            start + apart // 2 if number % 3 else None,
            "words of a mark",
        )
        for number, start in enumerate(starts)
    )


def _least(screen: Screen) -> Work:
    picture = QImage(TILE, screen.image.height(), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0x80204060)
    canvas = QImage(WIDTH, screen.image.height(), QImage.Format.Format_RGB32)

    def work() -> None:
        painter = QPainter(canvas)
        for x in range(0, WIDTH, TILE):
            painter.drawImage(QPoint(x, 0), picture)
        painter.end()

    return work


Frame = tuple[Work, Work]
"""What makes a frame other than the one before, and what paints it."""


def _play(screen: Screen) -> Iterator[Frame]:
    timeline, moment = screen.timeline, SEEN.start_ms
    while True:
        before = playhead_rect(timeline.stage(), moment)
        moment += 16
        after = playhead_rect(timeline.stage(), moment)
        paint = partial(screen.paint, before.united(after))
        yield partial(timeline.show_position, moment), paint


def _follow(screen: Screen) -> Iterator[Frame]:
    timeline = screen.timeline
    timeline.show_view(timeline.view.beginning(SEEN.start_ms - 30_000))
    moment = round(timeline.view.start_ms + timeline.view.seen_ms / 2)
    timeline.reveal(moment)
    while True:
        moment += round(timeline.view.ms_per_px)
        yield partial(timeline.show_playing, moment), screen.paint


def _scroll(screen: Screen, pixels: int) -> Iterator[Frame]:
    timeline, way = screen.timeline, 1
    while True:
        beyond = timeline.view.start_ms > SEEN.start_ms
        way = -1 if beyond else 1 if timeline.view.end_ms < SEEN.end_ms else way
        yield partial(timeline.look_along, way * pixels), screen.paint


def _zoom(screen: Screen) -> Iterator[Frame]:
    timeline = screen.timeline
    timeline.show_view(Viewport.whole(timeline.view.length_ms, timeline.view.width))
    way = 1
    while True:
        while not timeline.is_prepared:
            timeline.prepare()
        if timeline.view.shows_all or timeline.view.ms_per_px < 2:
            way = 1 if timeline.view.shows_all else -1
        yield partial(timeline.zoom, way, timeline.view.width / 2), screen.paint


def _frames(steps: Iterator[Frame]) -> tuple[list[float], list[float]]:
    """Return what painting took, and what all of a frame took, in milliseconds."""
    painting, everything = [], []
    for _round, (change, paint) in zip(range(ROUNDS + 1), steps, strict=False):
        begun = time.process_time()
        change()
        changed = time.process_time()
        paint()
        done = time.process_time()
        painting.append((done - changed) * 1000)
        everything.append((done - begun) * 1000)
    return painting[1:], everything[1:]


def _taken(work: Work, rounds: int) -> list[float]:
    work()
    taken = []
    for _round in range(rounds):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return taken


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _print_row(words: str, taken: list[float], least: float, aim: float | None = None) -> None:
    p95 = _p95(taken)
    verdict = "" if aim is None else f"  aim {aim:g}: {'as aimed' if p95 <= aim else 'missed'}"
    print(
        f"{words:42}{statistics.median(taken):7.2f}ms{p95:7.2f}ms{max(taken):7.2f}ms"
        f"{p95 / least:12.1f}×{verdict}"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "1")
