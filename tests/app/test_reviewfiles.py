"""Reviews from computer to computer: what comes over, what stays, what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callreview.app.adding import add_folder
from callreview.app.edits.reviews import ReviseReview, SetWords
from callreview.app.reviewfiles import preview, take_over, write_review_file
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.review import Answer, Review
from callreview.domain.taking_over import Preview, Standing
from tests import builders
from tests.corpus import talk, write_wav
from tests.dumping import count, dump, first


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    with Pool(tmp_path / "sound") as pool:
        yield pool


@contextmanager
def _library(folder: Path, who: str, *calls: str) -> Iterator[Session]:
    year = 2000 + len(who)  # keys of two libraries are never the same
    clock = builders.SteadyClock(f"{year}-03-13T09:00:00+00:00")
    with builders.opened(folder / f"{who}.db", reviewer=who, clock=clock) as session:
        for name in calls:
            builders.add_call(session, name)
        yield session


def _reviewed(session: Session, call_id: str, **answers: str) -> Review:
    draft = builders.start_review(session, call_id)
    session.do(SetWords(draft.id, "private_note", "between us")).wait()
    said = {line: Answer(option=option) for line, option in answers.items()}
    return builders.finish_review(session, draft, said)


def _revised(session: Session, review: Review, **answers: str) -> Review:
    draft = session.do(ReviseReview(review.id, "misheard")).wait()
    said = {line: Answer(option=option) for line, option in answers.items()}
    return builders.finish_review(session, draft, said)


def _taken(session: Session, pool: Pool, seen: Preview) -> list[Review]:
    came = list(take_over(session, lambda: pool, seen))
    assert not [one.trouble for one in came if one.trouble]
    return [one.review for one in came if one.review]


def _standings(seen: Preview) -> list[Standing]:
    return [entry.standing for entry in seen.entries]


def test_a_review_comes_over_as_it_was_with_its_score_sheet(tmp_path: Path, pool: Pool) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin:
        review = _reviewed(robin, *robin.snapshot.calls, q2="no")
        assert write_review_file(robin, [review.id], file) == 1
        head = robin.find(lambda reader: reader.audit_head()).wait()
        home = robin.library_id
    with _library(tmp_path, "Kim", "b.wav", "a.wav") as kim:
        seen = preview(kim, file)
        assert _standings(seen) == [Standing.NEW]
        assert seen.new_sheets == (review.version_id,)
        (came,) = _taken(kim, pool, seen)
        there = kim.snapshot.calls[came.call_id]
        assert there.recording.name == "a.wav"
        assert there.score_percent == pytest.approx(200 / 3)
        kept = {**vars(review), "call_id": came.call_id, "private_note": ""}
        assert vars(came) == kept
        assert kim.find(lambda reader: reader.check()).wait().is_sound
        library = kim.library
    taken = "SELECT library_id || library_audit_hash FROM taken_over WHERE review_id = ?"
    assert first(library, taken, review.id) == home + head.row_hash


def test_a_second_import_changes_nothing(tmp_path: Path, pool: Pool) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin:
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
    with _library(tmp_path, "Kim", "a.wav") as kim:
        assert len(_taken(kim, pool, preview(kim, file))) == 1
        before, rows = dump(kim.library, whole=True), count(kim.library, "audit")
        seen = preview(kim, file)
        assert _standings(seen) == [Standing.KNOWN]
        assert seen.new_sheets == ()
        assert _taken(kim, pool, seen) == []
        assert (dump(kim.library, whole=True), count(kim.library, "audit")) == (before, rows)


def test_a_preview_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin:
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
    with _library(tmp_path, "Kim", "a.wav") as kim:
        before = dump(kim.library, whole=True)
        preview(kim, file)
        assert dump(kim.library, whole=True) == before


def test_a_preview_that_is_old_takes_nothing_twice(tmp_path: Path, pool: Pool) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin:
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
    with _library(tmp_path, "Kim", "a.wav") as kim:
        seen = preview(kim, file)
        _taken(kim, pool, seen)
        before = dump(kim.library, whole=True)
        (again,) = take_over(kim, lambda: pool, seen)
        assert again.trouble is not None
        assert again.trouble.code == "review_there_already"
        assert dump(kim.library, whole=True) == before


def test_revisions_come_together_and_later_ones_follow(tmp_path: Path, pool: Pool) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin, _library(tmp_path, "Kim", "a.wav") as kim:
        review = _reviewed(robin, *robin.snapshot.calls)
        second = _revised(robin, review, q1="no")
        assert write_review_file(robin, [second.id], file) == 1
        assert [one.id for one in _taken(kim, pool, preview(kim, file))] == [review.id, second.id]
        third = _revised(robin, second, q2="no")
        write_review_file(robin, [review.id], file)
        seen = preview(kim, file)
        assert _standings(seen) == [Standing.KNOWN, Standing.KNOWN, Standing.NEW]
        (came,) = _taken(kim, pool, seen)
        assert (came.id, came.revision, came.root_id) == (third.id, 3, review.id)


def test_two_revisions_of_one_review_are_a_conflict_and_both_stay_where_they_are(
    tmp_path: Path, pool: Pool
) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin, _library(tmp_path, "Kim", "a.wav") as kim:
        review = _reviewed(robin, *robin.snapshot.calls)
        write_review_file(robin, [review.id], file)
        (came,) = _taken(kim, pool, preview(kim, file))
        here = _revised(kim, came, q1="no")
        _revised(robin, _revised(robin, review, q2="no"), q3="no")
        write_review_file(robin, [review.id], file)
        before = dump(kim.library, whole=True)
        seen = preview(kim, file)
        assert _standings(seen) == [Standing.KNOWN, Standing.CONFLICT, Standing.CONFLICT]
        assert [entry.there and entry.there.id for entry in seen.entries[1:]] == [here.id] * 2
        assert _taken(kim, pool, seen) == []
        assert dump(kim.library, whole=True) == before


def test_a_draft_of_ones_own_does_not_hinder_and_is_not_touched(tmp_path: Path, pool: Pool) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin, _library(tmp_path, "Kim", "a.wav") as kim:
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
        draft = builders.start_review(kim, next(iter(kim.snapshot.calls)))
        assert len(_taken(kim, pool, preview(kim, file))) == 1
        assert kim.find(lambda reader: reader.review(draft.id)).wait() == draft


def test_a_recording_that_is_missing_is_named(tmp_path: Path, pool: Pool) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin, _library(tmp_path, "Kim", "b.wav") as kim:
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
        seen = preview(kim, file)
        assert _standings(seen) == [Standing.NO_RECORDING]
        assert seen.entries[0].signed.heard.name == "a.wav"
        assert seen.new_sheets == ()
        assert _taken(kim, pool, seen) == []


def test_a_recording_nobody_has_read_yet_is_found_by_its_ends_and_read_first(
    tmp_path: Path, pool: Pool
) -> None:
    calls, file = tmp_path / "calls", tmp_path / "reviews.json"
    calls.mkdir()
    write_wav(calls / "a.wav", talk(seconds=2))
    with _library(tmp_path, "Robin") as robin, _library(tmp_path, "Kim") as kim:
        add_folder(robin, pool, calls, scan=True)
        add_folder(kim, pool, calls)
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
        (call,) = kim.snapshot.calls.values()
        assert call.recording.sha256 is None
        (came,) = _taken(kim, pool, preview(kim, file))
        assert came.sha256 == kim.snapshot.calls[call.id].recording.sha256


def test_a_file_that_was_changed_is_refused_and_nothing_taken(tmp_path: Path) -> None:
    file = tmp_path / "reviews.json"
    with _library(tmp_path, "Robin", "a.wav") as robin, _library(tmp_path, "Kim", "a.wav") as kim:
        write_review_file(robin, [_reviewed(robin, *robin.snapshot.calls).id], file)
        file.write_text(file.read_text("utf-8").replace('"yes"', '"no"', 1), "utf-8")
        with pytest.raises(Unreadable) as refused:
            preview(kim, file)
        assert refused.value.code == "review_file_altered"


def test_drafts_do_not_travel(tmp_path: Path) -> None:
    with _library(tmp_path, "Robin", "a.wav") as robin:
        draft = builders.start_review(robin, next(iter(robin.snapshot.calls)))
        with pytest.raises(CallReviewError) as refused:
            write_review_file(robin, [draft.id], tmp_path / "reviews.json")
        assert refused.value.code == "no_final_reviews"


def test_a_recording_is_never_written_over(tmp_path: Path) -> None:
    with _library(tmp_path, "Robin", "a.wav") as robin:
        review = _reviewed(robin, *robin.snapshot.calls)
        with pytest.raises(CallReviewError) as refused:
            write_review_file(robin, [review.id], tmp_path / "a.wav")
        assert refused.value.code == "marks_over_recording"
