"""Picking calls by lot to listen to: the queue a newcomer begins with."""

import secrets
from collections.abc import Iterable

from callreview.app.edits.queues import MakeQueue
from callreview.app.session import Session
from callreview.domain.call import Call, CallState, Status
from callreview.domain.draw.tickets import drawn
from callreview.domain.errors import CallReviewError
from callreview.domain.queue import Queue

PRACTICE = "practice"
FIVE = 5
LONG_ENOUGH_MS = 30_000
_HEARD = (Status.OK, Status.DAMAGED)


def pick_five(session: Session, *, title: str = "", count: int = FIVE) -> Queue:
    """Open a queue of five calls picked by lot and return it; reviews of it are practice.

    Calls that are passed over are not drawn.

    Raises CallReviewError "nothing_to_pick" if no call can be heard.
    """
    seed = secrets.token_hex(16)
    session.all_read.wait()
    snapshot = session.snapshot
    eligible = (call for call in snapshot.calls.values() if call.id not in snapshot.skips)
    picked = picked_by_lot(eligible, seed, count=count)
    if not picked:
        raise CallReviewError("nothing_to_pick")
    queue = Queue(session.new_key(), title, PRACTICE, seed, picked)
    return session.do(MakeQueue(queue)).wait()


def picked_by_lot(calls: Iterable[Call], seed: str, *, count: int = FIVE) -> tuple[str, ...]:
    """Return the keys of the calls with the lowest tickets, in that order.

    Drawn are calls that can be heard and nobody has reviewed; of half a minute or more, unless
    there are too few such.
    """
    open_calls = [call for call in calls if _may_be_drawn(call)]
    long_enough = [call for call in open_calls if _is_long_enough(call)]
    eligible = long_enough if len(long_enough) >= count else open_calls
    by_uid = {_uid(call): call.id for call in eligible}
    return tuple(by_uid[uid] for uid in drawn(seed, by_uid, count=count))


def _may_be_drawn(call: Call) -> bool:
    return call.recording.status in _HEARD and call.state is CallState.NEW


def _is_long_enough(call: Call) -> bool:
    length = call.recording.duration_ms
    return length is None or length >= LONG_ENOUGH_MS


def _uid(call: Call) -> str:
    # Until all bytes were read, a recording is known by its two ends: enough for practice.
    return call.recording.sha256 or call.recording.fingerprint
