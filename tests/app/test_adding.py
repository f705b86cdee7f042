"""Adding a folder lists it, looks into it, and the second time changes nothing."""

import os
import sys
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from callreview.app.adding import AddReport, add_folder
from callreview.app.jobs import Progress, Reached
from callreview.app.keptpeaks import files_now, kept_peaks
from callreview.app.session import Session
from callreview.audio.detector import METHOD
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Header, Outcome, Probe, Verdict
from callreview.domain.call import Call, Status
from callreview.domain.errors import CallReviewError
from callreview.domain.peaks import PeakBuilder, Peaks
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span

FREEPBX = "external-201-+15125550142-20260310-094112-1773153671.17.wav"
THREECX = "[Bo]_5125550154-202_20260313091512(12).wav"
TALK = Talk(METHOD, 0.9, 1000, ((Span(100, 600),),))
HEADER = Header("WAV", "PCM_16", 8000, 1, 30_000, 240_000)


class FakeDecoding:
    """A recording that was decoded before anybody asked."""

    def __init__(self, path: Path, outcome: Outcome | None) -> None:
        self.path = path
        self.paths = (path,)
        self.is_closed = False
        self._outcome = outcome or Outcome(
            Verdict.OK, "", {"name": path.name}, "fake", 8000, 1, 8000, 1000, "a" * 64
        )

    @property
    def outcome(self) -> Outcome:
        return self._outcome

    def wait(self, timeout: float | None = None) -> Outcome:
        return self._outcome

    def peaks(self) -> Peaks:
        builder = PeakBuilder(8000, 1)
        builder.add(np.full((8000, 1), 99, np.int16))
        builder.finish()
        return builder.snapshot()

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        self.is_closed = True


class FakePool:
    """Looks into nothing and says what it was told to; remembers what was asked."""

    def __init__(self) -> None:
        self.probes: dict[str, Probe] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.asked: list[str] = []
        self.decodings: list[FakeDecoding] = []
        self.heard: list[str] = []
        self.deaf_to: set[str] = set()

    def listen(self, decoding: FakeDecoding, *, in_background: bool = False) -> "Future[Talk]":
        assert in_background
        assert not decoding.is_closed
        self.heard.append(decoding.path.name)
        future: Future[Talk] = Future()
        if decoding.path.name in self.deaf_to:
            future.set_exception(CallReviewError("not_listened", name=decoding.path.name))
        else:
            future.set_result(TALK)
        return future

    def probe(self, path: Path) -> "Future[Probe]":
        self.asked.append(path.name)
        future: Future[Probe] = Future()
        future.set_result(self.probes.get(path.name, Probe(Verdict.OK, header=HEADER)))
        return future

    def decode(self, path: Path, *, in_background: bool = False) -> FakeDecoding:
        assert in_background
        self.decodings.append(FakeDecoding(path, self.outcomes.get(path.name)))
        return self.decodings[-1]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.open(tmp_path / "library.db", reviewer="Dana")
    yield session
    session.close()


@pytest.fixture
def pool() -> FakePool:
    return FakePool()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    put(folder / FREEPBX, b"one" * 50)
    put(folder / "202" / THREECX, b"two" * 50)
    put(folder / "notes.txt", b"none")
    return folder


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def add(
    session: Session,
    pool: FakePool,
    folder: Path,
    *,
    scan: bool = False,
    unfinished: Collection[str] = (),
    progress: Progress | None = None,
) -> AddReport:
    return add_folder(
        session, cast("Pool", pool), folder, scan=scan, unfinished=unfinished, progress=progress
    )


def test_what_is_new_is_listed_and_looked_into(
    session: Session, pool: FakePool, folder: Path
) -> None:
    report = add(session, pool, folder)
    assert (report.added, report.known, report.people) == (2, 0, 2)
    assert (report.first, report.last) == ("2026-03-10T09:41:12", "2026-03-13T09:15:12")
    assert report.passed_over == 1
    assert not report.left_out
    calls = session.snapshot.calls.values()
    assert {call.recording.name for call in calls} == {FREEPBX, THREECX}
    assert {call.recording.duration_ms for call in calls} == {30_000}
    assert {call.recording.length_source for call in calls} == {"header"}
    assert sorted(pool.asked) == sorted([FREEPBX, THREECX])


def test_the_second_time_changes_nothing(session: Session, pool: FakePool, folder: Path) -> None:
    add(session, pool, folder)
    before, pool.asked[:] = dict(session.snapshot.calls), []
    report = add(session, pool, folder)
    assert (report.added, report.known, report.missing) == (0, 2, 0)
    assert pool.asked == []
    assert dict(session.snapshot.calls) == before
    assert len(session.snapshot.folders) == 1


def test_scanning_finds_true_length_and_hash(
    session: Session, pool: FakePool, folder: Path
) -> None:
    add(session, pool, folder, scan=True)
    recordings = [call.recording for call in session.snapshot.calls.values()]
    assert {one.length_source for one in recordings} == {"decoded"}
    assert {one.sha256 for one in recordings} == {"a" * 64}
    assert all(decoding.is_closed for decoding in pool.decodings)
    decoded = len(pool.decodings)
    add(session, pool, folder, scan=True)
    assert len(pool.decodings) == decoded


def test_scanning_keeps_what_the_waveform_looks_like(
    session: Session, pool: FakePool, folder: Path
) -> None:
    add(session, pool, folder, scan=True)
    found = session.find(lambda reader: reader.thumbnails([*session.snapshot.calls])).wait()
    assert found.keys() == session.snapshot.calls.keys()
    kept, file = kept_peaks(), files_now([folder / FREEPBX])
    assert kept
    assert file
    assert (peaks := kept.find(file))
    assert peaks.frames == 8000


def test_scanning_finds_out_who_speaks(session: Session, pool: FakePool, folder: Path) -> None:
    add(session, pool, folder, scan=True)
    assert sorted(pool.heard) == sorted([FREEPBX, THREECX])
    assert _talks(session) == [TALK, TALK]
    add(session, pool, folder, scan=True)
    assert len(pool.heard) == 2


def test_everything_is_decoded_and_known_before_anything_is_listened_to(
    session: Session, folder: Path
) -> None:
    class Listened(FakePool):
        def listen(self, decoding: FakeDecoding, *, in_background: bool = False) -> "Future[Talk]":
            known.append({call.recording.sha256 for call in _calls(session)})
            return super().listen(decoding, in_background=in_background)

    known: list[set[str | None]] = []
    add(session, Listened(), folder, scan=True)
    assert known == [{"a" * 64}] * 2


def test_what_could_not_be_listened_to_is_reported_and_tried_again(
    session: Session, pool: FakePool, folder: Path
) -> None:
    pool.deaf_to = {FREEPBX}
    report = add(session, pool, folder, scan=True)
    assert [(Path(one.path).name, one.reason) for one in report.left_out] == [
        (FREEPBX, "not_listened")
    ]
    pool.deaf_to = set()
    assert not add(session, pool, folder, scan=True).left_out
    assert pool.heard.count(FREEPBX) == 2
    assert pool.heard.count(THREECX) == 1
    assert _talks(session) == [TALK, TALK]


def _talks(session: Session) -> list[Talk | None]:
    calls = [*session.snapshot.calls]
    return session.find(lambda reader: [reader.talk(call_id) for call_id in calls]).wait()


def test_what_cannot_be_heard_is_reported_and_the_rest_goes_on(
    session: Session, pool: FakePool, folder: Path
) -> None:
    put(folder / "zip.wav", b"PK")
    put(folder / "empty.wav", b"")
    put(folder / "cut.wav", b"RIFF")
    put(folder / "a.zip", b"PK")
    pool.probes["zip.wav"] = Probe(
        Verdict.UNSUPPORTED, "no_sound_format_known", {"name": "zip.wav"}
    )
    pool.probes["empty.wav"] = Probe(Verdict.EMPTY, "empty_recording", {"name": "empty.wav"})
    pool.probes["cut.wav"] = Probe(Verdict.DAMAGED, "recording_not_closed", {"name": "cut.wav"})
    report = add(session, pool, folder)
    assert [(Path(one.path).name, one.reason) for one in report.left_out] == [
        ("a.zip", "is_archive"),
        ("zip.wav", "no_sound_format_known"),
    ]
    assert (report.added, report.empty, report.damaged) == (5, 1, 1)


def test_a_full_disk_says_nothing_about_a_recording(
    session: Session, pool: FakePool, folder: Path
) -> None:
    trouble = Outcome(Verdict.UNPLAYABLE, "no_room_for_sound", {"name": FREEPBX})
    pool.outcomes[FREEPBX] = trouble
    report = add(session, pool, folder, scan=True)
    assert [(Path(one.path).name, one.reason) for one in report.left_out] == [
        (FREEPBX, "no_room_for_sound")
    ]
    assert {call.recording.status for call in _calls(session)} == {Status.OK}
    del pool.outcomes[FREEPBX]
    again = add(session, pool, folder, scan=True)
    assert not again.left_out
    assert all(call.recording.sha256 for call in _calls(session))


def test_without_a_worker_nothing_is_said_about_recordings(
    session: Session, pool: FakePool, folder: Path
) -> None:
    pool.probes[FREEPBX] = Probe(Verdict.UNPLAYABLE, "no_worker", {"name": FREEPBX})
    assert [one.reason for one in add(session, pool, folder).left_out] == ["no_worker"]
    assert {call.recording.status for call in _calls(session)} == {Status.OK}
    del pool.probes[FREEPBX]
    assert not add(session, pool, folder).left_out
    assert {call.recording.duration_ms for call in _calls(session)} == {30_000}


@pytest.mark.parametrize("reason", ["recording_not_allowed", "place_does_not_answer"])
def test_what_may_pass_is_tried_again(
    reason: str, session: Session, pool: FakePool, folder: Path
) -> None:
    slow = reason == "place_does_not_answer"
    verdict = Verdict.SLOW if slow else Verdict.UNPLAYABLE
    pool.probes[FREEPBX] = Probe(verdict, reason, {"name": FREEPBX})
    assert [one.reason for one in add(session, pool, folder).left_out] == [reason]
    pool.outcomes[FREEPBX] = Outcome(verdict, reason, {"name": FREEPBX})
    assert [one.reason for one in add(session, pool, folder, scan=True).left_out] == [reason]
    del pool.probes[FREEPBX], pool.outcomes[FREEPBX]
    assert not add(session, pool, folder).left_out
    assert {call.recording.status for call in _calls(session)} == {Status.OK}


def test_the_time_of_a_file_is_no_day_of_a_call(
    session: Session, pool: FakePool, folder: Path
) -> None:
    put(folder / "random.wav", b"RIFF")
    report = add(session, pool, folder)
    assert (report.first, report.last) == ("2026-03-10T09:41:12", "2026-03-13T09:15:12")


def test_what_is_gone_is_missing_and_what_comes_back_is_known(
    session: Session, pool: FakePool, folder: Path
) -> None:
    add(session, pool, folder)
    (folder / FREEPBX).rename(folder.parent / "elsewhere.wav")
    assert add(session, pool, folder).missing == 1
    statuses = {call.recording.name: call.recording.status for call in _calls(session)}
    assert statuses[FREEPBX] is Status.MISSING
    (folder.parent / "elsewhere.wav").rename(folder / FREEPBX)
    assert add(session, pool, folder).missing == 0
    statuses = {call.recording.name: call.recording.status for call in _calls(session)}
    assert statuses[FREEPBX] is Status.OK


def test_a_moved_recording_keeps_its_call(session: Session, pool: FakePool, folder: Path) -> None:
    add(session, pool, folder)
    before = {call.id for call in _calls(session)}
    (folder / "old").mkdir()
    (folder / FREEPBX).rename(folder / "old" / FREEPBX)
    report = add(session, pool, folder)
    assert {call.id for call in _calls(session)} == before
    assert report.added == 0


def test_progress_is_told_and_adding_can_be_stopped(
    session: Session, pool: FakePool, folder: Path
) -> None:
    told: list[Reached] = []
    report = add(session, pool, folder, progress=Progress(told.append, lambda: len(told) > 1))
    assert told[0].done >= 1
    assert told[0].total == 2
    assert report.cancelled
    again = add(session, pool, folder)
    assert not again.cancelled
    assert len(again.calls) == 2


def test_a_folder_that_is_not_there_is_said(session: Session, pool: FakePool) -> None:
    with pytest.raises(CallReviewError) as raised:
        add(session, pool, Path("/nowhere/at/all"))
    assert raised.value.code == "folder_missing"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_folder_whose_name_is_no_text_is_added(
    session: Session, pool: FakePool, tmp_path: Path
) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    put(folder / os.fsdecode(b"\xff.wav"), b"RIFF")
    assert add(session, pool, folder).added == 1
    assert add(session, pool, folder).known == 1
    assert [call.recording.path for call in _calls(session)] == [
        str(folder / os.fsdecode(b"\xff.wav"))
    ]
    (folder / os.fsdecode(b"\xff.wav")).unlink()
    assert add(session, pool, folder).missing == 1


def test_a_folder_that_is_gone_while_one_is_in_it_is_said(
    session: Session, pool: FakePool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("os.getcwd", gone)
    with pytest.raises(CallReviewError) as raised:
        add(session, pool, Path("calls"))
    assert raised.value.code == "folder_missing"


def test_a_file_is_no_folder(session: Session, pool: FakePool, folder: Path) -> None:
    with pytest.raises(CallReviewError) as raised:
        add(session, pool, folder / FREEPBX)
    assert raised.value.code == "not_a_folder"


def _calls(session: Session) -> list[Call]:
    return list(session.snapshot.calls.values())


def test_unanswered_calls_of_the_same_few_bytes_are_calls_of_their_own(
    session: Session, pool: FakePool, folder: Path
) -> None:
    for at in range(3):
        put(folder / f"external-20{at}-unknown-20260312-120000-1773334796.{at}.wav", b"RIFF")
    assert add(session, pool, folder).added == 5
    assert add(session, pool, folder).known == 5
    assert len({call.id for call in _calls(session)}) == 5


def test_the_same_bytes_in_two_places_are_one_call(
    session: Session, pool: FakePool, folder: Path
) -> None:
    put(folder / "a.wav", bytes(100))
    put(folder / "b.wav", bytes(100))
    report = add(session, pool, folder)
    assert (report.added, report.copies) == (3, 1)
