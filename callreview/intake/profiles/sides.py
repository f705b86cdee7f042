"""Telling person from customer by which side of a call is an extension."""

import re
from dataclasses import dataclass

from callreview.domain.call import Direction
from callreview.domain.facts import Extensions, is_nobody, number

# A number whose own dashes can be told from the one between two numbers.
_DASHED = re.compile(
    r"(?:\+?1-)?(?:[0-9]{3}|\([0-9]{3}\))-?[0-9]{3}-[0-9]{4}|[0-9]{3}-[0-9]{4}"
    r"|\+[0-9]{1,3}(?:-[0-9]{2,8}){2,4}"
)


@dataclass(frozen=True)
class Sides:
    """Who is who on a call; None where the name does not say."""

    direction: Direction | None = None
    agent_ref: str | None = None
    customer_number: str | None = None


def sides_of(caller: str, called: str, extensions: Extensions) -> Sides:
    """Return who is who from the calling and the called side, as written.

    One extension is the business's person. Of two, the call is internal and the person is the
    one who called. Of none, nothing is said.
    """
    match caller in extensions, called in extensions:
        case True, True:
            return Sides(Direction.INTERNAL, caller, called)
        case True, False if is_party(called):
            return Sides(Direction.OUT, caller, number(called))
        case False, True if is_party(caller):
            return Sides(Direction.IN, called, number(caller))
    return Sides()


def sides_by(way: Direction | None, caller: str, called: str, extensions: Extensions) -> Sides:
    """Return who is who where a word says the direction; where none does, as `sides_of`."""
    if way is None:
        return sides_of(caller, called, extensions)
    ours, theirs = (called, caller) if way is Direction.IN else (caller, called)
    return Sides(way, ours if ours in extensions else None, number(theirs))


def parted(text: str, extensions: Extensions) -> tuple[str, str] | None:
    """Return the two sides of `A-B`, or None where it is anyone's guess where they part.

    A number may have dashes of its own; then the other side must be an extension and the
    number of a shape that is written with dashes. The shapes are such that only one side can be.
    """
    first, dash, rest = text.partition("-")
    if not dash or "-" not in rest:
        return (first, rest) if dash else None
    before, _, last = text.rpartition("-")
    if first in extensions and _DASHED.fullmatch(rest):
        return first, rest
    return (before, last) if last in extensions and _DASHED.fullmatch(before) else None


def is_party(text: str) -> bool:
    """Return whether a text may be one side of a call: a number, or a word for nobody."""
    return is_nobody(text) or number(text) is not None
