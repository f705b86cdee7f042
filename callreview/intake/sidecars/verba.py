"""Verba's `.xml`: the calling and the called party with address and name.

Which of them is the business's is told by which is an extension.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import Extensions, party_name
from callreview.domain.leaves import Leaves
from callreview.domain.moment import written_moment
from callreview.intake.parties import direction_by, number_at
from callreview.intake.profiles.sides import Sides, sides_by


def facts(leaves: Leaves) -> CallFacts | None:
    """Return what it says; None if it is not of Verba, or not of a voice call."""
    if not leaves.first("native_call_id", "native_id") or "source_caller_id" not in dict(
        leaves.texts
    ):
        return None
    if leaves.first("modality_id") not in ("", "voice"):
        return None
    start = written_moment(leaves.first("start_date", "start_time", "start_timestamp"))
    caller = number_at(leaves.first("source_caller_id")) or ""
    called = number_at(leaves.first("destination_caller_id")) or ""
    way = direction_by(leaves.first("direction", "direction_id"))
    sides = sides_by(way, caller, called, Extensions()) if caller or called else Sides(way)
    theirs = {Direction.IN: "source_name", Direction.OUT: "destination_name"}
    named = theirs.get(sides.direction) if sides.direction else None
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=party_name(leaves.first(named)) if named else None,
        call_ref=leaves.first("native_call_id", "id"),
        profile="Verba",
    )
