"""Which call is next: of the queue, else of those shown; passed over, taken up, gone on with."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.app.edits.queues import (
    AddToQueue,
    CloseQueue,
    MoveInQueue,
    RemoveFromQueue,
    SkipCall,
    TakeUpCall,
)
from callreview.domain.call import Call
from callreview.domain.queue import Skip
from callreview.ui.queue import state as queue_state
from callreview.words import _, ngettext
from callreview.words.reviewing import skip_words
from callreview.words.times import counted_calls

if TYPE_CHECKING:
    from callreview.ui.queue.panel import QueuePanel
    from callreview.ui.rooms import Rooms


class Queueing(QObject):
    """Walks the queue, or the calls shown, and changes the queue as one asks.

    `walks_list` is true while one goes from call to call of the table without a queue.
    """

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self.walks_list = False
        self._rooms = rooms

    def serve(self, panel: "QueuePanel") -> None:
        """Answer what is asked in the strip."""
        panel.chosen.connect(self._rooms.open_call)
        panel.closed.connect(self._on_closed)
        panel.moved.connect(self._on_moved)
        panel.removed.connect(self._on_removed)
        panel.skip_asked.connect(self.skip_or_take_up)

    def add(self, calls: tuple[Call, ...]) -> None:
        """Put calls into the queue."""
        ids = tuple(call.id for call in calls)
        ticket = self._rooms.parts.session.do(AddToQueue(ids, _("By hand")))
        self._rooms.doing.follow(ticket, self._tell_added)

    def call_after(self, call_id: str) -> str:
        """Return the next call to review after `call_id`, nothing if none is left.

        After none it is the first of the queue, else the one the table stands on.
        """
        following = queue_state.next_call(self._rooms.snapshot, call_id)
        before = call_id or self._call_before_selected()
        return following or self._rooms.finding.to_review_after(before)

    def go_on(self) -> None:
        """Open the next call to review; the first time on a day, the one where one left off."""
        opened = self._rooms.snapshot.open_call
        if opened is None and self._may_resume():
            self.resume()
            return
        following = self.call_after(opened.call.id if opened else "")
        if following:
            self._walk_to(following)
        else:
            self._rooms.say(_("No call is left to review among those shown."))

    def go_on_after_finishing(self) -> str:
        """Go on if one walks a queue or the list; return what to say at its end, else nothing."""
        opened = self._rooms.snapshot.open_call
        queue = self._rooms.snapshot.queue
        here = opened.call.id if opened else ""
        is_queued = queue is not None and here in queue.call_ids
        following = queue_state.next_call(self._rooms.snapshot, here) if is_queued else ""
        if self.walks_list and not is_queued:
            following = self._rooms.finding.to_review_after(here)
        if following:
            self._walk_to(following)
            return ""
        if is_queued:
            return _("That was the last one of the queue.")
        return _("That was the last one of those shown.") if self.walks_list else ""

    @property
    def can_resume(self) -> bool:
        """Return whether it is known where one left off."""
        place = self._rooms.snapshot.left_off
        return place is not None and place.call_id in self._rooms.snapshot.calls

    def resume(self) -> None:
        """Open the call where one left off, at the moment where one was."""
        place = self._rooms.snapshot.left_off
        if place is not None and self.can_resume:
            self._rooms.open_call(place.call_id, at_ms=place.at_ms)

    def skip_or_take_up(self, call_id: str) -> None:
        """Ask why a call is to be passed over; take one up again that was."""
        if call_id in self._rooms.snapshot.skips:
            self._rooms.doing.do(TakeUpCall(call_id))
            return
        draw = self._rooms.sampling.drawn_open(call_id)
        if draw is not None:
            later = partial(self._ask_why, call_id)
            self._rooms.sampling.ask_to_replace(draw, call_id, later)
        else:
            self._ask_why(call_id)

    def _ask_why(self, call_id: str) -> None:
        from callreview.ui.dialogs.skipping import SkipQuestion

        question = SkipQuestion(self._rooms.window)
        question.answered.connect(lambda skip: self._skip(call_id, skip))
        question.open()

    def _skip(self, call_id: str, skip: Skip) -> None:
        def on_saved() -> None:
            words = _("Passed over: {why}.").format(why=skip_words(skip))
            opened = self._rooms.snapshot.open_call
            following = ""
            if opened is not None and opened.call.id == call_id:
                following = self.call_after(call_id)
            if following:
                self._walk_to(following)
            self._rooms.say(words, button=_("Take it back"), do=self._rooms.doing.undo)

        self._rooms.doing.do(SkipCall(call_id, skip), on_saved)

    def _on_closed(self) -> None:
        self._rooms.doing.do(CloseQueue())

    def _on_moved(self, call_id: str, place: int) -> None:
        self._rooms.doing.do(MoveInQueue(call_id, place))

    def _on_removed(self, call_id: str) -> None:
        self._rooms.doing.do(RemoveFromQueue(call_id))

    def _walk_to(self, call_id: str) -> None:
        queue = self._rooms.snapshot.queue
        self._rooms.open_call(call_id)
        self.walks_list = queue is None or call_id not in queue.call_ids

    def _may_resume(self) -> bool:
        """Return whether where one left off there is still something to do."""
        place, snapshot = self._rooms.snapshot.left_off, self._rooms.snapshot
        if place is None or not self.can_resume or place.call_id in snapshot.skips:
            return False
        if snapshot.queue is not None and place.call_id not in snapshot.queue.call_ids:
            return False
        return queue_state.is_left(snapshot, place.call_id)

    def _call_before_selected(self) -> str:
        """Return the call above the one the table stands on: so the next one is that itself."""
        selected, shown = self._rooms.calls.selected_call, self._rooms.calls.shown_calls
        ids = [call.id for call in shown]
        at = ids.index(selected.id) if selected is not None and selected.id in ids else 0
        return ids[at - 1] if at else ""

    def _tell_added(self, count: int) -> None:
        if not count:
            self._rooms.say(_("All of them are in the queue already."))
            return
        words = ngettext(
            "{calls} is in the queue now.", "{calls} are in the queue now.", count
        ).format(calls=counted_calls(count))
        self._rooms.say(words, button=_("Review the next call"), do=self.go_on)
