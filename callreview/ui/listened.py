"""Keeps what was heard of the open call, and how long one was at it, with the draft.

What is heard before a review was started is kept until there is one. Time goes on from one thing
done to the next, by a clock nobody can set; not while one does nothing, or something else.
"""

import time
from collections.abc import Callable

from callreview.app.findings import NoteHeard
from callreview.app.session import Session
from callreview.domain.playback import IDLE_S, ActiveTime
from callreview.domain.review import ReviewState
from callreview.domain.timebase import Span, merged


class Listened:
    """For one call at a time; told by the player and by everything a person does."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.monotonic) -> None:
        self._session = session
        self._clock = clock
        self._spans: tuple[Span, ...] = ()
        self._skipped: tuple[Span, ...] = ()
        self._active = ActiveTime()
        self.idle_s = IDLE_S

    def begin(self) -> None:
        """Take another call."""
        self._spans, self._skipped = (), ()
        self._active = ActiveTime().acted(self._clock())

    def acted(self) -> None:
        """Take note that the person did something."""
        self._active = self._active.acted(self._clock(), idle_s=self.idle_s)

    def left(self) -> None:
        """Take note that the person turned to something else."""
        self._active = self._active.left(self._clock(), idle_s=self.idle_s)
        self.tell()

    def heard(self, span: Span) -> None:
        """Take note of a piece that was listened to."""
        self.acted()
        self._spans = merged((*self._spans, span))
        self.tell()

    def skipped(self, span: Span) -> None:
        """Take note of a silence that was skipped; told with what is heard next."""
        self._skipped = merged((*self._skipped, span))

    def tell(self) -> None:
        """Hand over what was not handed over yet, if there is a draft to keep it with."""
        opened = self._session.snapshot.open_call
        review = opened.review if opened else None
        if review is None or review.state is not ReviewState.DRAFT:
            return
        active = self._active.active_ms
        if not self._spans and not self._skipped and not active:
            return
        self._session.record(NoteHeard(review.id, self._spans, active, self._skipped))
        self._spans, self._skipped = (), ()
        self._active = ActiveTime(0, self._active.last_s)
