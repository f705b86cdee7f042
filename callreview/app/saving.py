"""What the corner of the window says about saving, and what could not be saved."""

from typing import Any

from callreview.app.edits.edit import Edit
from callreview.app.findings import Finding
from callreview.app.snapshot import Saving
from callreview.domain.errors import LibraryTrouble

Sent = Edit[Any] | Finding[Any]


class Savings:
    """Counts edits on their way and keeps what a full or broken disk has sent back.

    Kept are edits, and findings a person's next edit may need (what was heard). A refused edit
    is not kept: it was wrong, not unlucky.
    """

    def __init__(self) -> None:
        self._under_way = 0
        self._trouble = ""
        self._sent_back: list[Sent] = []

    @property
    def state(self) -> tuple[Saving, str]:
        """Return what to say, and the code of the trouble if there is one."""
        if self._trouble:
            return Saving.FAILED, self._trouble
        return (Saving.WAITING if self._under_way else Saving.SAVED), ""

    @property
    def sent_back(self) -> tuple[Sent, ...]:
        """Return what could not be saved, in the order it was done."""
        return tuple(self._sent_back)

    def begin(self) -> None:
        """Note that something is on its way."""
        self._under_way += 1

    def end(self, sent: Sent | None, error: BaseException | None) -> None:
        """Note what became of it; `sent` is what to keep if the disk did not take it."""
        self._under_way -= 1
        if isinstance(error, LibraryTrouble):
            self._trouble = error.code
            if sent is not None:
                self._sent_back.append(sent)
        elif error is None and not self._sent_back:
            self._trouble = ""

    def take_sent_back(self) -> tuple[Sent, ...]:
        """Return what is to be tried again, and forget it."""
        taken, self._sent_back = tuple(self._sent_back), []
        return taken
