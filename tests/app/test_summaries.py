"""Summaries out of a library: of one person, of the days asked for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from callreview.app import summaries
from callreview.app.edits.reviews import ReviseReview
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from tests import builders
from tests.exports.reading import text_of


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        yield session


def _finished(session: Session, name: str, who: str) -> str:
    call_id = builders.add_call(session, name, agent_ref=who)
    return builders.finish_review(session, builders.start_review(session, call_id)).id


def test_a_summary_is_of_one_person_and_the_newest_revisions(
    session: Session, tmp_path: Path
) -> None:
    first = _finished(session, "a.wav", "200")
    _finished(session, "b.wav", "201")
    again = session.do(ReviseReview(first, "heard again")).wait()
    builders.finish_review(session, again)
    people = summaries.reviewed_people(session)
    assert [(key, name, len(ids)) for key, (name, ids) in people.items()] == [
        ("200", "200", 1),
        ("201", "201", 1),
    ]
    told = summaries.summary(session, people["200"], date(2026, 3, 1), date(2026, 3, 31))
    assert [card.review.id for card in told.cards] == [again.id]
    path = tmp_path / "out" / "summary.pdf"
    summaries.write_summary(session, told, path)
    text = text_of(path.read_bytes(), tmp_path)
    assert "1 review; 0 picked by lot" in text
    assert "201" not in text


def test_days_without_a_review_are_refused(session: Session) -> None:
    _finished(session, "a.wav", "200")
    person = summaries.reviewed_people(session)["200"]
    with pytest.raises(CallReviewError) as refused:
        summaries.summary(session, person, date(2025, 1, 1), date(2025, 1, 31))
    assert refused.value.code == "summary_empty"
