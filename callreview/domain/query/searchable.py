"""What a call can be found by, put together once when the call is read from the library."""

from calendar import month_name
from collections.abc import Iterable, Mapping
from functools import lru_cache

from callreview.domain.call import Agent, CallFacts, Direction, Recording
from callreview.domain.query.folding import digits_of, folded

BETWEEN = "\x1f"
"""Stands between two facts, so that nothing is found across them; folded text has none."""
_KINDS = 4096
_DIRECTION_WORDS: Mapping[Direction | None, str] = {
    Direction.IN: "in inbound incoming",
    Direction.OUT: "out outbound outgoing",
    Direction.INTERNAL: "internal",
}
_MONTHS = {f"{at:02}": month_name[at].lower() for at in range(1, 13)}


def searchable_text(
    facts: CallFacts, recording: Recording, agent: Agent | None, further: Iterable[Recording] = ()
) -> str:
    """Return all that a call can be found by, folded; kept in `Call.searchable`.

    `further` are its other files, where it lies in several.
    """
    number = facts.customer_number or ""
    words = (
        _folded(agent.name) if agent else "",
        _folded(facts.agent_ref or ""),
        folded(facts.customer_name or ""),
        folded(number),
        _digits(number),
        folded(facts.start_local or ""),
        _month(facts.start_local),
        _DIRECTION_WORDS.get(facts.direction, ""),
        folded(recording.name),
        *(folded(one.name) for one in further),
        folded(facts.call_ref or ""),
    )
    return BETWEEN.join(filter(None, words))


def searchable_numbers(facts: CallFacts, recording: Recording, agent: Agent | None) -> str:
    """Return the digits two or three digits are looked for in; kept in `Call.numbers`.

    Those of the customer's number first, then of the extension and the names. A file's name is
    full of days and clock times, in which any two digits would be found; it counts only where
    no number is known.
    """
    digits = (
        _digits(facts.agent_ref or ""),
        _digits(facts.customer_name or ""),
        _digits(agent.name) if agent else "",
        "" if facts.customer_number else _digits(recording.name),
    )
    return BETWEEN.join((_digits(facts.customer_number or ""), *filter(None, digits)))


@lru_cache(_KINDS)
def _folded(name: str) -> str:
    return folded(name)  # of a few people many times


@lru_cache(_KINDS)
def _digits(text: str) -> str:
    return digits_of(folded(text))


def _month(start_local: str | None) -> str:
    number = (start_local or "")[5:7]  # a person may have written anything
    return _MONTHS.get(number, "")
