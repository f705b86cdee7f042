"""Clips and marks in the window: asked for in the menu, done in the background, told at the end."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import soundfile
from PySide6.QtWidgets import QApplication, QFileDialog, QTableWidget
from pytestqt.qtbot import QtBot

from callreview.app.edits.marks import AddMark
from callreview.app.findings import Decoded
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.timebase import Span
from callreview.ui.dialogs.leftout import LeftOutSheet
from callreview.ui.exchange import read_words
from callreview.ui.filedialogs import name_for
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests import builders
from tests.audio.pools import pool
from tests.corpus import talk, write_wav
from tests.ui.conftest import OpenWindow, rooms_of

__all__ = ["pool"]


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, pool: Pool) -> Window:
    """Return a window in which a call of two seconds is open; it has one mark."""
    path = write_wav(tmp_path / "call.wav", talk(2, channels=2))

    def fill(session: Session) -> None:
        (met,) = builders.add_files(session, builders.listed(str(path)), folder=str(tmp_path))
        heard = builders.outcome(frames=16_000, duration_ms=2000)
        session.record(Decoded(met.recording_id, heard)).wait()
        mark = builders.mark(500, id=session.new_key(), call_id=met.call_id, text="=well")
        session.do(AddMark(mark)).wait()

    window = open_window(fill)
    rooms = rooms_of(window)
    _lend(rooms, lambda: pool)
    rooms.calls.open_selected()
    qtbot.waitUntil(lambda: rooms.room == "review" and rooms.has_call)
    return window


def _lend(rooms: Rooms, pool: Callable[[], Pool]) -> None:
    """Give the window real workers, which it has none of in these tests."""
    rooms.exchange._parts = replace(rooms.exchange._parts, pool=pool)


def dialog_there() -> QFileDialog:
    """Return the dialog that is open."""
    tops = QApplication.topLevelWidgets()
    (dialog,) = (each for each in tops if isinstance(each, QFileDialog) and each.isVisible())
    return dialog


def choose(path: Path) -> None:
    """Choose a file in the dialog that is open."""
    dialog = dialog_there()
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def told(qtbot: QtBot, window: Window, order: Callable[[], None], path: Path) -> str:
    """Give an order, choose a file for it, and return what the notice says of it."""
    window.notice.hush()
    order()
    choose(path)
    qtbot.waitUntil(lambda: bool(window.notice.words))
    return window.notice.words


def marks_of(rooms: Rooms) -> list[tuple[int, int | None, str]]:
    opened = rooms.snapshot.open_call
    assert opened
    return [(mark.start_ms, mark.end_ms, mark.text) for mark in opened.marks]


def test_the_chosen_span_becomes_a_clip(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    rooms, out = rooms_of(window), tmp_path / "clip.flac"
    rooms.desk.screen.player.timeline.set_span(Span(500, 1250))
    assert told(qtbot, window, rooms.orders.save_clip, out) == "Written: clip.flac"
    assert soundfile.info(out).frames == 6000
    assert "there already" in told(qtbot, window, rooms.orders.save_clip, out)


@pytest.mark.parametrize("of", ["span", "mark"])
def test_a_right_click_offers_the_clip_of_a_span_and_of_a_mark(
    window: Window, qtbot: QtBot, tmp_path: Path, of: str
) -> None:
    player, out = rooms_of(window).desk.screen.player, tmp_path / "clip.wav"
    menu = (
        player.menu.of_moment(500, Span(250, 750))
        if of == "span"
        else player.menu.of_mark(builders.mark(250, 750))
    )
    (entry,) = (each for each in menu.actions() if "clip" in each.text())
    assert told(qtbot, window, entry.trigger, out) == "Written: clip.wav"
    assert soundfile.info(out).frames == 4000
    menu.deleteLater()


def test_the_chosen_kind_is_how_the_suggested_name_ends(window: Window) -> None:
    rooms_of(window).orders.export_marks()
    dialog = dialog_there()
    assert dialog.selectedFiles()[0].endswith(".txt")
    for filter_ in dialog.nameFilters():
        dialog.selectNameFilter(filter_)
        dialog.filterSelected.emit(filter_)
        assert filter_.endswith(f"(*{Path(dialog.selectedFiles()[0]).suffix})")
    dialog.reject()


def test_without_a_span_there_is_no_clip(window: Window) -> None:
    rooms = rooms_of(window)
    rooms.orders.save_clip()
    assert window.notice.words.startswith("No span is chosen.")


def test_a_clip_that_is_stopped_leaves_nothing(
    window: Window, qtbot: QtBot, tmp_path: Path, pool: Pool
) -> None:
    rooms, out, may_begin = rooms_of(window), tmp_path / "clip.wav", Event()

    def pool_in_time() -> Pool:
        assert may_begin.wait(5)
        return pool

    _lend(rooms, pool_in_time)
    rooms.desk.screen.player.timeline.set_span(Span(500, 1250))
    rooms.orders.save_clip()
    choose(out)
    for job in rooms.parts.jobs.running:
        job.cancel()
    may_begin.set()
    qtbot.waitUntil(lambda: "stopped" in window.notice.words)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["call.wav"]


def test_marks_go_out_and_come_back_once(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    rooms, file = rooms_of(window), tmp_path / "marks.csv"
    before = marks_of(rooms)
    assert told(qtbot, window, rooms.orders.export_marks, file) == "Written: marks.csv"
    assert "'=well" in file.read_text("utf-8-sig")
    words = told(qtbot, window, rooms.orders.import_marks, file)
    assert words == "1 mark was there already."
    assert marks_of(rooms) == before


def test_marks_of_another_program_are_one_step(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    rooms, file = rooms_of(window), tmp_path / "labels.txt"
    before = marks_of(rooms)
    file.write_text("0.1\t0.2\tone\n1\ttwo\nsoon\tx\n3\tafter\n", "utf-8")
    words = told(qtbot, window, rooms.orders.import_marks, file)
    assert words == "2 marks were added. 2 lines or marks could not be taken as they are."
    assert marks_of(rooms) == [(100, 200, "one"), *before, (1000, None, "two")]
    window.notice._button.click()
    (sheet,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, LeftOutSheet))
    table = sheet.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    texts = [
        item.text() for row in range(table.rowCount()) if (item := table.item(row, 0)) is not None
    ]
    assert texts == ["Line 3", "Line 4"]
    sheet.reject()
    rooms.orders.undo()
    qtbot.waitUntil(lambda: marks_of(rooms) == before)


def test_a_file_of_no_kind_is_told(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "marks.doc"
    file.write_text("x", "utf-8")
    words = told(qtbot, window, rooms_of(window).orders.import_marks, file)
    assert "says no format of marks" in words


def test_a_suggested_name_says_who_and_when_but_no_number() -> None:
    call = builders.call(agent_ref='A/n:n"', customer_number="+15550100")
    assert name_for("Clip", call) == "Clip A-n-n- 2026-03-12 10.22"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "0 marks were added."),
        ((1, 0, 0), "1 mark was added."),
        ((0, 2, 1), "2 marks were there already. 1 line or mark could not be taken as it is."),
    ],
)
def test_what_became_of_a_file_is_counted(counts: tuple[int, int, int], words: str) -> None:
    assert read_words(*counts) == words
