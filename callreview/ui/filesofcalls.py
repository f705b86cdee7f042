"""What a person says of the files of calls: whose side is whose, and which are of no one call."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from callreview.app.edits.calls import SwapSides, TakeApart
from callreview.domain.call import Call
from callreview.words import _, ngettext
from callreview.words.talking import has_sides

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms


def swap_sides(rooms: "Rooms", calls: Iterable[Call]) -> None:
    """Say that the persons of these calls are on the other side than it was thought."""
    with_sides = tuple(call.id for call in calls if has_sides(call))
    if not with_sides:
        rooms.say(_("There is only one channel, so there are no sides to swap."))
        return
    told = ngettext(
        "The sides of the call are swapped.",
        "The sides of {count} calls are swapped.",
        len(with_sides),
    )
    rooms.doing.do(
        SwapSides(with_sides),
        on_saved=lambda: rooms.say(told.format(count=f"{len(with_sides):,}")),
    )


def take_apart(rooms: "Rooms", calls: Iterable[Call]) -> None:
    """Say that the files of these calls are calls of their own."""
    of_several = tuple(call.id for call in calls if len(call.all_files) > 1)
    if not of_several:
        rooms.say(_("The call has only one file, so there is nothing to take apart."))
        return
    told = ngettext(
        "The files of the call are calls of their own now, and stay so.",
        "The files of {count} calls are calls of their own now, and stay so.",
        len(of_several),
    )
    rooms.doing.do(
        TakeApart(of_several),
        on_saved=lambda: rooms.say(told.format(count=f"{len(of_several):,}")),
    )
