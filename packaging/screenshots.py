"""Takes the pictures of the README from the real app, on a virtual screen of its own.

    python packaging/screenshots.py [NAME ...]      writes packaging/pictures/NAME.png

Processes: this one starts the screen and, picture by picture, the app in a child (`--take`),
which opens the sample calls, goes where the picture is, and saves what its window shows.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms
    from callreview.ui.window import Window

TOP = Path(__file__).parents[1]
PICTURES = TOP / "packaging" / "pictures"
sys.path.insert(0, str(TOP))


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows, in which theme, how large and how sharp."""

    shows: str
    theme: str = "light"
    width: int = 1440
    height: int = 860
    scale: int = 1


PICTURES_TAKEN = {
    "first-run": Picture("welcome", height=760),
    "calls": Picture("calls", height=760),
    "review-light": Picture("review"),
    "review-dark": Picture("review", theme="dark"),
    "review-small": Picture("review", width=1280, height=640),
    "review-sharp": Picture("review", scale=2),
    "scorecard": Picture("paper"),
    "preview": Picture("preview"),
    "results": Picture("results", height=760),
    "sample": Picture("sample", height=760),
}
_OF_MONTHS = ("results", "sample")
_POLL_MS = 30
_SETTLE_MS = 600
_SECONDS = 60


def main(names: list[str]) -> None:
    """Take the pictures of those names, all of them if none is named."""
    from pictured import make_months

    from callreview.app import places
    from callreview.app.demo import make_samples
    from tests.places import virtual_screen

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, virtual_screen(Path(folder)) as screen:
        os.environ[places.HOME_VARIABLE] = str(Path(folder) / "home")
        make_samples(places.samples())
        make_months(_months())
        for name in names or PICTURES_TAKEN:
            picture = PICTURES_TAKEN[name]
            out = PICTURES / f"{name}.png"
            if picture.shows == "paper":
                _print_page(places.samples(), out)
            else:
                scale = {"QT_SCALE_FACTOR": str(picture.scale)}
                command = [sys.executable, __file__, "--take", name, str(out)]
                subprocess.run(command, check=True, env={**os.environ, **screen, **scale})
            print(out.relative_to(TOP))


def take(name: str, out: Path) -> None:
    """Open the app, go where the picture is, save it; in a process of its own."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from callreview.app import places, settings
    from callreview.ui.desktop import Desktop

    picture = PICTURES_TAKEN[name]
    settings.save(settings.Settings(theme=picture.theme, reviewer="Sample reviewer"))
    app = QApplication(["callreview"])
    desktop = Desktop(app)
    if picture.shows == "welcome":
        window = desktop.open(places.library())
    elif picture.shows in _OF_MONTHS:
        window = desktop.open(_months())
    else:
        window = desktop.open(places.samples(), is_samples=True)
    window.resize(picture.width, picture.height)
    steps = _steps(window, picture)
    ready: list[Callable[[], object]] = []

    def go_on() -> None:
        while not ready or ready[-1]():
            try:
                ready.append(next(steps))
            except StopIteration:
                QTimer.singleShot(_SETTLE_MS, finish)
                return
        QTimer.singleShot(_POLL_MS, go_on)

    def finish() -> None:
        (app.activeModalWidget() or window).grab().save(str(out))
        desktop.close()
        app.quit()

    go_on()
    QTimer.singleShot(_SECONDS * 1000, lambda: app.exit(1))
    if app.exec():
        sys.exit(f"{name}: not there after {_SECONDS} s")


def _steps(window: "Window", picture: Picture) -> Iterator[Callable[[], object]]:
    """Do one step after the other; each gives what must be true before the next."""
    from PySide6.QtWidgets import QApplication

    yield lambda: window.rooms is not None and window.rooms.room
    rooms = window.rooms
    if picture.shows in _OF_MONTHS and rooms is not None:
        yield from _steps_of_months(rooms, picture)
        return
    if picture.shows not in ("review", "preview") or rooms is None:
        return
    calls = rooms.snapshot.calls.values()
    reviewed = next(call for call in calls if call.state.value == "reviewed")
    rooms.open_call(reviewed.id)
    yield lambda: rooms.snapshot.open_call and rooms.room == "review"
    if picture.shows == "preview":
        rooms.papering.look_at_scorecard()
        yield QApplication.activeModalWidget
        return
    screen = rooms.desk.screen
    yield lambda: screen.player.has_call and screen.player.transport.isEnabled()
    screen.player.seek(24_000)
    screen.scorecard.line_after()
    yield lambda: screen.player.position_ms >= 23_000


def _steps_of_months(rooms: "Rooms", picture: Picture) -> Iterator[Callable[[], object]]:
    from PySide6.QtWidgets import QApplication

    from callreview.words.results_story import Question

    if picture.shows == "sample":
        rooms.sampling.plan()
        yield QApplication.activeModalWidget
        return
    rooms.resulting.show_results()
    panel = rooms.resulting.panel
    panel.contents.stand_on(Question.PEOPLE)
    yield lambda: any(part.chart.isVisible() for part in panel.answer.parts)
    rooms.window.notice.hush()  # that the recordings are nowhere


def _months() -> Path:
    from callreview.app import places

    return places.data() / "months.db"


def _print_page(library: Path, out: Path) -> None:
    """Print the sample's scorecard and take its first page."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "callreview", "--library", str(library)]
        subprocess.run([*command, "scorecard", "--all", "-o", folder], check=True, cwd=TOP)
        pdf = next(Path(folder).glob("*.pdf"))
        page = ["pdftoppm", "-png", "-r", "90", "-f", "1", "-singlefile", str(pdf)]
        subprocess.run([*page, str(out.with_suffix(""))], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(sys.argv[2], Path(sys.argv[3]))
    else:
        main(sys.argv[1:])
