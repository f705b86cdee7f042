"""The mix of both sides beside them: one call, whose sides are played while they can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.calls import TakeApart
from callreview.app.edits.marks import AddMark, RemoveMark
from callreview.app.findings import Decoded, FilesMissing, NoteLeftOff, SidesFound
from callreview.app.session import Session
from callreview.domain.audiofile import Verdict
from callreview.domain.call import Call, CallState, Part, Status
from callreview.domain.details import Apart, Why
from callreview.domain.errors import Refused
from callreview.domain.queue import LeftOff
from callreview.domain.scorecard import Scorecard
from callreview.store.sides import Joined
from tests import builders
from tests.dumping import MACHINES, PEOPLES, dump, first

IN, OUT, MIX = FILES = ("/calls/a-in.wav", "/calls/a-out.wav", "/calls/a.wav")


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as opened:
        yield opened


def listed(session: Session, *paths: str) -> dict[str, str]:
    met = builders.add_files(session, *map(builders.listed, paths))
    return {one.path: one.call_id for one in met}


def join(session: Session, *paths: str) -> tuple[Joined, ...]:
    return session.record(SidesFound((paths or FILES,))).wait()


def only(session: Session) -> Call:
    (call,) = session.snapshot.calls.values()
    return call


def parts(call: Call) -> list[tuple[str, Part]]:
    return [(file.path, file.part) for file in call.all_files]


def decode(session: Session, path: str, **known: object) -> None:
    (met,) = builders.add_files(session, builders.listed(path))
    session.record(Decoded(met.recording_id, builders.outcome(path, **known))).wait()


def is_sound(session: Session) -> bool:
    return session.find(lambda reader: reader.check()).wait().is_sound


def apart(session: Session, call_id: str) -> tuple[Apart, ...]:
    details = session.find(lambda reader: reader.details(call_id)).wait()
    assert details is not None
    return details.apart


def test_the_sides_are_played_and_the_mix_is_listed(session: Session) -> None:
    listed(session, *FILES)
    assert len(join(session)) == 2
    call = only(session)
    assert parts(call) == [(IN, Part.LEFT), (OUT, Part.RIGHT), (MIX, Part.MIX)]
    assert (call.paths, call.recording.channels) == ((IN, OUT), 2)
    assert "a.wav" in call.searchable
    assert join(session) == ()
    assert only(session) == call
    assert first(session.library, "SELECT count(*) FROM calls_view") == 1
    assert first(session.library, "SELECT path_of_mix FROM calls_view") == MIX


@pytest.mark.parametrize("gone", [IN, OUT])
def test_the_mix_is_played_while_a_side_is_missing(session: Session, gone: str) -> None:
    listed(session, *FILES)
    join(session)
    session.record(FilesMissing((gone,))).wait()
    call = only(session)
    assert (call.paths, call.legs) == ((MIX,), ())
    assert (call.recording.status, call.recording.reason) == (
        Status.DAMAGED,
        "side_missing_mix_plays",
    )
    assert [file.part for file in call.more] == [Part.LEFT, Part.RIGHT]
    assert first(session.library, "SELECT status FROM calls_view") == "damaged"
    listed(session, gone)
    assert only(session).paths == (IN, OUT)


def test_the_mix_is_played_where_a_side_is_unplayable(session: Session) -> None:
    listed(session, *FILES)
    join(session)
    decode(session, OUT, verdict=Verdict.UNPLAYABLE, reason="no_sound_inside", frames=0)
    assert only(session).recording.reason == "side_unheard_mix_plays"
    assert only(session).paths == (MIX,)


def test_a_mix_that_is_not_there_either_is_not_played(session: Session) -> None:
    listed(session, *FILES)
    join(session)
    session.record(FilesMissing((OUT, MIX))).wait()
    assert only(session).recording.reason == "right_side_missing"
    session.record(FilesMissing((IN,))).wait()
    assert only(session).recording.status is Status.MISSING
    assert first(session.library, "SELECT status FROM calls_view") == "missing"


def test_a_call_whose_mix_is_played_is_finished_with_the_hash_of_the_mix(session: Session) -> None:
    for path in FILES:
        decode(session, path)
    join(session)
    session.record(FilesMissing((OUT,))).wait()
    review = builders.finish_review(session, builders.start_review(session, only(session).id))
    assert review.sha256 == builders.sha256(MIX)


def test_sides_come_to_a_mix_that_was_signed_off(session: Session) -> None:
    decode(session, MIX)
    reviewed = only(session).id
    review = builders.finish_review(session, builders.start_review(session, reviewed))
    session.do(AddMark(builders.mark(id="praise", call_id=reviewed))).wait()
    for path in (IN, OUT):
        decode(session, path)
    assert {one.kept_id for one in join(session)} == {reviewed}
    call = only(session)
    assert (call.id, call.state, call.marks, call.paths) == (
        reviewed,
        CallState.REVIEWED,
        1,
        (IN, OUT),
    )
    version = session.find(lambda reader: reader.version(review.version_id)).wait()
    assert not Scorecard(call, review, version).recording_is_changed
    assert is_sound(session)


def test_a_mix_and_sides_that_were_both_signed_off_stay_two_and_say_so(session: Session) -> None:
    calls = {path: builders.add_call(session, Path(path).name) for path in FILES}
    for path in (MIX, IN):
        builders.finish_review(session, builders.start_review(session, calls[path]))
    assert [one.kept_id for one in join(session)] == [calls[IN]]
    assert len(session.snapshot.calls) == 2
    assert apart(session, calls[IN]) == (Apart(MIX, Why.SIGNED_OFF),)
    assert apart(session, calls[MIX]) == (Apart(IN, Why.SIGNED_OFF),)
    assert join(session) == ()
    assert is_sound(session)


def test_a_mix_waits_for_both_sides(session: Session) -> None:
    listed(session, MIX, IN)
    assert join(session) == ()
    assert len(session.snapshot.calls) == 2


def test_a_file_of_another_call_is_no_mix(session: Session) -> None:
    listed(session, IN, OUT, MIX, "/calls/b-in.wav", "/calls/b-out.wav")
    join(session)
    join(session, "/calls/b-in.wav", "/calls/b-out.wav", MIX)
    assert sorted(len(call.all_files) for call in session.snapshot.calls.values()) == [2, 3]


def test_taking_apart_makes_a_call_of_each_file_and_is_undone(session: Session) -> None:
    listed(session, *FILES)
    join(session)
    whole = only(session)
    session.do(AddMark(builders.mark(id="praise", call_id=whole.id))).wait()
    marked = only(session)
    before = dump(session.library, (*PEOPLES, *MACHINES))
    session.do(TakeApart((whole.id,))).wait()
    calls = session.snapshot.calls
    assert sorted(call.paths for call in calls.values()) == [(IN,), (OUT,), (MIX,)]
    assert (calls[whole.id].paths, calls[whole.id].marks) == ((IN,), 1)
    assert {call.facts.customer_number for call in calls.values()} == {"+15550100"}
    assert {one.why for one in apart(session, whole.id)} == {Why.PERSON}
    assert session.snapshot.folders[0].calls == 3
    assert join(session) == ()
    assert len(session.snapshot.calls) == 3
    assert is_sound(session)
    session.undo().wait()
    assert only(session) == marked
    assert dump(session.library, (*PEOPLES, *MACHINES)) == before
    session.redo().wait()
    assert len(session.snapshot.calls) == 3


def test_what_was_signed_off_stays_with_its_recording(session: Session) -> None:
    decode(session, OUT)
    builders.finish_review(session, builders.start_review(session, only(session).id))
    decode(session, IN)
    join(session, IN, OUT)
    session.do(TakeApart((only(session).id,))).wait()
    (reviewed,) = (
        one for one in session.snapshot.calls.values() if one.state is CallState.REVIEWED
    )
    assert reviewed.paths == (OUT,)


def test_taking_apart_is_undone_after_what_was_made_since(session: Session) -> None:
    listed(session, *FILES)
    join(session)
    session.do(TakeApart((only(session).id,))).wait()
    (other,) = (key for key, call in session.snapshot.calls.items() if call.paths == (OUT,))
    session.do(AddMark(builders.mark(id="later", call_id=other))).wait()
    session.do(RemoveMark("later")).wait()
    for _ in range(2):
        session.undo().wait()
    session.undo().wait()
    assert len(session.snapshot.calls) == 1


def test_one_file_cannot_be_taken_apart(session: Session) -> None:
    listed(session, IN)
    with pytest.raises(Refused, match="call_in_one_file"):
        session.do(TakeApart((only(session).id,))).wait()


def test_taking_apart_is_undone_though_one_of_the_calls_is_open_and_was_left_off_at(
    session: Session,
) -> None:
    listed(session, *FILES)
    join(session)
    whole = only(session)
    session.do(TakeApart((whole.id,))).wait()
    (other,) = (key for key, call in session.snapshot.calls.items() if call.paths == (OUT,))
    session.open_call(other).wait()
    session.record(NoteLeftOff(LeftOff(other, 5))).wait()
    session.undo().wait()
    assert only(session) == whole
    assert session.snapshot.open_call is None
