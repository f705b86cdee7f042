"""FreePBX 2 and Elastix: `OUT201-YYYYMMDD-HHMMSS-EPOCH.n`, also `IN…`, `g…`, `q…`.

Only the side inside the business is named, and of a ring group or a queue nobody; the other
number is in the log.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import local_time, offset_by_epoch
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r"(?P<type>OUT|IN|rg|g|q)(?P<who>[0-9]{1,15})-(?P<day>[0-9]{8})-(?P<time>[0-9]{6})"
    r"-(?P<ref>(?P<epoch>[0-9]{9,10})[._][0-9]{1,9})"
)
_WAYS = {"OUT": Direction.OUT, "IN": Direction.IN}


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    start, way = local_time(parts["day"] + parts["time"]), _WAYS.get(parts["type"])
    return CallFacts(
        start_local=start,
        utc_offset_minutes=offset_by_epoch(start, parts["epoch"]),
        direction=way,
        agent_ref=parts["who"] if way and parts["who"] in around.extensions else None,
        call_ref=parts["ref"],
    )


ELASTIX = profile("FreePBX 2", _SHAPE, _facts)
