"""What leaves a library: scorecards and tables of finished reviews, whole or not at all."""

import csv
import io
import json
import wave
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from callreview.app import exporting, outfile
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import ReviseReview
from callreview.app.exporting import CardFormat
from callreview.app.lanes import Look, lanes_of, look_at
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.call import Side
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.peaks import PeakBuilder
from tests import builders
from tests.exports.reading import facts_of, text_of


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        yield session


def _finished(session: Session, name: str = "call.wav") -> str:
    call_id = builders.add_call(session, name)
    session.do(AddMark(builders.mark(id=f"m {name}", call_id=call_id, text="Well said"))).wait()
    draft = builders.start_review(session, call_id)
    return builders.finish_review(session, draft).id


def test_a_scorecard_is_printed_from_the_library(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out" / "card.pdf"
    exporting.scorecard_pdf(session, _finished(session), path)
    assert facts_of(path.read_bytes(), tmp_path)["Tagged"] == "yes"
    text = text_of(path.read_bytes(), tmp_path)
    assert "Person 200" in text
    assert "0:01 Well said" in text
    audit = session.find(lambda reader: reader.audit_head()).wait()
    assert audit.row_hash in text


def test_a_draft_has_no_scorecard(session: Session, tmp_path: Path) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    with pytest.raises(Refused) as refused:
        exporting.scorecard_pdf(session, draft.id, tmp_path / "card.pdf")
    assert refused.value.code == "scorecard_of_draft"
    assert not list(tmp_path.glob("card.pdf*"))


def test_every_finished_review_gets_a_file_named_after_the_person(
    session: Session, tmp_path: Path
) -> None:
    reviews = [_finished(session, name) for name in ("a.wav", "b.wav")]
    written = exporting.scorecards(
        session, exporting.final_review_ids(session), tmp_path / "out", form=CardFormat.JSON
    )
    names = sorted(path.name for path in written.paths)
    assert names == sorted(f"Scorecard 200 2026-03-12 10.22 {key[-6:]}.json" for key in reviews)
    told = json.loads(written.paths[0].read_text("utf-8"))
    assert told["call"]["customer_number"] == "+•••••100"


def test_one_that_cannot_be_made_does_not_stop_the_others(session: Session, tmp_path: Path) -> None:
    draft = builders.start_review(session, builders.add_call(session, "draft.wav"))
    written = exporting.scorecards(
        session, (draft.id, _finished(session)), tmp_path / "out", form=CardFormat.JSON
    )
    assert len(written.paths) == 1
    assert [(key, error.code) for key, error in written.left_out] == [
        (draft.id, "scorecard_of_draft")
    ]


def test_a_folder_that_cannot_be_made_is_said_once(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    finished = (_finished(session, "a.wav"), _finished(session, "b.wav"))
    with pytest.raises(CallReviewError) as refused:
        exporting.scorecards(session, finished, tmp_path / "file" / "out")
    assert refused.value.code == "not_written"


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


def test_peaks_become_lanes_of_hundredths() -> None:
    builder = PeakBuilder(8000, 2)
    samples = np.zeros((80_000, 2), np.int16)
    samples[:40_000, 0] = np.tile([16384, -32768], 20_000)
    builder.add(samples)
    builder.finish()
    left, right = lanes_of(builder.snapshot(), 10)
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    assert (left.highs[:5], left.highs[6:]) == ((50,) * 5, (0,) * 4)
    assert (left.lows[:5], left.lows[6:]) == ((-100,) * 5, (0,) * 4)
    assert set(right.highs + right.lows) == {0}


def test_a_recording_is_drawn_only_if_it_is_the_one_that_was_heard(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes((b"\x00\x40" * 4_000) + bytes(8_000))
    recording = builders.recording(path=str(path), size=path.stat().st_size)
    heard = sha256(path.read_bytes()).hexdigest()
    with Pool(tmp_path / "cache", size=1) as pool:
        (lane,) = look_at(pool, [recording], heard).lanes
        assert lane.side is None
        assert (lane.highs[0], lane.highs[-1]) == (50, 0)
        assert look_at(pool, [recording], "0" * 64) == Look(is_changed=True)
        path.write_bytes(b"no sound at all")
        assert look_at(pool, [recording], None) == Look()
        assert look_at(pool, [recording], heard) == Look(is_changed=True)
        path.unlink()
        assert look_at(pool, [recording], heard) == Look()
