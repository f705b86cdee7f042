"""Puzzel's `.xml`: the session, the caller as remote address, the agent.

Where Puzzel records in stereo, the agent is on the right.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import party_name
from callreview.domain.leaves import Leaves
from callreview.domain.moment import written_moment
from callreview.intake.parties import direction_by, number_at


def facts(leaves: Leaves) -> CallFacts | None:
    """Return what it says; None if it is not of Puzzel."""
    session, remote = leaves.first("sessionid", "session_id"), leaves.first("remoteaddress")
    if not session or not remote:
        return None
    start = written_moment(leaves.first("starttime", "start_time", "start", "datestart"))
    agents = {*leaves.all("agentname"), *leaves.all("agent_name"), *leaves.all("username")}
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=direction_by(leaves.first("direction")),
        agent_ref=party_name(agents.pop()) if len(agents) == 1 else None,
        customer_number=number_at(remote),
        call_ref=session,
        profile="Puzzel",
    )
