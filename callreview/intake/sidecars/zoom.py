"""Zoom Phone's `.json` of one recording: the parties with number and name, the start in UTC."""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import Extensions, party_name
from callreview.domain.moment import written_moment
from callreview.intake.parties import direction_by, number_at
from callreview.intake.sidecars.tree import Tree

_SIDES = {Direction.IN: ("callee", "caller"), Direction.OUT: ("caller", "callee")}


def facts(tree: Tree) -> CallFacts | None:
    """Return what it says; None if it is not of Zoom, or of more than one recording."""
    recordings = list(tree.each("recordings"))
    one = recordings[0] if len(recordings) == 1 else tree
    if recordings and len(recordings) != 1 or not one.text("caller_number_type"):
        return None
    start = written_moment(one.first("date_time", "start_time"))
    way = direction_by(one.text("direction"))
    ours, theirs = _SIDES.get(way or Direction.INTERNAL, ("", ""))
    extension = one.text("owner", "extension_number") or one.text(f"{ours}_number")
    is_short = number_at(extension) in Extensions()
    name = one.text("owner", "name") or one.text(f"{ours}_name")
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=way,
        agent_ref=extension if is_short else party_name(name),
        customer_number=number_at(one.text(f"{theirs}_number")),
        customer_name=party_name(one.text(f"{theirs}_name")),
        call_ref=one.first("call_id", "call_log_id", "id") or None,
        profile="Zoom Phone",
    )
