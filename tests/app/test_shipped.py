"""The score sheets that come with the app are sound, and written for people."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from callreview.app.edits.rubrics import AddRubric
from callreview.app.edits.sheets import ChangeSheetDraft, PublishSheetDraft, StartSheetDraft
from callreview.app.shipped import (
    QUICK_SHEET,
    missing_rubrics,
    quick_version,
    shipped_rubric,
    shipped_rubrics,
)
from callreview.domain.rubric import Fail, Kind, Rubric
from callreview.domain.rubric_editing import change_sheet
from callreview.domain.rubric_shares import effective_shares
from tests import builders

SHEETS = pytest.mark.parametrize("rubric", shipped_rubrics(), ids=lambda rubric: rubric.title)


def test_six_come_with_the_app_and_the_quick_one_first() -> None:
    titles = [rubric.title for rubric in shipped_rubrics()]
    assert titles == [
        "Quick sheet",
        "Customer service",
        "Complaint or trouble",
        "Sales call",
        "Appointment desk",
        "Payment reminder",
    ]


def test_the_quick_sheet_has_five_questions() -> None:
    assert len(shipped_rubric(QUICK_SHEET).lines) == 5


@SHEETS
def test_every_question_is_asked_and_most_have_help(rubric: Rubric) -> None:
    assert all(line.text.endswith("?") for line in rubric.lines)
    assert sum(not line.help for line in rubric.lines) <= 1


@SHEETS
def test_no_single_question_decides(rubric: Rubric) -> None:
    assert max(effective_shares(rubric).lines.values()) < 34


@SHEETS
def test_a_sheet_fits_the_number_keys(rubric: Rubric) -> None:
    assert 5 <= len(rubric.lines) <= 12
    assert all(len(line.options) <= 10 for line in rubric.lines)


def test_the_full_sheets_ask_about_the_hold_and_about_what_must_never_happen() -> None:
    for rubric in shipped_rubrics()[1:]:
        fails = {option.fail for line in rubric.lines for option in line.options}
        assert Fail.CALL in fails
        assert any(line.show_if for line in rubric.lines)
        assert any(line.bonus or line.kind is not Kind.YES_NO for line in rubric.lines)


def test_what_people_made_of_a_shipped_sheet_stays_the_newest(tmp_path: Path) -> None:
    older = replace(shipped_rubric(QUICK_SHEET), bands=())  # as an earlier release had it
    with builders.opened(tmp_path / "library.db") as session:
        first = session.do(AddRubric(older)).wait()
        session.do(StartSheetDraft("draft", older, first.id)).wait()
        session.do(ChangeSheetDraft("draft", partial(change_sheet, title="Our five"))).wait()
        ours = session.do(PublishSheetDraft("draft")).wait()
        known = session.snapshot.rubrics
    assert quick_version(known) == ours
    assert quick_version(known, {ours.sheet_id}) is None
    assert [one.title for one in missing_rubrics(known)] == [
        one.title for one in shipped_rubrics()[1:]
    ]


def test_an_empty_library_lacks_them_all() -> None:
    assert missing_rubrics(()) == shipped_rubrics()
    assert quick_version(()) is None
