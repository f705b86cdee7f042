"""What the corner of the window says about saving, and the edits that could not be saved."""

from typing import Any

from callreview.app.edits.edit import Edit
from callreview.app.snapshot import Saving
from callreview.domain.errors import LibraryTrouble


class Savings:
    """Counts edits on their way and keeps those a full or broken disk has sent back.

    A refused edit is not kept: it was wrong, not unlucky.
    """

    def __init__(self) -> None:
        self._under_way = 0
        self._trouble = ""
        self._sent_back: list[Edit[Any]] = []

    @property
    def state(self) -> tuple[Saving, str]:
        """Return what to say, and the code of the trouble if there is one."""
        if self._trouble:
            return Saving.FAILED, self._trouble
        return (Saving.WAITING if self._under_way else Saving.SAVED), ""

    @property
    def sent_back(self) -> tuple[Edit[Any], ...]:
        """Return the edits that could not be saved."""
        return tuple(self._sent_back)

    def begin(self) -> None:
        """Note that an edit is on its way."""
        self._under_way += 1

    def end(self, edit: Edit[Any] | None, error: BaseException | None) -> None:
        """Note what became of one."""
        self._under_way -= 1
        if isinstance(error, LibraryTrouble):
            self._trouble = error.code
            if edit is not None:
                self._sent_back.append(edit)
        elif error is None and not self._sent_back:
            self._trouble = ""

    def take_sent_back(self) -> tuple[Edit[Any], ...]:
        """Return the edits to be tried again, and forget them."""
        edits, self._sent_back = tuple(self._sent_back), []
        return edits
