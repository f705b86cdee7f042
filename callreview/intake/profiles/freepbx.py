"""FreePBX and Issabel: `TYPE-DEST-FROM-YYYYMMDD-HHMMSS-[system-]EPOCH.n`.

Read from the right, because only the right end has a fixed shape. `out` was dialled by an
extension; `in` and `external` came from outside; `internal`, `q` (queue), `rg` (ring group),
`force`, `exten` and others are told apart by which side is an extension. A queue, a ring group
and a place to park calls have numbers like extensions, but are nobody.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import Extensions, local_time, offset_by_epoch
from callreview.intake.profiles.profile import Parts, Surroundings, profile
from callreview.intake.profiles.sides import Sides, parted, sides_by, sides_of

_SHAPE = (
    r"(?P<type>[A-Za-z]{1,16})-(?P<parties>.*)-(?P<day>[0-9]{8})-(?P<time>[0-9]{6})"
    r"-(?P<ref>(?:[A-Za-z0-9_.-]+-)?(?P<epoch>[0-9]{9,10})[._][0-9]{1,9})"
)
_WAYS = {"out": Direction.OUT, "in": Direction.IN, "external": Direction.IN}
_TO_NOBODY = frozenset({"q", "rg", "parked"})


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    start = local_time(parts["day"] + parts["time"])
    sides = _sides(parts["type"].lower(), parts["parties"], around.extensions)
    return CallFacts(
        start_local=start,
        utc_offset_minutes=offset_by_epoch(start, parts["epoch"]),
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        call_ref=parts["ref"],
    )


def _sides(kind: str, text: str, extensions: Extensions) -> Sides:
    way, parties = _WAYS.get(kind), parted(text, extensions)
    if not parties:
        return Sides(Direction.INTERNAL if kind == "internal" else way)
    dest, caller = parties
    if way:
        return sides_by(way, caller, dest, extensions)
    sides = sides_of(caller, dest, extensions)
    if kind in _TO_NOBODY and sides.direction is Direction.IN:
        return Sides(Direction.IN, None, sides.customer_number)
    return sides


FREEPBX = profile("FreePBX", _SHAPE, _facts)
