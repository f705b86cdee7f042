"""The queue of calls one works through; one is open at a time."""

import sqlite3
from collections.abc import Iterable, Sequence

from callreview.domain.errors import Refused
from callreview.domain.queue import Queue
from callreview.domain.review import Review
from callreview.domain.unseen import is_kept
from callreview.store.page import Page


def open_queue(connection: sqlite3.Connection) -> Queue | None:
    """Return the queue that is open, or None."""
    row = connection.execute(
        "SELECT * FROM queues WHERE closed_at IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    calls = connection.execute(
        "SELECT call_id, review_id FROM queue_calls WHERE queue_id = ? ORDER BY place, position",
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
    append(page, queue.id, queue.call_ids)


def append(page: Page, queue_id: str, call_ids: Iterable[str]) -> None:
    """Let calls stand at the end of a queue; those in it already stay where they are."""
    there = page.rows("queue_calls", queue_id=queue_id)
    known = {row["call_id"] for row in there}
    position = max((row["position"] for row in there), default=0)
    place = max((row["place"] for row in there), default=0)
    for step, call_id in enumerate((each for each in call_ids if each not in known), 1):
        page.insert(
            "queue_calls",
            {
                "queue_id": queue_id,
                "position": position + step,
                "place": place + step,
                "call_id": call_id,
                "review_id": None,
            },
        )


def remove(page: Page, queue_id: str, call_ids: Iterable[str]) -> None:
    """Take calls out of a queue."""
    for call_id in call_ids:
        for row in page.rows("queue_calls", queue_id=queue_id, call_id=call_id):
            page.delete("queue_calls", queue_id, row["position"])


def put_in_order(page: Page, queue_id: str, call_ids: Sequence[str]) -> None:
    """Let the calls of a queue stand in that order."""
    places = {call_id: place for place, call_id in enumerate(call_ids, 1)}
    for row in page.rows("queue_calls", queue_id=queue_id):
        page.update("queue_calls", (queue_id, row["position"]), place=places[row["call_id"]])


def close(page: Page, *, must: bool = True) -> None:
    """Close the open queue; Refused "no_queue" if it `must` be there and is not."""
    found = page.rows("queues", closed_at=None)
    if must and not found:
        raise Refused("no_queue")
    for row in found:
        page.update("queues", (row["id"],), closed_at=page.at)


def tick_off(page: Page, review: Review) -> None:
    """Note the finished review of a call in the open queue, if it stands there.

    A review that is kept from others is not the one they wait for.
    """
    for queue in page.rows("queues", closed_at=None):
        if is_kept(review) and queue["book_reason"] != review.reason:
            continue
        for row in page.rows("queue_calls", queue_id=queue["id"], call_id=review.call_id):
            page.update("queue_calls", (row["queue_id"], row["position"]), review_id=review.id)
