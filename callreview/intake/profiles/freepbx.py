"""FreePBX and Issabel: `TYPE-DEST-FROM-YYYYMMDD-HHMMSS-[system-]EPOCH.n`.

Read from the right, because only the right end has a fixed shape. `out` was dialled by an
extension; `in` and `external` came from outside; `internal`, `q` (queue), `rg` (ring group),
`force`, `exten` and others are told apart by which side is an extension.
"""

import re

from callreview.domain.call import CallFacts, Confidence, Direction, Source
from callreview.domain.facts import is_extension, local_time, number, offset_minutes
from callreview.intake.profiles.profile import Profile
from callreview.intake.profiles.sides import Sides, sides_of

_SHAPE = re.compile(
    r"(?P<type>[A-Za-z]{1,16})-(?P<parties>.*)-(?P<day>[0-9]{8})-(?P<time>[0-9]{6})"
    r"-(?P<ref>(?:[A-Za-z0-9_.-]+-)?(?P<epoch>[0-9]{9,10})[._][0-9]{1,9})",
    re.DOTALL,
)
_FROM_OUTSIDE = frozenset({"in", "external"})
_TO_MANY = frozenset({"q", "rg"})


def _read(stem: str, _folders: tuple[str, ...]) -> CallFacts | None:
    found = _SHAPE.fullmatch(stem)
    start = local_time(found["day"] + found["time"]) if found else None
    if not found or not start:
        return None
    sides = _sides(found["type"].lower(), found["parties"])
    return CallFacts(
        start_local=start,
        utc_offset_minutes=offset_minutes(start, int(found["epoch"])),
        start_source=Source.NAME,
        start_confidence=Confidence.SURE,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        call_ref=found["ref"],
        profile=FREEPBX.name,
    )


def _sides(kind: str, parties: str) -> Sides:
    dest, dash, caller = parties.partition("-")
    if not dash or "-" in caller:
        # A number written with dashes: where one side ends is anyone's guess.
        return Sides(_direction_by_word(kind))
    if kind == "out":
        return Sides(Direction.OUT, caller if is_extension(caller) else None, number(dest))
    if kind in _FROM_OUTSIDE:
        return Sides(Direction.IN, dest if is_extension(dest) else None, number(caller))
    sides = sides_of(caller, dest)
    if kind in _TO_MANY and sides.direction is Direction.IN:
        return Sides(Direction.IN, None, sides.customer_number)  # a queue is nobody
    return sides


def _direction_by_word(kind: str) -> Direction | None:
    if kind in _FROM_OUTSIDE:
        return Direction.IN
    return {"out": Direction.OUT, "internal": Direction.INTERNAL}.get(kind)


FREEPBX = Profile("FreePBX", _read)
