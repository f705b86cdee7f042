"""A queue: calls to be reviewed one after another. Calls passed over, and where one left off."""

from dataclasses import dataclass

SKIP_REASONS = ("not_a_call", "nothing_said", "other_language", "private", "known", "later")


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


@dataclass(frozen=True)
class Skip:
    """Why a call is passed over: one of `SKIP_REASONS`, words of one's own, or both."""

    reason: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse a skip that does not say why."""
        if not self.reason and not self.words:
            raise ValueError("a call is not skipped without a reason")


@dataclass(frozen=True)
class LeftOff:
    """The call that was open last, and where in it one was."""

    call_id: str
    at_ms: int = 0
