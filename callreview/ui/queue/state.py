"""What the strip shows: the calls of the queue, which are done, which one is open."""

from dataclasses import dataclass
from datetime import date

from callreview.app.snapshot import Queue, Snapshot
from callreview.domain.call import Call, CallState
from callreview.domain.timebase import format_clock
from callreview.words import _
from callreview.words.times import spoken_start


@dataclass(frozen=True)
class Waiting:
    """One call of the queue as drawn."""

    call_id: str
    who: str
    details: str
    is_done: bool = False
    is_open: bool = False
    is_begun: bool = False


@dataclass(frozen=True)
class QueueState:
    """The queue, in its order."""

    title: str
    rows: tuple[Waiting, ...]

    @property
    def done(self) -> int:
        """Return how many calls have their review."""
        return sum(row.is_done for row in self.rows)

    @property
    def is_finished(self) -> bool:
        """Return whether none is left."""
        return bool(self.rows) and self.done == len(self.rows)


def state_of(snapshot: Snapshot, today: date) -> QueueState | None:
    """Return what to show, None when there is no queue."""
    queue = snapshot.queue
    if queue is None:
        return None
    opened = snapshot.open_call.call.id if snapshot.open_call else ""
    calls = (snapshot.calls.get(call_id) for call_id in queue.call_ids)
    rows = (_waiting(call, queue, opened, today) for call in calls if call)
    return QueueState(queue.title, tuple(rows))


def next_call(snapshot: Snapshot, after: str) -> str | None:
    """Return the first call after `after` (or from the top) that is not done, None at the end."""
    queue = snapshot.queue
    if queue is None:
        return None
    ids = queue.call_ids
    at = ids.index(after) + 1 if after in ids else 0
    around = (*ids[at:], *ids[:at])
    left = (each for each in around if each not in queue.done_ids and each in snapshot.calls)
    return next((each for each in left if each != after), None)


def _waiting(call: Call, queue: Queue, opened: str, today: date) -> Waiting:
    length = call.recording.duration_ms
    parts = (
        spoken_start(call.facts, today),
        format_clock(length) if length is not None else "",
    )
    return Waiting(
        call_id=call.id,
        who=call.who or call.facts.customer_number or _("Somebody"),
        details=" · ".join(part for part in parts if part) or call.recording.name,
        is_done=call.id in queue.done_ids,
        is_open=call.id == opened,
        is_begun=call.state is CallState.DRAFT,
    )
