"""Edits of the queue of calls to be reviewed, and of calls that are passed over.

Another queue, or closing one, is compensating; everything in between is undone by a key.
"""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.domain.queue import Queue, Skip
from callreview.store import calls, queues, skips
from callreview.store.page import Page


@dataclass(frozen=True)
class MakeQueue(Edit[Queue]):
    """Open a queue of calls; the one open before is closed."""

    queue: Queue
    kind = "make_queue"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the queue's key."""
        return self.queue.id

    def apply(self, page: Page) -> Queue:
        """Return the queue; Refused "queue_empty" or "call_unknown"."""
        if not self.queue.call_ids:
            raise Refused("queue_empty")
        for call_id in self.queue.call_ids:
            calls.call_row(page, call_id)
        queues.make(page, self.queue)
        return self.queue


@dataclass(frozen=True)
class CloseQueue(Edit[None]):
    """Close the open queue."""

    kind = "close_queue"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return nothing: there is one open queue at most."""
        return ""

    def apply(self, page: Page) -> None:
        """Close it; Refused "no_queue" if there is none."""
        queues.close(page)


@dataclass(frozen=True)
class AddToQueue(Edit[int]):
    """Put calls at the end of the queue; where none is open, one of that title is begun."""

    call_ids: tuple[str, ...]
    title: str = ""
    book_reason: str = ""
    kind = "add_to_queue"

    @property
    def target(self) -> str:
        """Return the first call's key."""
        return self.call_ids[0] if self.call_ids else ""

    def apply(self, page: Page) -> int:
        """Return how many were not in it before; Refused "queue_empty" or "call_unknown"."""
        if not self.call_ids:
            raise Refused("queue_empty")
        for call_id in self.call_ids:
            calls.call_row(page, call_id)
        queue = queues.open_queue(page.connection)
        new = tuple(dict.fromkeys(self.call_ids))
        if queue is None:
            queues.make(page, Queue(page.new_key(), self.title, self.book_reason, "", new))
            return len(new)
        new = tuple(call_id for call_id in new if call_id not in queue.call_ids)
        queues.append(page, queue.id, new)
        return len(new)


@dataclass(frozen=True)
class RemoveFromQueue(Edit[None]):
    """Take a call out of the queue; what was made of it stays."""

    call_id: str
    kind = "remove_from_queue"

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> None:
        """Take it out; Refused "no_queue" or "not_in_queue"."""
        queue = _queue_with(page, self.call_id)
        queues.remove(page, queue.id, [self.call_id])


@dataclass(frozen=True)
class MoveInQueue(Edit[None]):
    """Let a call stand in another place, counted from 0; beyond the ends, at the end."""

    call_id: str
    place: int
    kind = "move_in_queue"

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "no_queue" or "not_in_queue"."""
        queue = _queue_with(page, self.call_id)
        order = [each for each in queue.call_ids if each != self.call_id]
        order.insert(max(0, self.place), self.call_id)
        queues.put_in_order(page, queue.id, order)


@dataclass(frozen=True)
class SkipCall(Edit[None]):
    """Pass a call over and say why; it is no longer the next one, in any queue or list."""

    call_id: str
    skip: Skip
    kind = "skip_call"

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "call_unknown"."""
        calls.call_row(page, self.call_id)
        skips.put(page, self.call_id, self.skip)


@dataclass(frozen=True)
class TakeUpCall(Edit[None]):
    """Pass a call over no longer."""

    call_id: str
    kind = "take_up_call"

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "not_skipped"."""
        if page.row("skips", self.call_id) is None:
            raise Refused("not_skipped")
        skips.take_up(page, self.call_id)


def _queue_with(page: Page, call_id: str) -> Queue:
    queue = queues.open_queue(page.connection)
    if queue is None:
        raise Refused("no_queue")
    if call_id not in queue.call_ids:
        raise Refused("not_in_queue")
    return queue
