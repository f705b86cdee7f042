"""The queue of calls one works through; one is open at a time."""

import sqlite3

from callreview.domain.errors import Refused
from callreview.domain.queue import Queue
from callreview.store.page import Page


def open_queue(connection: sqlite3.Connection) -> Queue | None:
    """Return the queue that is open, or None."""
    row = connection.execute(
        "SELECT * FROM queues WHERE closed_at IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    calls = connection.execute(
        "SELECT call_id, review_id FROM queue_calls WHERE queue_id = ? ORDER BY position",
        (row["id"],),
    ).fetchall()
    return Queue(
        id=row["id"],
        title=row["title"],
        book_reason=row["book_reason"],
        seed=row["seed"],
        call_ids=tuple(call["call_id"] for call in calls),
        done_ids=frozenset(call["call_id"] for call in calls if call["review_id"]),
    )


def make(page: Page, queue: Queue) -> None:
    """Open a queue; the one open before is closed."""
    close(page, must=False)
    page.insert(
        "queues",
        {
            "id": queue.id,
            "title": queue.title,
            "book_reason": queue.book_reason,
            "seed": queue.seed,
            "made_at": page.at,
            "closed_at": None,
        },
    )
    for position, call_id in enumerate(queue.call_ids, 1):
        page.insert(
            "queue_calls",
            {"queue_id": queue.id, "position": position, "call_id": call_id, "review_id": None},
        )


def close(page: Page, *, must: bool = True) -> None:
    """Close the open queue; Refused "no_queue" if it `must` be there and is not."""
    found = page.rows("queues", closed_at=None)
    if must and not found:
        raise Refused("no_queue")
    for row in found:
        page.update("queues", (row["id"],), closed_at=page.at)


def tick_off(page: Page, call_id: str, review_id: str) -> None:
    """Note the finished review of a call in the open queue, if it stands there."""
    for queue in page.rows("queues", closed_at=None):
        for row in page.rows("queue_calls", queue_id=queue["id"], call_id=call_id):
            page.update("queue_calls", (row["queue_id"], row["position"]), review_id=review_id)
