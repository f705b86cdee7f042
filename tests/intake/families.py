"""Tables of names: what each family of phone systems writes, and what only looks like it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from callreview.domain.call import CallFacts, Direction, Side
from callreview.domain.facts import Extensions
from callreview.domain.reading import Reading
from callreview.intake.profiles import Profile
from callreview.intake.vote import reader

IN, OUT, INTERNAL = Direction.IN, Direction.OUT, Direction.INTERNAL


@dataclass(frozen=True)
class Family:
    """Names of one profile with what they say, and names that are not of it.

    `folders` are those that all the names lie in.
    """

    profile: Profile
    right: Mapping[str, CallFacts]
    wrong: Sequence[str]
    folders: tuple[str, ...] = field(default=("recordings",))


def said(
    start: str | None = None,
    offset: int | None = None,
    way: Direction | None = None,
    who: str | None = None,
    number: str | None = None,
    name: str | None = None,
    ref: str | None = None,
    side: Side | None = None,
) -> CallFacts:
    """Return the facts a name says, in the order in which a person asks for them."""
    return CallFacts(
        start_local=start,
        utc_offset_minutes=offset,
        direction=way,
        agent_ref=who,
        customer_number=number,
        customer_name=name,
        call_ref=ref,
        agent_channel=side,
    )


def read(name: str, *folders: str, extensions: Extensions | None = None) -> CallFacts:
    """Return what the app knows of a file that is alone in its folder."""
    reading = Reading(extensions=extensions or Extensions())
    return reader([name], folders, reading=reading)(name)


def bare(facts: CallFacts) -> CallFacts:
    """Return the facts without who read them and where they come from."""
    start, offset = facts.start_local, facts.utc_offset_minutes
    way, who = facts.direction, facts.agent_ref
    number, name = facts.customer_number, facts.customer_name
    return said(start, offset, way, who, number, name, facts.call_ref, facts.agent_channel)
