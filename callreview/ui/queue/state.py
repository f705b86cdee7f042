"""What the strip shows: the calls of the queue, which are done, which one is open."""

from dataclasses import dataclass
from datetime import date

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call, CallState
from callreview.domain.timebase import format_clock
from callreview.words import _
from callreview.words.reviewing import skip_words
from callreview.words.times import spoken_start


@dataclass(frozen=True)
class Waiting:
    """One call of the queue as drawn; `skipped` says why it is passed over."""

    call_id: str
    who: str
    details: str
    is_done: bool = False
    is_open: bool = False
    is_begun: bool = False
    skipped: str = ""


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
        return bool(self.rows) and self.done + self.skipped == len(self.rows)

    @property
    def skipped(self) -> int:
        """Return how many calls are passed over."""
        return sum(bool(row.skipped) and not row.is_done for row in self.rows)

    @property
    def progress(self) -> str:
        """Return how far it has come, in words."""
        if not self.rows:
            return _("nothing in it yet")
        words = _("{done} of {all} done").format(done=self.done, all=len(self.rows))
        if not self.skipped:
            return words
        return _("{done}, {count} skipped").format(done=words, count=self.skipped)


def state_of(snapshot: Snapshot, today: date) -> QueueState | None:
    """Return what to show, None when there is no queue."""
    queue = snapshot.queue
    if queue is None:
        return None
    opened = snapshot.open_call.call.id if snapshot.open_call else ""
    calls = (snapshot.calls.get(call_id) for call_id in queue.call_ids)
    rows = (_waiting(call, snapshot, opened, today) for call in calls if call)
    return QueueState(queue.title, tuple(rows))


def next_call(snapshot: Snapshot, after: str) -> str | None:
    """Return the first call after `after` (or from the top) that is left to do, None at the end."""
    queue = snapshot.queue
    if queue is None:
        return None
    ids = queue.call_ids
    at = ids.index(after) + 1 if after in ids else 0
    around = (*ids[at:], *ids[:at])
    left = (each for each in around if each != after and is_left(snapshot, each))
    return next(left, None)


def is_left(snapshot: Snapshot, call_id: str) -> bool:
    """Return whether a call is there, without its review so far, and not passed over."""
    queue = snapshot.queue
    if call_id not in snapshot.calls or call_id in snapshot.skips:
        return False
    if queue is not None and call_id in queue.call_ids:
        return call_id not in queue.done_ids
    return snapshot.calls[call_id].state is not CallState.REVIEWED


def _waiting(call: Call, snapshot: Snapshot, opened: str, today: date) -> Waiting:
    skip = snapshot.skips.get(call.id)
    done = snapshot.queue.done_ids if snapshot.queue else frozenset()
    length = call.recording.duration_ms
    parts = (
        spoken_start(call.facts, today),
        format_clock(length) if length is not None else "",
    )
    return Waiting(
        call_id=call.id,
        who=call.who or call.facts.customer_number or _("Somebody"),
        details=" · ".join(part for part in parts if part) or call.recording.name,
        is_done=call.id in done,
        is_open=call.id == opened,
        is_begun=call.state is CallState.DRAFT,
        skipped=skip_words(skip) if skip else "",
    )
