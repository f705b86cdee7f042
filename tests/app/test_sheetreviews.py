"""A library's reviews under a draft, and what they say of the questions: nothing is altered."""

from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from callreview.app.edits.reviews import ReviseReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.edits.sheets import ChangeSheetDraft, PublishSheetDraft, StartSheetDraft
from callreview.app.jobs import Progress, Reached
from callreview.app.session import Session
from callreview.app.sheetreviews import impact, sheet_health
from callreview.domain.errors import Unreadable
from callreview.domain.review import Answer
from callreview.domain.rubric import RubricVersion
from callreview.domain.rubric_editing import change_line, change_sheet, remove_section
from tests import builders
from tests.dumping import dump

NO = Answer(option="no")


def reviewed(session: Session, name: str, **answers: Answer) -> str:
    draft = builders.start_review(session, builders.add_call(session, name))
    return builders.finish_review(session, draft, answers).id


def first_version(session: Session) -> RubricVersion:
    return session.do(AddRubric(builders.rubric())).wait()


def test_a_draft_is_tried_on_reviews_of_all_versions(tmp_path: Path) -> None:
    with builders.opened(tmp_path / "library.db") as session:
        first = first_version(session)
        old = reviewed(session, "a.wav", q1=NO)
        session.do(StartSheetDraft("draft", first.rubric, first.id)).wait()
        step = partial(change_line, line_id="q1", points=Decimal(2))
        session.do(ChangeSheetDraft("draft", step)).wait()
        second = session.do(PublishSheetDraft("draft")).wait()
        draft = builders.start_review(session, builders.add_call(session, "b.wav"), second.rubric)
        new = builders.finish_review(session, draft).id
        before, told = dump(session.library), list[Reached]()
        heavy = change_line(first.rubric, "q1", points=Decimal(6))
        found = impact(session, first.id, heavy, Progress(told.append))
        assert dump(session.library) == before
    shifts = {one.review_id: [one.before, one.after] for one in found.reviews}
    assert shifts[old] == [Fraction(200, 3), 25]
    assert shifts[new] == [100, 100]
    assert told[-1] == Reached(2, 2)


def test_a_draft_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    with builders.opened(tmp_path / "library.db") as session:
        first = first_version(session)
        with pytest.raises(Unreadable):
            impact(session, first.id, remove_section(first.rubric, "all"), Progress())


def test_a_cancelled_preview_hands_over_what_there_is(tmp_path: Path) -> None:
    with builders.opened(tmp_path / "library.db") as session:
        first = first_version(session)
        reviewed(session, "a.wav")
        draft = change_sheet(first.rubric, title="Other")
        found = impact(session, first.id, draft, Progress(cancelled=lambda: True))
    assert found.reviews == ()


def test_health_looks_at_newest_revisions_and_counts_what_they_changed(tmp_path: Path) -> None:
    with builders.opened(tmp_path / "library.db") as session:
        first = first_version(session)
        root = reviewed(session, "a.wav", q1=NO)
        reviewed(session, "b.wav")
        again = session.do(ReviseReview(root, "It was asked after all.")).wait()
        builders.finish_review(session, again)
        found = sheet_health(session, first.id, first.rubric, Progress())
        told = sheet_health(session, first.id, first.rubric, Progress(), {"q2": 4})
    lines = {one.line.id: one for one in found.lines}
    assert found.reviews == 2
    assert (lines["q1"].asked, lines["q1"].same, lines["q1"].disputed) == (2, "Yes", 1)
    assert [one.line.id for one in told.most_disputed] == ["q2"]
