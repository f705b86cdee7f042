"""BCR's `.json`: time, direction, and each party of the call with number and names."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import number, party_name
from callreview.domain.moment import epoch_moment, written_moment
from callreview.intake.parties import direction_by
from callreview.intake.sidecars.tree import Tree


def facts(tree: Tree) -> CallFacts | None:
    """Return what it says; None if it is not of BCR. Of a conference, nobody is named."""
    if not tree.text("timestamp_unix_ms"):
        return None
    start = written_moment(tree.text("timestamp")) or epoch_moment(tree.text("timestamp_unix_ms"))
    calls = list(tree.each("calls"))
    other = calls[0] if len(calls) == 1 else Tree()
    name = other.first("contact_name", "caller_name") or tree.text("call_log_name")
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=direction_by(tree.text("direction")),
        customer_number=number(other.text("phone_number")),
        customer_name=party_name(name) if len(calls) <= 1 else None,
        profile="BCR",
    )
