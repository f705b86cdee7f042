"""The picture of the library as the review screen shows it to who reviews blind."""

from dataclasses import replace

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Call, CallState
from callreview.domain.hiding import Hiding, veiled
from callreview.domain.review import ReviewState
from callreview.domain.unseen import nameless


def hides_person(snapshot: Snapshot, hiding: Hiding) -> bool:
    """Return whether it is hidden whose call is open: until its first review is finished.

    Of a call that was drawn, until its review for the draw is.
    """
    opened = snapshot.open_call
    return hiding.person and opened is not None and not _is_revealed(snapshot, opened)


def hides_score(snapshot: Snapshot, hiding: Hiding) -> bool:
    """Return whether the score of the open review is hidden: until it is finished."""
    opened = snapshot.open_call
    review = opened.review if opened else None
    return hiding.score and review is not None and review.state is ReviewState.DRAFT


def veiled_snapshot(snapshot: Snapshot, hiding: Hiding) -> Snapshot:
    """Return a snapshot of which no room can show what is hidden; of calls, those of the queue."""
    if not hiding.person:
        return snapshot
    opened, queue = snapshot.open_call, snapshot.queue
    ids = queue.call_ids if queue else ()
    done = queue.done_ids if queue else frozenset()
    calls = {
        call_id: call if call_id in done or _is_reviewed(snapshot, call) else veiled(call)
        for call_id in ids
        if (call := snapshot.calls.get(call_id))
    }
    if opened is not None:
        if hides_person(snapshot, hiding):
            unseen = tuple(map(nameless, opened.unseen))
            opened = replace(opened, call=veiled(opened.call), last_time=None, unseen=unseen)
        calls[opened.call.id] = opened.call
    return replace(snapshot, open_call=opened, calls=calls)


def _is_reviewed(snapshot: Snapshot, call: Call) -> bool:
    return call.state is CallState.REVIEWED and call.id not in snapshot.asked_for


def _is_revealed(snapshot: Snapshot, opened: OpenCall) -> bool:
    review = opened.review
    if review is None or (review.draw_id is None and opened.call.id in snapshot.asked_for):
        return False
    return review.state is ReviewState.FINAL or review.revision > 1
