"""RingCentral: `YYYYMMDD-HHMMSS_[EXT_]NUMBER_Incoming|Outgoing_MODE_ID`."""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import local_time, number
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r"(?P<day>[0-9]{8})-(?P<time>[0-9]{6})_(?:(?P<agent>[0-9]{1,6})_)?(?P<number>[^_]*)"
    r"_(?P<way>Incoming|Outgoing)_(?P<mode>[A-Za-z]+)_(?P<ref>[0-9]+)"
)
_WAYS = {"Incoming": Direction.IN, "Outgoing": Direction.OUT}


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=local_time(parts["day"] + parts["time"]),
        direction=_WAYS[parts["way"]],
        agent_ref=parts["agent"] or None,
        customer_number=number(parts["number"]),
        call_ref=parts["ref"],
    )


RINGCENTRAL = profile("RingCentral", _SHAPE, _facts)
