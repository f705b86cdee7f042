"""A score sheet of ten questions is built, three calls are reviewed with it, one is revised.

All of it by keyboard alone: no button of a mouse is ever pressed. Then the reviews leave as a
workbook and as scorecards, which others read back.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from typing_extensions import override

from callreview.app import places
from tests.stories import papers
from tests.stories.conftest import OpenApp
from tests.stories.person import Person
from tests.stories.recordings import phone_system_folder

WHO = "Robin Doe"
TITLE = "Phone manners"
WHY = "heard it again"
KINDS = ("yes or no", "scale", "choice", "several of", "number", "text")
IN_FILES = {"yes or no": "yes_no", "several of": "several"}
GREETING = (
    ("Was the caller greeted?", "yes or no"),
    ("How friendly was the voice?", "scale"),
    ("Was the name asked?", "yes or no"),
    ("How many seconds on hold?", "number"),
    ("What stood out?", "text"),
)
ENDING = (
    ("Was the answer right?", "choice"),
    ("Was a date agreed?", "yes or no"),
    ("Was the offer explained?", "yes or no"),
    ("How clear was it?", "scale"),
    ("Were they thanked?", "yes or no"),
)
BEST = ("1", "5", "1", "E 7", "E calm", "1", "1", "1", "5", "1")
FAIR = ("1", "3", "2", "E 7", "E hurried", "1", "2", "1", "3", "1")
WEAK = ("2", "1", "2", "E 60", "E loud", "2", "2", "2", "1", "2")


class Hand(QObject):
    """Counts what a mouse does anywhere in the app."""

    _CLICKS = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.DragEnter,
    )

    def __init__(self) -> None:
        super().__init__()
        self.used = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.used += event.type() in self._CLICKS
        return False


@pytest.fixture
def hand(qapp: QApplication) -> Iterator[Hand]:
    """Give the hand that could take the mouse."""
    hand = Hand()
    qapp.installEventFilter(hand)
    yield hand
    qapp.removeEventFilter(hand)


@pytest.mark.timeout(180)
def test_a_sheet_is_built_and_three_calls_reviewed_by_keyboard_alone(
    open_app: OpenApp, person: Person, hand: Hand, home: Path, tmp_path: Path
) -> None:
    folder = phone_system_folder(tmp_path / "calls").folder
    open_app().resize(1600, 900)
    adds_the_folder(person, folder)
    builds_the_sheet(person)

    person.press("Ctrl+1", "Home", "Return")
    person.sees("Score this call")
    begins_with_the_sheet(person)
    answers(person, FAIR)
    finishes(person, "60 %")
    for given, percent in ((BEST, "100 %"), (WEAK, "0 %")):
        person.press("Ctrl+N")
        person.sees("Score this call", f"{TITLE}, version 1")
        person.press("Ctrl+Return")
        answers(person, given)
        finishes(person, percent)
    revises(person)

    workbook, cards = tmp_path / "reviews.xlsx", tmp_path / "cards"
    cards.mkdir()
    exports(person, workbook, cards)
    assert hand.used == 0
    person.quits()

    the_library_holds_four_reviews(places.library())
    the_workbook_holds_three(workbook)
    the_scorecards_say_it(sorted(cards.glob("*.pdf")), tmp_path)


# ---- what is done


def adds_the_folder(person: Person, folder: Path) -> None:
    person.press("Ctrl+O")
    person.waits_for_dialog("Open a folder of recordings")
    person.types(str(folder))
    person.press("Return")
    person.sees("3 calls, 3 people, 12 March")


def builds_the_sheet(person: Person) -> None:
    person.press("Ctrl+4")
    person.tabs_to("New score sheet")
    person.press("Space")
    person.sees("draft of a new sheet")
    person.types(TITLE)
    person.press("Shift+F6", "Down", "Return")
    person.types("Greeting")
    person.press("Shift+F6", "Down", "Return")
    person.types(GREETING[0][0])
    for words, kind in GREETING[1:]:
        adds_a_question(person, words, kind)
    person.press("Ctrl+Shift+T")
    person.waits_for_keys("Title of the section")
    person.types("Ending")
    person.press("Shift+F6", "Down", "Return")
    person.types(ENDING[0][0])
    takes_kind(person, ENDING[0][1])
    for words, kind in ENDING[1:]:
        adds_a_question(person, words, kind)
    person.sees("All is well. Published, it can be chosen for reviews and never changes again.")
    person.tabs_to("Publish")
    person.press("Space")
    person.sees(f"“{TITLE}” is published as version 1.")


def adds_a_question(person: Person, words: str, kind: str) -> None:
    person.press("Ctrl+T")
    person.waits(_is_in_empty_question, what="a question without words")
    person.types(words)
    takes_kind(person, kind)


def takes_kind(person: Person, kind: str) -> None:
    person.tabs_to("Kind of question")
    person.press(*["Down"] * KINDS.index(kind))
    person.sees(kind)


def begins_with_the_sheet(person: Person) -> None:
    """Choose the sheet by the first letters of its title, and say who one is."""
    person.tabs_to("Score sheet")
    person.types(TITLE[:3])
    person.sees(f"{TITLE}, version 1")
    person.press("Ctrl+Return")
    person.waits_for_field("Who is reviewing?")
    person.types(WHO)
    person.press("Return")


def answers(person: Person, given: Sequence[str]) -> None:
    person.sees(f"{TITLE}, version 1", "0 of 10 answered")
    for each in given:
        key, _, written = each.partition(" ")
        person.press(key)
        if written:
            person.types(written)
            person.press("Return" if written.isdigit() else "Escape")
        person.press("Down")
    person.sees("10 of 10 answered")


def finishes(person: Person, percent: str) -> None:
    """Finish without having listened: the app wants to know why."""
    person.press("Ctrl+Return")
    person.waits_for_dialog("Less than 80 % of the call was heard")
    person.types("knew the call")
    person.press("Return")
    person.sees(f": {percent}. The review is finished and saved.")


def revises(person: Person) -> None:
    """Give the last one its greeting after all."""
    person.tabs_to("Revise…")
    person.press("Space")
    person.waits_for_dialog("Revise the review")
    person.types(WHY)
    person.press("Return")
    person.sees("10 of 10 answered", "Finish review")
    person.press(*["Up"] * 10, "1")
    finishes(person, "7 %")


def exports(person: Person, workbook: Path, cards: Path) -> None:
    person.chooses("Alt+F", "Reviews as tables (XLSX, CSV, JSON)…")
    person.waits_for_dialog("Reviews as tables")
    person.press("Return")
    person.waits_for_field("Reviews as tables")
    person.types(str(workbook))
    person.press("Return")
    person.sees(f"Written: {workbook.name}")
    person.chooses("Alt+F", "All scorecards as PDF…")
    person.waits_for_dialog("All scorecards as PDF")
    person.press("Return")
    person.waits_for_dialog("Folder for the scorecards")
    person.types(str(cards))
    person.press("Return")
    person.sees(f"Written: {cards.name}")


# ---- what came of it


def the_library_holds_four_reviews(library: Path) -> None:
    assert papers.is_whole(library)
    order = "SELECT percent_exact, revision, is_newest_revision AS newest, version, reviewer"
    found = papers.rows(library, f"{order} FROM scores_view ORDER BY percent")
    each = {"version": 1, "reviewer": WHO}
    assert found == [
        {"percent_exact": "0", "revision": 1, "newest": 0, **each},
        {"percent_exact": "20/3", "revision": 2, "newest": 1, **each},
        {"percent_exact": "60", "revision": 1, "newest": 1, **each},
        {"percent_exact": "100", "revision": 1, "newest": 1, **each},
    ]
    kinds = papers.rows(library, "SELECT canonical_json AS sheet FROM rubric_versions")
    (sheet,) = [json.loads(row["sheet"]) for row in kinds if TITLE in row["sheet"]]
    lines = [(line["text"], line["kind"]) for part in sheet["sections"] for line in part["lines"]]
    wanted = [(words, IN_FILES.get(kind, kind)) for words, kind in (*GREETING, *ENDING)]
    assert lines == wanted
    assert [part["title"] for part in sheet["sections"]] == ["Greeting", "Ending"]


def the_workbook_holds_three(workbook: Path) -> None:
    book = load_workbook(workbook, read_only=True)
    reviews = _rows_of(book["reviews"])
    assert sorted(round(row["percent"], 4) for row in reviews) == [0.0667, 0.6, 1]
    assert {row["score_sheet"] for row in reviews} == {TITLE}
    (revised,) = [row for row in reviews if row["revision"] == 2]
    assert revised["revision_reason"] == WHY
    answered = _rows_of(book["answers"])
    assert len(answered) == 30
    assert {row["answer"] for row in answered if row["question"] == GREETING[4][0]} == {
        "hurried",
        "calm",
        "loud",
    }
    book.close()


def the_scorecards_say_it(cards: Sequence[Path], folder: Path) -> None:
    told = [papers.words_of(card, folder) for card in cards]
    assert len(told) == 3
    for words, _kind in (*GREETING, *ENDING):
        assert all(words in each for each in told)
    for together in ("9 of 15 points = 60 %", "15 of 15 points = 100 %", "1 of 15 points = 6.7 %"):
        assert sum(f" {together}" in each for each in told) == 1, together
    assert sum(WHY in each for each in told) == 1


def _rows_of(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def _is_in_empty_question() -> bool:
    focus = QApplication.focusWidget()
    return (
        isinstance(focus, QPlainTextEdit)
        and focus.accessibleName() == "Words of the question"
        and not focus.toPlainText()
    )
