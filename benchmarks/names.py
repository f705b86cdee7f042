"""10,000 names read live in the window by a folder's own template: how long, and how smoothly.

Run as `python -m benchmarks.names` from the top, with a screen. The sheet that shows how files are
named is opened on 10,000 names; then a part is pointed at and all of them are read. Beside it the
phone-system profiles read as many of their own names, as they do when a folder is listed.
"""

import random
import time
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.results import Result, print_results
from callreview.app.names import FileName
from callreview.domain.reading import Reading
from callreview.domain.template.parts import Meaning
from callreview.intake.vote import reader
from callreview.ui import theme
from callreview.ui.filenames.sheet import NamesSheet

NAMES = 10_000
TODAY = date(2026, 11, 28)
_PARTS = ((Meaning.AGENT, 0, 10), (Meaning.NUMBER, 13, 27), (Meaning.DATE, 29, 48))


def main() -> None:
    """Print what was measured."""
    print_results(results())


def results() -> list[Result]:
    """Open the sheet, point at three parts, and return how long all of it took."""
    app = QApplication.instance() or QApplication(["names"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    window = QWidget()
    window.resize(1440, 860)
    window.show()
    began = time.perf_counter()
    sheet = NamesSheet(list(_names()), Reading(), TODAY, window)
    sheet.open()
    opened_s = time.perf_counter() - began
    _read_all(app, sheet)
    for meaning, start, end in _PARTS:
        sheet.showing.point(start, end, meaning)
    sheet._show_showing()  # noqa: SLF001 - as the keys do, three at once
    read_s, worst_s = _read_all(app, sheet)
    assert sheet.trial.read == NAMES, sheet.trial.read
    beside_s = _by_profiles()
    return [
        Result(
            f"{NAMES:,} names read live by a folder's own template",
            f"{read_s:.1f} s",
            f"by phone-system profiles: {beside_s:.1f} s",
        ),
        Result("longest the window stands still meanwhile", f"{worst_s * 1000:.0f} ms",
               f"to open the sheet: {opened_s * 1000:.0f} ms", "≤ 50 ms"),
    ]  # fmt: skip


def _read_all(app: QApplication, sheet: NamesSheet) -> tuple[float, float]:
    """Let the window work until all names are read; return how long, and the longest turn."""
    worst, began = 0.0, time.perf_counter()
    tick = QTimer()
    tick.start(0)
    while not (sheet.trial.is_over and sheet.trial.facts):
        turn = time.perf_counter()
        app.processEvents()
        worst = max(worst, time.perf_counter() - turn)
    return time.perf_counter() - began, worst


def _names() -> list[FileName]:
    lot = random.Random(7)
    return [
        FileName(
            f"Anna Maria - (512) 555-{lot.randrange(10_000):04} "
            f"[{lot.randrange(1, 29):02}.{lot.randrange(1, 11):02}.2026 "
            f"{lot.randrange(24):02}.{lot.randrange(60):02}.{lot.randrange(60):02}] "
            f"x{lot.randrange(10_000)}.wav",
            ("calls",),
        )
        for _ in range(NAMES)
    ]


def _by_profiles() -> float:
    names = [
        f"out-1512555{at:04}-200-20260312-113010-1773333{at % 1000:03}.44.wav"
        for at in range(NAMES)
    ]
    began = time.perf_counter()
    read = reader(names)
    assert all(read(name).profile for name in names)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
