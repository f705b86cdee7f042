"""Reviewing blind: switched by key, and said where something would show whose call it is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.domain.call import Call
from callreview.domain.hiding import Hiding
from callreview.ui.actions import action
from callreview.ui.keys import shown
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms


class Blindness(QObject):
    """Turns what is hidden, for this reviewer, on and off."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms

    def turn_person(self) -> None:
        """Hide person and number until a review is finished, or hide them no longer."""
        hiding = self._hiding
        self._take(replace(hiding, person=not hiding.person))
        off = _("Blind review is off.")
        on = _("Blind review is on: person and number show when a review is finished.")
        self._rooms.say(off if hiding.person else on)

    def turn_score(self) -> None:
        """Hide the running score until a review is finished, or hide it no longer."""
        hiding = self._hiding
        self._take(replace(hiding, score=not hiding.score))
        off = _("The running score is shown.")
        on = _("The score shows when a review is finished.")
        self._rooms.say(off if hiding.score else on)

    def is_told(self, call: Call) -> bool:
        """Return whether a call is the open one and hidden; then that is said."""
        opened = self._rooms.snapshot.open_call
        is_open = self._rooms.has_call and opened is not None and opened.call.id == call.id
        if not is_open or not self._rooms.desk.reviewing.is_blind:
            return False
        key = shown(action("turn_blind").keys[0])
        words = _("This would show whose call it is. Finish the review, or press {key}.")
        self._rooms.say(words.format(key=key))
        return True

    @property
    def _hiding(self) -> Hiding:
        return self._rooms.parts.preferences.held.hiding

    def _take(self, hiding: Hiding) -> None:
        preferences = self._rooms.parts.preferences
        preferences.take(preferences.held.with_hiding(hiding))
