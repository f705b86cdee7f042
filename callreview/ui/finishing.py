"""A review is finished: what it came to is told, what it showed, and the next call is opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.app.snapshot import OpenCall
from callreview.domain.call import Call
from callreview.domain.draw.draw import Draw, Standing
from callreview.domain.review import Review
from callreview.domain.unseen import is_kept
from callreview.ui.calls.cells import score_text
from callreview.words import _
from callreview.words.reviewing import shortened

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms


class Finishing(QObject):
    """Tells it in the notice bar, with what one may want to do next."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms

    def tell(self, review_id: str) -> None:
        """Say that a review is finished, offer what it leads to, and open the next of the queue."""
        opened = self._rooms.snapshot.open_call
        if opened is None:
            return
        at_end = self._rooms.queueing.go_on_after_finishing()
        every = (*((opened.review,) if opened.review else ()), *opened.earlier)
        own = next((each for each in every if each.id == review_id), None)
        others = [each for each in every if own and each.root_id != own.root_id]
        done = self._rooms.sampling.draw_of(own.draw_id) if own and own.draw_id else None
        if done is not None and done.standing is Standing.OPEN and not done.left:
            self._offer_numbers(done)
        elif own is None or not any(map(is_kept, (own, *others))):
            self._offer_scorecard(opened.call, review_id, at_end)
        elif others:
            self._offer_both(opened, own, others[0], at_end)
        else:
            self._offer_seat(at_end)

    def _offer_scorecard(self, call: Call, review_id: str, at_end: str) -> None:
        self._rooms.say(
            f"{finished_words(call)} {at_end}".strip(),
            button=_("Open the scorecard"),
            do=lambda: self._rooms.papering.look_at(review_id, call),
        )

    def _offer_numbers(self, draw: Draw) -> None:
        words = _(
            "Every call of “{title}” is reviewed: close the sample, and it tells its numbers."
        )
        self._rooms.say(
            words.format(title=draw.title),
            button=_("Close the sample"),
            do=lambda: self._rooms.sampling.close(draw.id),
        )

    def _offer_both(self, opened: OpenCall, own: Review, other: Review, at_end: str) -> None:
        words = _("Both reviews are finished: yours and that of {who} show now.")
        if own.reviewer == other.reviewer:
            words = _("Both your reviews of this call are finished and show now.")
        self._rooms.say(
            f"{words.format(who=shortened(other.reviewer))} {at_end}".strip(),
            button=_("Side by side"),
            do=lambda: self._rooms.comparing.open_of(opened),
        )

    def _offer_seat(self, at_end: str) -> None:
        words = _("The review is finished and saved. Others see it once theirs is finished too.")
        self._rooms.say(
            f"{words} {at_end}".strip(),
            button=_("Somebody else reviews now…"),
            do=self._rooms.seating.change_reviewer,
        )


def finished_words(call: Call) -> str:
    """Return what a finished review came to."""
    score = score_text(call)
    if not score:
        return _("The review is finished and saved.")
    return _("{who}: {score}. The review is finished and saved.").format(
        who=call.who or call.facts.customer_number or _("The call"), score=score
    )
