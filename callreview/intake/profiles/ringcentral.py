"""RingCentral: `YYYYMMDD-HHMMSS_[EXT_]NUMBER_Incoming|Outgoing_MODE_ID`."""

import re

from callreview.domain.call import CallFacts, Confidence, Direction, Source
from callreview.domain.facts import local_time, number
from callreview.intake.profiles.profile import Profile

_SHAPE = re.compile(
    r"(?P<day>[0-9]{8})-(?P<time>[0-9]{6})_(?:(?P<agent>[0-9]{1,6})_)?(?P<number>[^_]*)"
    r"_(?P<way>Incoming|Outgoing)_(?P<mode>[A-Za-z]+)_(?P<ref>[0-9]+)"
)
_WAYS = {"Incoming": Direction.IN, "Outgoing": Direction.OUT}


def _read(stem: str, _folders: tuple[str, ...]) -> CallFacts | None:
    found = _SHAPE.fullmatch(stem)
    start = local_time(found["day"] + found["time"]) if found else None
    if not found or not start:
        return None
    return CallFacts(
        start_local=start,
        start_source=Source.NAME,
        start_confidence=Confidence.SURE,
        direction=_WAYS[found["way"]],
        agent_ref=found["agent"],
        customer_number=number(found["number"]),
        call_ref=found["ref"],
        profile=RINGCENTRAL.name,
    )


RINGCENTRAL = Profile("RingCentral", _read)
