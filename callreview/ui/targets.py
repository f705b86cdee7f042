"""Who answers for a target of the table of actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms


def target_of(rooms: "Rooms", name: str) -> QObject:
    """Return who is asked; what belongs to the review screen has it built."""
    beside: dict[str, QObject] = {
        "window": rooms.orders,
        "calls": rooms.calls,
        "papers": rooms.papering,
        "seats": rooms.seating,
        "results": rooms.resulting,
        "agreement": rooms.agreeing,
        "bringing": rooms.bringing,
    }
    if name in beside:
        return beside[name]
    if name == "sheets":
        return rooms.sheeting.panel
    if name == "scorecard" and rooms.room == "sheets":
        return rooms.sheeting.trial
    screen = rooms.desk.screen
    on_screen: dict[str, QObject] = {
        "player": screen.player.orders,
        "marks": screen.marks,
        "scorecard": screen.scorecard,
        "queue": screen.queue,
    }
    return on_screen[name]
