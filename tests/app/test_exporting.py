"""What leaves a library: scorecards and tables of finished reviews, whole or not at all."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app import exporting, outfile
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import ReviseReview
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from tests import builders


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        yield session


def _finished(session: Session, name: str = "call.wav") -> str:
    call_id = builders.add_call(session, name)
    session.do(AddMark(builders.mark(id=f"m {name}", call_id=call_id, text="Well said"))).wait()
    draft = builders.start_review(session, call_id)
    return builders.finish_review(session, draft).id


def test_the_table_has_the_newest_revision_only(session: Session, tmp_path: Path) -> None:
    first = _finished(session)
    revised = session.do(ReviseReview(first, "heard again")).wait()
    builders.finish_review(session, revised)
    exporting.export_csv(session, tmp_path / "reviews.csv")
    text = (tmp_path / "reviews.csv").read_text("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["row"] == "review"]
    assert [(row["revision"], row["revision_reason"]) for row in rows] == [("2", "heard again")]


def test_marks_of_calls_nobody_finished_are_in_the_table_too(
    session: Session, tmp_path: Path
) -> None:
    _finished(session)
    call_id = builders.add_call(session, "other.wav", customer_number="+1 555 010 0142")
    session.do(AddMark(builders.mark(id="m", call_id=call_id, text="Well said"))).wait()
    builders.start_review(session, call_id)
    table = exporting.export_table(session, tmp_path / "all.csv")
    assert table == exporting.Table(reviews=1, further_marks=1)
    text = (tmp_path / "all.csv").read_text("utf-8-sig")
    marks = [row for row in csv.DictReader(io.StringIO(text)) if row["row"] == "mark"]
    assert [row["review_id"] == "" for row in marks] == [False, True]
    assert marks[1]["call_id"] == call_id
    assert "010 0142" not in text  # four digits alone may stand in a key
    exporting.export_table(session, tmp_path / "all.json")
    (mark,) = json.loads((tmp_path / "all.json").read_text("utf-8"))["marks"]
    assert (mark["call_id"], mark["text"]) == (call_id, "Well said")


def test_an_ending_nobody_knows_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(CallReviewError) as refused:
        exporting.export_table(session, tmp_path / "call.wav")
    assert refused.value.code == "table_kind_unknown"
    assert not (tmp_path / "call.wav").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CallReviewError) as refused:
        outfile.write_whole(tmp_path / "file" / "card.pdf", b"x")
    assert refused.value.code == "not_written"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
