"""Yeastar: `YYYYMMDDhhmmss-EPOCH.n-FROM-TO-Inbound|Outbound|Internal`."""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import local_time, offset_by_epoch
from callreview.intake.profiles.profile import Parts, Surroundings, profile
from callreview.intake.profiles.sides import Sides, parted, sides_by

_SHAPE = (
    r"(?P<stamp>[0-9]{14})-(?P<ref>(?P<epoch>[0-9]{9,10})[._][0-9]{1,9})"
    r"-(?P<parties>.*)-(?P<way>Inbound|Outbound|Internal)"
)
_WAYS = {
    "Inbound": Direction.IN,
    "Outbound": Direction.OUT,
    "Internal": Direction.INTERNAL,
}


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    start, way = local_time(parts["stamp"]), _WAYS[parts["way"]]
    parties = parted(parts["parties"], around.extensions)
    sides = sides_by(way, *parties, around.extensions) if parties else Sides(way)
    return CallFacts(
        start_local=start,
        utc_offset_minutes=offset_by_epoch(start, parts["epoch"]),
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        call_ref=parts["ref"],
    )


YEASTAR = profile("Yeastar", _SHAPE, _facts)
