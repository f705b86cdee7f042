"""What was hidden from a reviewer is noted with the review, as long as it stayed hidden."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from callreview.app.edits.reviews import ReviseReview, StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.findings import NoteRevealed
from callreview.app.session import Session
from callreview.app.tables import export_tables
from callreview.domain.errors import Refused
from callreview.domain.review import Blind, Book, Review
from callreview.domain.unseen import SELF
from tests import builders
from tests.dumping import first

ALL = frozenset(Blind)


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    clock = builders.SteadyClock()
    with builders.opened(quick_path / "library.db", reviewer="Coach", clock=clock) as session:
        session.do(AddRubric(builders.rubric())).wait()
        yield session


def begin(session: Session, call_id: str, reviewer: str = "", **known: Any) -> Review:
    new = builders.review(
        session.snapshot.rubrics[0],
        id=session.new_key(),
        reviewer=reviewer,
        started_at="",
        call_id=call_id,
        **{"blind": ALL, **known},
    )
    return session.do(StartReview(new)).wait()


def test_a_review_is_blind_to_what_stayed_hidden_and_to_reviews_that_there_were(
    session: Session,
) -> None:
    call_id = builders.add_call(session)
    own = begin(session, call_id, "Ana", reason=SELF)
    draft = begin(session, call_id)
    assert draft.blind == ALL
    session.record(NoteRevealed(draft.id, frozenset({Blind.PERSON}))).wait()
    session.record(NoteRevealed("gone", ALL)).wait()
    final = builders.finish_review(session, draft)
    assert final.blind == {Blind.SCORE, Blind.OTHERS}
    session.record(NoteRevealed(final.id, ALL)).wait()
    assert session.find(lambda reader: reader.review(final.id)).wait().blind == final.blind
    revised = session.do(ReviseReview(final.id, "heard again")).wait()
    assert revised.blind == frozenset()
    assert builders.finish_review(session, own).blind == ALL


def test_nobody_is_blind_to_reviews_that_are_seen_or_not_there(session: Session) -> None:
    call_id = builders.add_call(session)
    alone = builders.finish_review(session, begin(session, call_id))
    assert alone.blind == ALL - {Blind.OTHERS}
    assert begin(session, call_id, "Ana", reason=SELF).blind == ALL - {Blind.OTHERS}


def test_to_begin_blind_can_be_undone_after_something_was_revealed(session: Session) -> None:
    draft = begin(session, builders.add_call(session))
    session.record(NoteRevealed(draft.id, ALL)).wait()
    session.undo().wait()
    with pytest.raises(Refused):
        session.find(lambda reader: reader.review(draft.id)).wait()


def test_that_a_review_was_blind_leaves_with_it_and_is_sealed(
    session: Session, quick_path: Path
) -> None:
    final = builders.finish_review(session, begin(session, builders.add_call(session)))
    path = quick_path / "all.json"
    export_tables(session, path)
    (told,) = json.loads(path.read_text("utf-8"))["reviews"]
    assert told["review"]["blind"] == ["person", "score"]
    assert first(session.library, "SELECT blind FROM reviews_view") == "person,score"
    assert session.find(lambda reader: reader.check().altered_reviews).wait() == ()
    with closing(sqlite3.connect(session.library)) as connection:
        connection.execute("DROP TRIGGER reviews_update_review_is_final")
        connection.execute("UPDATE reviews SET blind = ''")
        connection.commit()
    assert session.find(lambda reader: reader.check().altered_reviews).wait() == (final.id,)


def test_what_is_kept_from_others_never_counts(session: Session) -> None:
    call_id = builders.add_call(session)
    with pytest.raises(Refused) as refused:
        begin(session, call_id, reason=SELF, book=Book.SAMPLE)
    assert refused.value.code == "kept_review_counts"
