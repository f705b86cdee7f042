"""Edits on their way to the session: counted for a burst of letters, refusals told."""

import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from callreview.app.edits.edit import Edit
from callreview.app.session import Session
from callreview.app.ticket import Ticket
from callreview.domain.errors import CallReviewError
from callreview.ui.failure import told
from callreview.ui.widgets.notice import NoticeBar

T = TypeVar("T")
_REMEMBERED = 50


class Doing:
    """Hands edits over. What a burst of letters did is one step to be undone."""

    def __init__(self, session: Session, notice: NoticeBar) -> None:
        self._session = session
        self._notice = notice
        self._times: deque[float] = deque(maxlen=_REMEMBERED)
        self._burst = 0
        self._refusal = ""

    def do(
        self,
        edit: Edit[Any],
        on_saved: Callable[[], None] = lambda: None,
        on_refused: Callable[[CallReviewError], None] | None = None,
    ) -> None:
        """Have an edit done; a refusal nobody takes is told in the notice bar."""
        self._times.append(time.monotonic())
        self._burst = 0

        def saved(_result: object) -> None:
            self._forget_refusal()
            on_saved()

        self.follow(self._session.do(edit), saved, on_refused)

    def follow(
        self,
        ticket: Ticket[T],
        on_done: Callable[[T], None],
        on_refused: Callable[[CallReviewError], None] | None = None,
    ) -> None:
        """Go on when a ticket has its outcome."""
        ticket.then(on_done, on_refused or self.refuse)

    def refuse(self, error: CallReviewError) -> None:
        """Tell why something was not done."""
        self._refusal = told(error)
        self._notice.say(self._refusal)

    def _forget_refusal(self) -> None:
        """Take away what was refused before: something else was done since."""
        if self._refusal and self._notice.words == self._refusal:
            self._notice.hush()
        self._refusal = ""

    def undo(self) -> None:
        """Take the last step back; what a burst of letters did is one step."""
        for _step in range(max(1, self._burst)):
            self.follow(self._session.undo(), lambda _edit: None)
        self._burst = 0
        self._times.clear()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.follow(self._session.redo(), lambda _edit: None)

    def bundle_since(self, began: float) -> int:
        """Make one step of the edits since a moment of the monotonic clock; return how many."""
        self._burst = sum(at >= began for at in self._times)
        return self._burst
