"""Telling person from customer by which side of a call is an extension."""

from dataclasses import dataclass

from callreview.domain.call import Direction
from callreview.domain.facts import is_extension, is_nobody, number


@dataclass(frozen=True)
class Sides:
    """Who is who on a call; None where the name does not say."""

    direction: Direction | None = None
    agent_ref: str | None = None
    customer_number: str | None = None


def sides_of(caller: str, called: str) -> Sides:
    """Return who is who from the calling and the called side, as written.

    One extension is the business's person. Of two, the call is internal and the person is the
    one who called. Of none, nothing is said.
    """
    match is_extension(caller), is_extension(called):
        case True, True:
            return Sides(Direction.INTERNAL, caller, called)
        case True, False if _may_be_outside(called):
            return Sides(Direction.OUT, caller, number(called))
        case False, True if _may_be_outside(caller):
            return Sides(Direction.IN, called, number(caller))
    return Sides()


def _may_be_outside(text: str) -> bool:
    return is_nobody(text) or number(text) is not None
