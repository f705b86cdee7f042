"""The newcomer: from the first start to a scorecard in hand, by the first-run path alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from callreview.app import places
from tests.stories import papers
from tests.stories.conftest import OpenApp
from tests.stories.person import Person
from tests.stories.recordings import phone_system_folder, state_of

WHO = "Sam Newcomer"


class Viewer(QObject):
    """Stands for the program that shows PDFs on this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.papers: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.papers.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer(qapp: QApplication) -> Iterator[Viewer]:
    """Give what opens PDFs."""
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]  # the stubs ask for bytes, the call for text
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.mark.timeout(90)
def test_a_newcomer_has_a_scorecard_in_hand(
    open_app: OpenApp, person: Person, viewer: Viewer, home: Path, tmp_path: Path
) -> None:
    folder = phone_system_folder(tmp_path / "calls", others=6).folder
    before = state_of(folder)
    open_app()
    person.sees("Hear how your calls are going", "Try it with sample calls")

    person.clicks("Open a folder of recordings")
    person.waits_for_dialog("Open a folder of recordings")
    person.types(str(folder))
    person.press("Return")
    person.sees("7 calls, 3 people, 12 March")

    person.clicks("Listen to five, picked by lot")
    person.waits_for_field("Who is reviewing?")
    person.types(WHO)
    person.press("Return")
    person.sees("Quick sheet, version 1", "Chosen for practice: does not count", "0 of 5 answered")

    listens(person)
    person.press("1", "Down", "2", "Down", "3", "Down", "3", "Down", "X")
    person.sees("5 of 5 answered")
    finishes_unheard(person)
    person.sees("The review is finished and saved.")

    person.clicks("Open the scorecard")
    person.sees("Copy as text", "Telephone number in full")
    person.clicks("Save as PDF…")
    person.waits_for_dialog("Scorecard as PDF")
    person.types(str(home / "card.pdf"))
    person.press("Return")
    person.clicks("Open")
    person.waits(lambda: viewer.papers, what="the scorecard in the viewer")
    the_scorecard_is_readable(viewer.papers[0], tmp_path)
    person.quits()

    the_review_is_practice(places.library())
    assert state_of(folder) == before


def listens(person: Person) -> None:
    """Hear the first second or so; without a sound card the play head moves all the same."""
    person.clicks("Play")
    person.sees("0:01")
    person.clicks("Pause")


def finishes_unheard(person: Person) -> None:
    """Finish without having listened to most of it: the app wants to know why."""
    person.press("Ctrl+Return")
    person.waits_for_dialog("Less than 80 % of the call was heard")
    person.types("knew the call")
    person.clicks("Finish the review")


def the_scorecard_is_readable(card: Path, folder: Path) -> None:
    words = papers.words_of(card, folder)
    for each in (WHO, "Quick sheet", "practice", "One call is not a verdict"):
        assert each in words
    assert papers.is_tagged(card, folder)


def the_review_is_practice(library: Path) -> None:
    assert papers.is_whole(library)
    (review,) = papers.rows(library, "SELECT * FROM scores_view")
    assert (review["book"], review["reason"], review["reviewer"]) == ("picked", "practice", WHO)
    (picked,) = papers.rows(library, "SELECT count(DISTINCT call_id) AS calls FROM queue_calls")
    assert picked["calls"] == 5
