"""3CX: `[NAME]_A-B_YYYYMMDDhhmmss(n)` in a folder per extension.

NAME is the other party's and may hold anything or nothing. A called B.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile
from callreview.intake.profiles.sides import Sides, parted, sides_of

_SHAPE = r"\[(?P<name>.*)\]_(?P<parties>[^_]*-[^_]*)_(?P<stamp>[0-9]{14})\((?P<ref>[0-9]{1,12})\)"


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    parties = parted(parts["parties"], around.extensions)
    sides = sides_of(*parties, around.extensions) if parties else Sides()
    sides = _of_folder(sides, around.folders)
    return CallFacts(
        start_local=local_time(parts["stamp"]),
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=_name(parts["name"], sides),
        call_ref=parts["ref"],
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


THREECX = profile("3CX", _SHAPE, _facts)
