"""Cube ACR, a recorder for Android: `YYYY-MM-DD HH-MM-SS (app) NAME (NUMBER) ↗|↙`."""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import digits_of, local_time, number, party_name
from callreview.intake.profiles.profile import COPY, Parts, Surroundings, profile

_SHAPE = (
    r"(?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}[-:_.][0-9]{2}[-:_.][0-9]{2}) \([^()]{1,40}\)"
    r"(?: (?P<name>[^↗↙]*?))??"
    r"(?: \((?P<number>[0-9+*#][0-9*# ()./-]{2,})\))?(?: (?P<way>[↗↙])\ufe0f?)?" + COPY
)
_WAYS = {"↗": Direction.OUT, "↙": Direction.IN}


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    in_place_of_name = number(parts["name"])
    return CallFacts(
        start_local=local_time(digits_of(parts["stamp"])),
        direction=_WAYS.get(parts["way"]),
        customer_number=number(parts["number"]) or in_place_of_name,
        customer_name=None if in_place_of_name else party_name(parts["name"]),
    )


CUBE_ACR = profile("Cube ACR", _SHAPE, _facts)
