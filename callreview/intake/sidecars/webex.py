"""Webex Calling's metadata `.json`: the owner, the other party, who is on which channel.

The owner is the business's person: the one who called where the personality is
`originator`, the one who was called where it is `terminator`.
"""

from callreview.domain.call import CallFacts, Direction, Side
from callreview.domain.facts import party_name
from callreview.domain.moment import written_moment
from callreview.intake.parties import number_at
from callreview.intake.sidecars.tree import Tree

_WAYS = {
    "originator": (Direction.OUT, "calledParty"),
    "clicktodialoriginator": (Direction.OUT, "calledParty"),
    "terminator": (Direction.IN, "callingParty"),
}
_CHANNELS = (("channel1", Side.LEFT), ("channel2", Side.RIGHT))


def facts(tree: Tree) -> CallFacts | None:
    """Return what it says; None if it is not of Webex."""
    service = tree.at("serviceData")
    if not service.text("callRecordingId") and not service.text("callSessionId"):
        return None
    start = written_moment(service.text("session", "startTime"))
    way, theirs = _WAYS.get(service.text("personality").casefold(), (None, ""))
    other = service.at(theirs)
    if way and other.text("actor", "type") == "USER":
        way = Direction.INTERNAL
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=way,
        agent_ref=party_name(tree.text("ownerName")),
        customer_number=number_at(other.text("number")),
        customer_name=party_name(other.text("name")),
        call_ref=tree.text("id") or service.text("callRecordingId"),
        profile="Webex Calling",
        agent_channel=_channel_of(tree.text("ownerId"), service),
    )


def _channel_of(owner: str, service: Tree) -> Side | None:
    for holder in (service, service.at("mediaStreams"), service.at("mediaStreams", "audio")):
        sides = [side for name, side in _CHANNELS if owner in holder.at(name).texts()]
        if owner and len(sides) == 1:
            return sides[0]
    return None
