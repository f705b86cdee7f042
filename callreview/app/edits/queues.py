"""Edits of the queue of calls to be reviewed; compensating: another queue, or closing it."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.domain.queue import Queue
from callreview.store import calls, queues
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
