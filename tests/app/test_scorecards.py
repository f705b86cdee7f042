"""Scorecards out of a library: one, many, all in one; whole or not at all."""

import json
import wave
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from callreview.app import scorecards
from callreview.app import scorecards_in_one as in_one
from callreview.app.edits.letterhead import SetLetterhead
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import ReviseReview, SetWords
from callreview.app.jobs import Progress, Reached
from callreview.app.lanes import Look, lanes_of, look_at
from callreview.app.scorecards import CardFormat, Order
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.call import Side
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.letterhead import Letterhead
from callreview.domain.peaks import PeakBuilder
from tests import builders
from tests.exports.reading import facts_of, objects_of, text_of


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
    scorecards.scorecard_pdf(session, _finished(session), path)
    assert facts_of(path.read_bytes(), tmp_path)["Tagged"] == "yes"
    text = text_of(path.read_bytes(), tmp_path)
    assert "Person 200" in text
    assert "0:01 Well said" in text
    audit = session.find(lambda reader: reader.audit_head()).wait()
    assert audit.row_hash in text


def test_a_draft_has_no_scorecard(session: Session, tmp_path: Path) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    with pytest.raises(Refused) as refused:
        scorecards.scorecard_pdf(session, draft.id, tmp_path / "card.pdf")
    assert refused.value.code == "scorecard_of_draft"
    assert not list(tmp_path.glob("card.pdf*"))


def test_every_finished_review_gets_a_file_named_after_the_person(
    session: Session, tmp_path: Path
) -> None:
    reviews = [_finished(session, name) for name in ("a.wav", "b.wav")]
    written = scorecards.scorecards(
        session, scorecards.final_review_ids(session), tmp_path / "out", Order(CardFormat.JSON)
    )
    names = sorted(path.name for path in written.paths)
    assert names == sorted(f"Scorecard 200 2026-03-12 10.22 {key[-6:]}.json" for key in reviews)
    told = json.loads(written.paths[0].read_text("utf-8"))
    assert told["call"]["customer_number"] == "+•••••100"


def test_one_that_cannot_be_made_does_not_stop_the_others(session: Session, tmp_path: Path) -> None:
    draft = builders.start_review(session, builders.add_call(session, "draft.wav"))
    written = scorecards.scorecards(
        session, (draft.id, _finished(session)), tmp_path / "out", Order(CardFormat.JSON)
    )
    assert len(written.paths) == 1
    assert [(key, error.code) for key, error in written.left_out] == [
        (draft.id, "scorecard_of_draft")
    ]


def test_a_folder_that_cannot_be_made_is_said_once(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    finished = (_finished(session, "a.wav"), _finished(session, "b.wav"))
    with pytest.raises(CallReviewError) as refused:
        scorecards.scorecards(session, finished, tmp_path / "file" / "out")
    assert refused.value.code == "not_written"


def test_many_are_printed_by_processes_of_their_own(session: Session, tmp_path: Path) -> None:
    keys = [_finished(session, f"{at}.wav") for at in range(3)]
    told: list[Reached] = []
    written = scorecards.scorecards(session, keys, tmp_path / "out", progress=Progress(told.append))
    assert [path.stem[-6:] for path in written.paths] == [key[-6:] for key in keys]
    for path in written.paths:
        assert facts_of(path.read_bytes(), tmp_path)["Tagged"] == "yes"
    assert [(one.done, one.total) for one in told] == [(1, 3), (2, 3), (3, 3)]
    again = scorecards.scorecards(session, keys[:1], tmp_path / "again").paths[0]
    assert again.read_bytes() == written.paths[0].read_bytes()


def test_a_run_that_is_cancelled_keeps_what_was_written(session: Session, tmp_path: Path) -> None:
    keys = [_finished(session, f"{at}.wav") for at in range(20)]
    stop = Progress(cancelled=lambda: True)
    written = scorecards.scorecards(
        session, keys, tmp_path / "out", Order(CardFormat.JSON), progress=stop
    )
    assert written.is_cancelled
    assert sorted((tmp_path / "out").iterdir()) == sorted(written.paths)


def test_all_in_one_is_tagged_and_counts_the_pages_of_each(
    session: Session, tmp_path: Path
) -> None:
    keys = [_finished(session, f"{at}.wav") for at in range(2)]
    path = tmp_path / "out" / "all.pdf"
    assert in_one.scorecards_in_one(session, keys, path).paths == (path,)
    pdf = path.read_bytes()
    facts = facts_of(pdf, tmp_path)
    assert (facts["Tagged"], facts["Title"]) == ("yes", "Scorecards")
    text = text_of(pdf, tmp_path)
    each = int(facts["Pages"]) // 2
    assert text.count(f"page 1 of {each}") == 2
    assert objects_of(pdf, tmp_path).count("/Title (Person 200)") == 2  # in the outline


def test_what_is_set_in_parts_is_one_file_without_a_seam(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_one, "_PART", 2)
    keys = [_finished(session, f"{at}.wav") for at in range(5)]
    path = tmp_path / "all.pdf"
    told: list[Reached] = []
    progress = Progress(told.append)
    assert in_one.scorecards_in_one(session, keys, path, progress=progress).paths == (path,)
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert (told[0], told[-1]) == (Reached(0, 5), Reached(5, 5))
    assert Reached(5, 5) not in told[:-1]
    first = path.read_bytes()
    facts = facts_of(first, tmp_path)
    assert (facts["Tagged"], facts["Title"]) == ("yes", "Scorecards")
    assert text_of(first, tmp_path).count("page 1 of") == 5
    in_one.scorecards_in_one(session, keys, path)
    assert path.read_bytes() == first


def test_one_letter_without_a_font_leaves_all_of_one_file_untagged(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_one, "_PART", 1)
    keys = [_finished(session, "a.wav"), _finished(session, "b.wav")]
    odd = session.do(ReviseReview(keys[1], "once more")).wait()
    session.do(SetWords(odd.id, "keep_doing", "\U0001d2c7")).wait()  # a Kaktovik numeral
    keys[1] = builders.finish_review(session, odd).id
    path = tmp_path / "all.pdf"
    assert in_one.scorecards_in_one(session, keys, path).paths == (path,)
    assert facts_of(path.read_bytes(), tmp_path)["Tagged"] == "no"
    assert text_of(path.read_bytes(), tmp_path).count("This copy is not tagged") == 2


def test_all_in_one_that_is_cancelled_leaves_nothing(session: Session, tmp_path: Path) -> None:
    keys, stop = [_finished(session)], Progress(cancelled=lambda: True)
    path = tmp_path / "out" / "all.pdf"
    assert in_one.scorecards_in_one(session, keys, path, progress=stop).is_cancelled
    assert not list(path.parent.iterdir())


def test_the_letterhead_of_the_library_heads_its_papers(session: Session, tmp_path: Path) -> None:
    session.do(SetLetterhead(Letterhead("Berg & Co", accent="#aa3300"))).wait()
    path = tmp_path / "card.pdf"
    scorecards.scorecard_pdf(session, _finished(session), path)
    assert "Berg & Co" in text_of(path.read_bytes(), tmp_path)
    session.do(SetLetterhead(Letterhead(accent="#aa3300"))).wait()
    assert session.find(lambda reader: reader.letterhead()).wait() == Letterhead(accent="#aa3300")
    session.undo().wait()
    assert session.find(lambda reader: reader.letterhead()).wait().business == "Berg & Co"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (Letterhead(accent="red"), "accent_malformed"),
        (Letterhead("x" * 121), "business_too_long"),
    ],
)
def test_a_letterhead_nobody_can_print_is_refused(
    session: Session, head: Letterhead, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        session.do(SetLetterhead(head)).wait()
    assert refused.value.code == code


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
    call = builders.call(recording=recording)
    heard = sha256(path.read_bytes()).hexdigest()
    with Pool(tmp_path / "cache", size=1) as pool:
        (lane,) = look_at(pool, call, heard).lanes
        assert lane.side is None
        assert (lane.highs[0], lane.highs[-1]) == (50, 0)
        assert look_at(pool, call, "0" * 64) == Look(is_changed=True)
        path.write_bytes(b"no sound at all")
        assert look_at(pool, call, None) == Look()
        assert look_at(pool, call, heard) == Look(is_changed=True)
        path.unlink()
        assert look_at(pool, call, heard) == Look()
