"""Five calls, picked by lot: whose ticket is low, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.folders import AddFolder
from callreview.app.findings import FilesListed
from callreview.app.lots import PRACTICE, pick_five, picked_by_lot
from callreview.app.session import Session
from callreview.domain.call import Call, CallFacts, CallState, Listed, Recording, Status
from callreview.domain.draw.tickets import drawn
from callreview.domain.errors import CallReviewError

SEED = "0" * 32


def call(
    at: int,
    *,
    status: Status = Status.OK,
    state: CallState = CallState.NEW,
    length: int | None = 60_000,
) -> Call:
    recording = Recording(
        f"r{at}", f"c{at}", f"/{at}.wav", 1, f"f{at}", status, duration_ms=length, sha256=f"s{at}"
    )
    return Call(f"c{at}", recording, CallFacts(), state=state)


def test_the_lowest_tickets_of_the_bytes_are_picked() -> None:
    calls = [call(at) for at in range(50)]
    expected = [f"c{uid[1:]}" for uid in drawn(SEED, [f"s{at}" for at in range(50)], count=5)]
    assert list(picked_by_lot(calls, SEED)) == expected
    assert list(picked_by_lot(reversed(calls), SEED)) == expected


def test_only_what_can_be_heard_and_is_not_reviewed_is_drawn() -> None:
    calls = [
        call(1, status=Status.EMPTY),
        call(2, status=Status.UNPLAYABLE),
        call(3, status=Status.MISSING),
        call(4, state=CallState.REVIEWED),
        call(5, state=CallState.DRAFT),
        call(6, status=Status.DAMAGED),
        call(7),
    ]
    assert set(picked_by_lot(calls, SEED)) == {"c6", "c7"}


def test_short_calls_are_drawn_only_where_there_are_too_few_long_ones() -> None:
    long, short = [call(at) for at in range(5)], [call(at, length=5_000) for at in range(5, 90)]
    assert set(picked_by_lot(long + short, SEED)) == {f"c{at}" for at in range(5)}
    assert len(picked_by_lot(long[:2] + short, SEED)) == 5


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.open(tmp_path / "library.db", reviewer="Dana")
    yield session
    session.close()


def test_the_lot_becomes_the_queue(session: Session, tmp_path: Path) -> None:
    folder = session.do(AddFolder(tmp_path)).wait()
    files = tuple(Listed(f"/{at}.wav", at, 0, f"f{at}", CallFacts()) for at in range(9))
    session.record(FilesListed(folder.id, files)).wait()
    queue = pick_five(session, title="Five")
    assert session.snapshot.queue == queue
    assert (queue.title, queue.book_reason, len(set(queue.call_ids))) == ("Five", PRACTICE, 5)
    assert queue.call_ids == picked_by_lot(session.snapshot.calls.values(), queue.seed)


def test_where_there_is_nothing_to_hear_nothing_is_picked(session: Session) -> None:
    with pytest.raises(CallReviewError) as raised:
        pick_five(session)
    assert raised.value.code == "nothing_to_pick"
