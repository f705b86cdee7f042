"""Score sheets written, published and retired: drafts are free, versions stay."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from callreview.app.change import Change, Topic
from callreview.app.edits.rubrics import AddRubric
from callreview.app.edits.sheets import (
    BringBackSheet,
    ChangeSheetDraft,
    DiscardSheetDraft,
    PublishSheetDraft,
    RetireSheet,
    StartSheetDraft,
    Step,
)
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.rubric import RubricDraft, RubricVersion
from callreview.domain.rubric_editing import (
    add_line,
    change_line,
    change_sheet,
    remove_line,
)
from callreview.domain.shelf import offered, sheets, version_before
from tests import builders


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        session.do(AddRubric(builders.rubric())).wait()
        yield session


def begun(session: Session) -> RubricDraft:
    (first,) = session.snapshot.rubrics
    return session.do(StartSheetDraft("draft", first.rubric, first.id)).wait()


def change(session: Session, step: Step) -> RubricDraft:
    return session.do(ChangeSheetDraft("draft", step)).wait()


def publish(session: Session) -> RubricVersion:
    return session.do(PublishSheetDraft("draft")).wait()


def test_a_draft_is_kept_at_every_step_half_done_or_not(tmp_path: Path) -> None:
    told: list[Change] = []
    with builders.opened(tmp_path / "library.db") as session:
        session.subscribe(told.append)
        session.do(StartSheetDraft("draft", builders.rubric())).wait()
        change(session, partial(change_sheet, title=""))
        change(session, partial(change_line, line_id="q1", text="", points=Decimal("0.1")))
    assert all(each.touches(Topic.DRAFTS) for each in told if each.topics & ~Topic.SAVING)
    with builders.opened(tmp_path / "library.db") as session:
        (kept,) = session.snapshot.drafts
    assert (kept.rubric.title, kept.rubric.line("q1").text) == ("", "")
    assert kept.rubric.line("q1").points == Decimal("0.1")


def test_steps_sent_at_once_do_not_lose_each_other(session: Session) -> None:
    begun(session)
    session.do(ChangeSheetDraft("draft", partial(change_line, line_id="q1", text="One?")))
    session.do(ChangeSheetDraft("draft", partial(change_line, line_id="q2", text="Two?"))).wait()
    rubric = session.snapshot.drafts[0].rubric
    assert [rubric.line(one).text for one in ("q1", "q2")] == ["One?", "Two?"]


def test_typing_in_one_field_is_one_step_and_ticking_is_another(session: Session) -> None:
    before = begun(session)
    for text in ("W", "Wh", "Why?"):
        change(session, partial(change_line, line_id="q1", text=text))
    change(session, partial(change_line, line_id="q1", required=False))
    session.undo().wait()
    assert session.snapshot.drafts[0].rubric.line("q1").text == "Why?"
    session.undo().wait()
    assert session.snapshot.drafts[0].rubric == before.rubric


def test_a_published_draft_is_the_next_version_and_the_old_one_stays(session: Session) -> None:
    (first,) = session.snapshot.rubrics
    begun(session)
    change(session, partial(change_sheet, title="Six questions"))
    second = publish(session)
    assert session.snapshot.drafts == ()
    assert (second.number, second.sheet_id) == (2, first.id)
    assert session.find(lambda reader: reader.version(first.id)).wait() == first
    assert offered(session.snapshot.rubrics) == (second,)
    assert version_before(second, session.snapshot.rubrics) == first


def test_what_was_published_is_not_taken_back_step_by_step(session: Session) -> None:
    begun(session)
    change(session, partial(change_line, line_id="q1", text="Other?"))
    publish(session)
    assert not session.snapshot.can_undo
    assert len(session.snapshot.rubrics) == 2


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (lambda rubric: rubric, "sheet_version_known"),
        (partial(change_sheet, title=" "), "sheet_text_empty"),
        (partial(change_line, line_id="q1", options=()), "sheet_options_count"),
    ],
)
def test_what_says_nothing_new_or_makes_no_sense_is_not_published(
    session: Session, step: Step, code: str
) -> None:
    begun(session)
    change(session, step)
    with pytest.raises(CallReviewError) as refused:
        publish(session)
    assert refused.value.code == code
    assert len(session.snapshot.drafts) == 1


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (partial(change_line, line_id="gone", text="?"), "changed_since"),
        (partial(change_line, line_id="q1", points=Decimal(10**9)), "value_too_large"),
        (partial(change_line, line_id="q1", points=Decimal("0.0000001")), "value_too_fine"),
    ],
)
def test_a_step_that_cannot_be_done_is_refused(session: Session, step: Step, code: str) -> None:
    before = begun(session)
    with pytest.raises(CallReviewError) as refused:
        change(session, step)
    assert refused.value.code == code
    assert session.snapshot.drafts == (before,)


def test_half_letters_from_a_clipboard_are_kept_as_replaced(session: Session) -> None:
    begun(session)
    assert change(session, partial(change_sheet, title="A\ud800")).rubric.title == "A\ufffd"


def test_a_new_question_is_never_called_like_one_of_an_earlier_version(session: Session) -> None:
    draft = begun(session)
    change(session, partial(remove_line, line_id="q3"))
    new = replace(draft.rubric.line("q1"), id="")
    after = change(session, partial(add_line, section_id="all", line=new, taken=draft.taken))
    assert [line.id for line in after.rubric.lines] == ["q1", "q2", "why", "q4"]


def test_a_discarded_draft_comes_back_by_undo(session: Session) -> None:
    draft = begun(session)
    session.do(DiscardSheetDraft("draft")).wait()
    assert not session.snapshot.drafts
    session.undo().wait()
    assert session.snapshot.drafts == (draft,)


def test_a_translation_is_a_version_of_the_same_sheet_offered_beside_it(session: Session) -> None:
    (english,) = session.snapshot.rubrics
    begun(session)
    change(session, partial(change_sheet, title="Cinco preguntas", language="es"))
    spanish = publish(session)
    (sheet,) = sheets(session.snapshot.rubrics)
    assert sheet.newest == (spanish, english)
    assert version_before(spanish, session.snapshot.rubrics) == english


def test_a_retired_sheet_is_not_offered_until_it_is_brought_back(session: Session) -> None:
    (version,) = session.snapshot.rubrics
    for edit, is_offered in ((RetireSheet, False), (BringBackSheet, True)):
        for _ in range(2):
            session.do(edit(version.sheet_id)).wait()
        found = offered(session.snapshot.rubrics, session.snapshot.retired)
        assert bool(found) is is_offered
    with pytest.raises(Refused):
        session.do(RetireSheet("gone")).wait()


def test_a_sheet_with_a_known_title_goes_on_counting(session: Session) -> None:
    begun(session)
    change(session, partial(change_sheet, title="Renamed"))
    publish(session)
    again = session.do(AddRubric(builders.rubric("Renamed", lines=5))).wait()
    other = session.do(AddRubric(builders.rubric("Other"))).wait()
    assert (again.number, other.number) == (3, 1)
    assert len(sheets(session.snapshot.rubrics)) == 2


def test_final_reviews_are_counted_by_version_and_revisions_once(session: Session) -> None:
    from callreview.app.edits.reviews import ReviseReview

    (version,) = session.snapshot.rubrics
    done = [
        builders.finish_review(session, builders.start_review(session, call))
        for call in (builders.add_call(session, "a.wav"), builders.add_call(session, "b.wav"))
    ]
    again = session.do(ReviseReview(done[0].id, "once more")).wait()
    builders.finish_review(session, again)
    counts = session.find(lambda reader: reader.review_counts()).wait()
    assert counts == {version.id: 2}
