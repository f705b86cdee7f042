"""Genesys Cloud's metadata `.json`: the conversation, its start in UTC, direction, agents.

The customer is the `ani` of a call that came in and the `dnis` of one that went out.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import party_name
from callreview.domain.moment import written_moment
from callreview.intake.parties import direction_by, number_at
from callreview.intake.sidecars.tree import Tree


def facts(tree: Tree) -> CallFacts | None:
    """Return what it says; None if it is not of Genesys. Of several agents, none is named."""
    conversation = tree.text("conversationId")
    if not conversation:
        return None
    way = direction_by(tree.first("initialDirection", "originatingDirection", "direction"))
    start = written_moment(tree.first("startTime", "conversationStart"))
    theirs = {Direction.IN: "ani", Direction.OUT: "dnis"}.get(way) if way else None
    agents = {agent.first("name", "userName") or agent.text() for agent in tree.each("agents")}
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=way,
        agent_ref=party_name(agents.pop()) if len(agents) == 1 else None,
        customer_number=number_at(tree.text(theirs)) if theirs else None,
        call_ref=conversation,
        profile="Genesys Cloud",
    )
