"""3CX: `[NAME]_A-B_YYYYMMDDhhmmss(n)` in a folder per extension.

NAME is the other party's and may hold anything or nothing. A called B.
"""

import re

from callreview.domain.call import CallFacts, Confidence, Direction, Source
from callreview.domain.facts import local_time, number, party_name
from callreview.intake.profiles.profile import Profile
from callreview.intake.profiles.sides import Sides, sides_of

_SHAPE = re.compile(
    r"\[(?P<name>.*)\]_(?P<a>[^_-]*)-(?P<b>[^_-]*)_(?P<stamp>[0-9]{14})(?P<ref>\([0-9]{1,12}\))",
    re.DOTALL,
)


def _read(stem: str, folders: tuple[str, ...]) -> CallFacts | None:
    found = _SHAPE.fullmatch(stem)
    start = local_time(found["stamp"]) if found else None
    if not found or not start:
        return None
    sides = _of_folder(sides_of(found["a"], found["b"]), folders)
    return CallFacts(
        start_local=start,
        start_source=Source.NAME,
        start_confidence=Confidence.SURE,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=_name(found["name"], sides),
        call_ref=found["ref"].strip("()"),
        profile=THREECX.name,
    )


def _of_folder(sides: Sides, folders: tuple[str, ...]) -> Sides:
    # Of an internal call, the folder says which of the two this recording belongs to.
    internal = sides.direction is Direction.INTERNAL
    if internal and folders and folders[-1] == sides.customer_number:
        return Sides(Direction.INTERNAL, sides.customer_number, sides.agent_ref)
    return sides


def _name(text: str, sides: Sides) -> str | None:
    name = party_name(text)
    return None if number(name) or name == sides.customer_number else name


THREECX = Profile("3CX", _read)
