"""Papers in the window: looked at, copied, printed, written all at once, and their look."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callreview.app import settings
from callreview.app.preview import PRINTER_DOTS, pages_of
from callreview.app.session import Session
from callreview.domain.letterhead import Letterhead
from callreview.exports.columns import TABLES
from callreview.exports.typesetting import Look, Paper
from callreview.ui.papers.letterhead import LetterheadSheet
from callreview.ui.papers.paint import print_pages, printer_for
from callreview.ui.papers.preview import PreviewSheet
from callreview.ui.papers.run import RunSheet
from callreview.ui.papers.summary import SummarySheet
from callreview.ui.papers.tables import TablesSheet
from tests import builders
from tests.exports import cards
from tests.exports.reading import facts_of
from tests.exports.test_logo import png
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, open_first, press

T = TypeVar("T", bound=QWidget)
NUMBER = "+1 555 010 0142"


def a_finished_review(session: Session) -> None:
    call_id = builders.add_call(session, customer_number=NUMBER)
    builders.finish_review(session, builders.start_review(session, call_id))


def the_sheet(kind: type[T], qtbot: QtBot) -> T:
    """Return the sheet of that kind, when it is there."""

    def found() -> list[T]:
        tops = QApplication.topLevelWidgets()
        return [each for each in tops if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_a_scorecard_is_looked_at_copied_and_saved(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*given: object) -> None:
        *_others, write = given
        assert callable(write)
        write(tmp_path / "card.pdf")

    monkeypatch.setattr("callreview.ui.printing.ask_where", ask)
    window = open_window(a_finished_review)
    open_first(window, qtbot)
    press(window, Qt.Key.Key_P, CTRL)
    sheet = the_sheet(PreviewSheet, qtbot)
    pages = [each.accessibleName() for each in sheet.findChildren(QWidget)]
    assert "Page 1 of 2" in pages
    sheet.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "ONE CALL IS NOT A VERDICT" in text
    assert NUMBER not in text
    sheet.numbers.click()

    def shows_the_number() -> bool:
        sheet.copy.click()
        return NUMBER in QGuiApplication.clipboard().text()

    qtbot.waitUntil(shows_the_number)
    sheet.accept()
    qtbot.waitUntil((tmp_path / "card.pdf").exists)
    assert facts_of((tmp_path / "card.pdf").read_bytes(), tmp_path)["Tagged"] == "yes"
    desk = rooms_of(window).desk
    assert desk is not None
    desk.scoring.scorecard_asked.emit()
    assert the_sheet(PreviewSheet, qtbot) is not sheet


def test_pages_are_put_on_paper_of_their_size(look: QApplication, tmp_path: Path) -> None:
    printer = printer_for("letter")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = pages_of(cards.card(), Look(Paper.LETTER), PRINTER_DOTS / 4)
    print_pages(printer, pages)
    facts = facts_of((tmp_path / "printed.pdf").read_bytes(), tmp_path)
    assert int(facts["Pages"]) == len(pages) > 1
    assert facts["Page size"].startswith("612 x 792")


@pytest.mark.parametrize("in_one", [True, False])
def test_all_scorecards_are_written(
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_one: bool,
) -> None:
    def ask(*given: object) -> None:
        *_others, write = given
        assert callable(write)
        write(tmp_path / "all.pdf" if in_one else tmp_path)

    monkeypatch.setattr("callreview.ui.papering.ask_where", ask)
    monkeypatch.setattr("callreview.ui.papering.ask_folder", ask)
    window = open_window(a_finished_review)
    assert rooms_of(window).desk  # not built in the middle of it
    rooms_of(window).papering.print_all_scorecards()
    sheet = the_sheet(RunSheet, qtbot)
    (sheet.in_one if in_one else sheet.each).click()
    sheet.accept()
    qtbot.waitUntil(lambda: "Written" in window.notice.words)
    (path,) = tmp_path.glob("*.pdf")
    assert (path.name == "all.pdf") is in_one


def test_a_summary_of_a_person_is_written(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*given: object) -> None:
        *_others, write = given
        assert callable(write)
        write(tmp_path / "summary.pdf")

    monkeypatch.setattr("callreview.ui.papering.ask_where", ask)
    window = open_window(a_finished_review)
    assert rooms_of(window).desk  # not built in the middle of it
    rooms_of(window).papering.ask_for_summary()
    sheet = the_sheet(SummarySheet, qtbot)
    assert not sheet.first.isEnabled()
    sheet.period.setCurrentIndex(sheet.period.count() - 1)
    sheet.first.setDate(QDate(2026, 3, 1))
    sheet.accept()
    qtbot.waitUntil((tmp_path / "summary.pdf").exists)
    assert facts_of((tmp_path / "summary.pdf").read_bytes(), tmp_path)["Tagged"] == "yes"


def test_without_a_finished_review_there_is_nothing_to_print(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    rooms_of(window).papering.print_all_scorecards()
    qtbot.waitUntil(lambda: "no finished review yet" in window.notice.words)


def test_the_look_of_papers_is_kept_in_the_library(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    rooms_of(window).papering.show_letterhead()
    sheet = the_sheet(LetterheadSheet, qtbot)
    (tmp_path / "bad.png").write_bytes(b"no picture")
    sheet.take_logo(tmp_path / "bad.png")
    assert "neither a PNG nor an SVG" in sheet.refusal.text()
    (tmp_path / "logo.png").write_bytes(png())
    sheet.take_logo(tmp_path / "logo.png")
    assert not sheet.refusal.isVisible()
    sheet.business.setText("Berg & Co")
    sheet.accent.setText("orange")
    sheet.accept()
    assert "is no colour" in sheet.refusal.text()
    sheet.accent.setText("#AA3300")
    sheet.paper.setCurrentIndex(2)
    sheet.accept()
    assert settings.load().paper == "letter"
    session = rooms_of(window).parts.session
    head = session.find(lambda reader: reader.letterhead()).wait()
    assert head == Letterhead("Berg & Co", head.logo, "#aa3300")
    assert head.logo.startswith("<svg")


def test_one_table_is_written_as_csv(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*given: object) -> None:
        _window, _title, name, _kinds, write = given
        assert callable(write)
        write(tmp_path / str(name))

    monkeypatch.setattr("callreview.ui.printing.ask_where", ask)
    window = open_window(a_finished_review)
    rooms_of(window).printing.save_table()
    sheet = the_sheet(TablesSheet, qtbot)
    sheet.table.setFocus()
    for _down in range(2):
        QTest.keyClick(sheet.table, Qt.Key.Key_Down)
    QTest.keyClick(sheet.table, Qt.Key.Key_Up)
    assert sheet.table.currentText() == "Answers"
    sheet.one.click()
    sheet.numbers.click()
    sheet.accept()
    qtbot.waitUntil(lambda: "Written" in window.notice.words)
    (path,) = tmp_path.glob("*.csv")
    head, *rows = path.read_text("utf-8-sig").splitlines()
    assert path.name == "answers.csv"
    assert head.split(",") == [*TABLES["answers"].names]
    assert rows
