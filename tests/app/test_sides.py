"""Two files that are the sides of one call become one call, and lose nothing on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.calls import SetFacts
from callreview.app.edits.marks import AddMark, RemoveMark
from callreview.app.edits.queues import MakeQueue, SkipCall
from callreview.app.findings import Decoded, FilesMissing, NoteLeftOff, SidesFound
from callreview.app.session import Session
from callreview.domain.call import Call, CallState, Side, Status
from callreview.domain.errors import Refused
from callreview.domain.queue import LeftOff, Queue, Skip
from callreview.store.sides import Joined
from tests import builders
from tests.dumping import beside, first


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as opened:
        yield opened


IN, OUT = "/calls/a-in.wav", "/calls/a-out.wav"


def listed(session: Session, *paths: str) -> list[str]:
    return [met.call_id for met in builders.add_files(session, *map(builders.listed, paths))]


def join(session: Session) -> tuple[Joined, ...]:
    return session.record(SidesFound(((IN, OUT),))).wait()


def only(session: Session) -> Call:
    (call,) = session.snapshot.calls.values()
    return call


def test_two_sides_become_one_call_shown_once(session: Session) -> None:
    listed(session, IN, OUT)
    assert len(join(session)) == 1
    call = only(session)
    assert [leg.path for leg in call.legs] == [IN, OUT]
    assert [file.path for file in call.files] == [IN, OUT]
    assert call.recording.channels == 2
    assert first(session.library, "SELECT count(*) FROM calls_view") == 1
    assert first(session.library, "SELECT path_of_right_side FROM calls_view") == OUT
    assert session.snapshot.folders[0].calls == 1


def test_joining_twice_changes_nothing(session: Session) -> None:
    listed(session, IN, OUT)
    join(session)
    before = only(session)
    assert join(session) == ()
    assert only(session) == before


@pytest.mark.parametrize("paths", [(IN, OUT), (OUT, IN)])
def test_the_second_file_joins_a_call_that_was_reviewed(
    session: Session, paths: tuple[str, str]
) -> None:
    (met,) = builders.add_files(session, builders.listed(paths[0]))
    session.record(Decoded(met.recording_id, builders.outcome(paths[0]))).wait()
    reviewed = met.call_id
    review = builders.finish_review(session, builders.start_review(session, reviewed))
    session.do(AddMark(builders.mark(id="praise", call_id=reviewed, text="Lovely"))).wait()
    listed(session, paths[1])
    join(session)
    call = only(session)
    assert (call.id, call.state, call.marks) == (reviewed, CallState.REVIEWED, 1)
    assert [leg.path for leg in call.legs] == [IN, OUT]
    assert session.find(lambda reader: reader.review(review.id)).wait() == review
    assert session.find(lambda reader: reader.check()).wait().is_sound


def test_what_was_made_of_both_belongs_to_the_one(session: Session) -> None:
    left, right = listed(session, IN, OUT)
    for number, call_id in enumerate((left, right)):
        mark = builders.mark(id=f"mark {number}", call_id=call_id, text=f"word{number}")
        session.do(AddMark(mark)).wait()
    draft = builders.start_review(session, right)
    session.do(SetFacts(right, customer_name="Bo")).wait()
    session.do(MakeQueue(Queue("q", "Two", "practice", "", (left, right)))).wait()
    session.do(SkipCall(left, Skip("known"))).wait()
    session.record(NoteLeftOff(LeftOff(left, 9))).wait()
    session.open_call(right).wait()
    join(session)
    call = only(session)
    assert session.snapshot.skips == {call.id: Skip("known")}
    assert session.snapshot.left_off == LeftOff(call.id, 9)
    assert call.marks == 2
    assert call.facts.customer_name == "Bo"
    assert session.find(lambda reader: [one.id for one in reader.reviews(call.id)]).wait() == [
        draft.id
    ]
    found = session.find(lambda reader: reader.calls_with_words(("word0", "word1"))).wait()
    assert set(found.values()) == {frozenset({call.id})}
    opened = session.snapshot.open_call
    assert opened is not None
    assert (opened.call, len(opened.marks)) == (call, 2)
    assert opened.review == session.find(lambda reader: reader.review(draft.id)).wait()
    assert session.snapshot.queue is not None
    assert session.snapshot.queue.call_ids == (call.id,)
    assert session.find(lambda reader: reader.check()).wait().is_sound


def test_marks_made_before_can_be_undone_and_redone_after(session: Session) -> None:
    left, right = listed(session, IN, OUT)
    session.do(AddMark(builders.mark(id="left", call_id=left))).wait()
    session.do(AddMark(builders.mark(id="kept", call_id=right))).wait()
    session.do(AddMark(builders.mark(id="gone", call_id=right))).wait()
    session.do(RemoveMark("gone")).wait()
    join(session)

    def marks() -> set[str]:
        found = session.find(lambda reader: reader.marks(only(session).id)).wait()
        return {mark.id for mark in found}

    assert marks() == {"left", "kept"}
    session.undo().wait()
    assert marks() == {"left", "kept", "gone"}
    session.undo().wait()
    session.undo().wait()
    assert marks() == {"left"}
    session.redo().wait()
    assert marks() == {"left", "kept"}


def test_a_call_that_became_part_of_another_is_opened_by_its_old_key(session: Session) -> None:
    listed(session, IN, OUT)
    (joined,) = join(session)
    session.open_call(joined.gone_id).wait()
    assert session.snapshot.open_call is not None
    assert session.snapshot.open_call.call.id == joined.kept_id


def test_two_calls_that_were_both_signed_off_stay_two(session: Session) -> None:
    for name in ("a-in.wav", "a-out.wav"):
        call_id = builders.add_call(session, name)
        builders.finish_review(session, builders.start_review(session, call_id))
    assert join(session) == ()
    assert len(session.snapshot.calls) == 2
    assert session.find(lambda reader: reader.check()).wait().is_sound


@pytest.mark.parametrize(
    ("path", "reason"), [(IN, "left_side_missing"), (OUT, "right_side_missing")]
)
def test_a_side_that_goes_missing_leaves_the_call_with_the_other(
    session: Session, path: str, reason: str
) -> None:
    listed(session, IN, OUT)
    join(session)
    session.record(FilesMissing((path,))).wait()
    call = only(session)
    assert (call.recording.status, call.recording.reason) == (Status.DAMAGED, reason)
    assert first(session.library, "SELECT status FROM calls_view") == "damaged"
    listed(session, path)
    assert only(session).recording.status is Status.OK


def test_a_missing_file_is_no_side(session: Session) -> None:
    listed(session, IN, OUT)
    session.record(FilesMissing((OUT,))).wait()
    assert join(session) == ()
    assert len(session.snapshot.calls) == 2


def test_a_file_is_a_side_of_one_call_only(session: Session) -> None:
    listed(session, IN, OUT, "/calls/a-t.wav")
    join(session)
    assert session.record(SidesFound(((IN, "/calls/a-t.wav"),))).wait() == ()
    assert len(session.snapshot.calls) == 2


def test_what_a_name_says_of_one_side_only_is_said_of_the_call(session: Session) -> None:
    builders.add_files(
        session,
        builders.listed(IN, facts=builders.facts(customer_number=None)),
        builders.listed(OUT, facts=builders.facts(agent_channel=Side.RIGHT)),
    )
    join(session)
    known = only(session).facts
    assert (known.customer_number, known.agent_channel) == ("+15550100", Side.RIGHT)


def test_the_left_side_has_the_say_when_names_are_read_again(session: Session) -> None:
    listed(session, IN, OUT)
    join(session)
    for path, number in ((IN, "1"), (OUT, "2")):
        facts = builders.facts(customer_number=number)
        builders.add_files(session, builders.listed(path, facts=facts))
    assert only(session).facts.customer_number == "1"


def test_a_call_can_be_finished_while_one_side_was_never_read(session: Session) -> None:
    builders.add_call(session, "a-in.wav")
    listed(session, OUT)
    join(session)
    session.record(FilesMissing((OUT,))).wait()
    review = builders.finish_review(session, builders.start_review(session, only(session).id))
    assert review.sha256 == builders.sha256(IN)


def test_a_changed_side_is_noticed_before_a_review_is_final(session: Session) -> None:
    for name in ("a-in.wav", "a-out.wav"):
        builders.add_call(session, name)
    join(session)
    draft = builders.start_review(session, only(session).id)
    builders.add_files(session, builders.listed(OUT, bytes_like="other bytes"))
    assert only(session).recording.status is Status.CHANGED
    with pytest.raises(Refused, match="recording_changed"):
        builders.finish_review(session, draft)


def test_a_library_from_before_is_looked_at_again(tmp_path: Path) -> None:
    from callreview.store.migrations import thirteenth_sides

    assert "DELETE FROM listed_folders" in thirteenth_sides.STATEMENTS
    with builders.opened(tmp_path / "library.db") as session:
        listed(session, IN, OUT)
        join(session)
    with beside(tmp_path / "library.db") as connection:
        sides = connection.execute("SELECT side FROM call_recordings ORDER BY side").fetchall()
    assert [row["side"] for row in sides] == ["left", "right"]
