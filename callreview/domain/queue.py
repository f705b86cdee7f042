"""A queue: calls to be reviewed one after another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Queue:
    """Calls to be reviewed one after another, in order, and why they were picked.

    `done_ids` are the calls whose review was finished while the queue was open.
    """

    id: str
    title: str
    book_reason: str
    seed: str
    call_ids: tuple[str, ...]
    done_ids: frozenset[str] = frozenset()
