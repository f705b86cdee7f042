"""What a call can be found by, put together once when the call is read from the library."""

from calendar import month_name

from callreview.domain.call import Agent, CallFacts, Direction, Recording
from callreview.domain.query.folding import digits_of, folded

BETWEEN = "\x1f"
"""Stands between two facts, so that nothing is found across them; folded text has none."""
_DIRECTION_WORDS = {
    Direction.IN: "in inbound incoming",
    Direction.OUT: "out outbound outgoing",
    Direction.INTERNAL: "internal",
}
_MONTHS = {f"{at:02}": month_name[at].lower() for at in range(1, 13)}


def searchable_text(
    facts: CallFacts, recording: Recording, agent: Agent | None, right: Recording | None = None
) -> str:
    """Return all that a call can be found by, folded; kept in `Call.searchable`.

    `right` is its right side, where it lies in two files.
    """
    number = facts.customer_number or ""
    words = (
        agent.name if agent else None,
        facts.agent_ref,
        facts.customer_name,
        number,
        digits_of(folded(number)),
        facts.start_local,
        _month(facts.start_local),
        _DIRECTION_WORDS[facts.direction] if facts.direction else None,
        recording.name,
        right.name if right else None,
        facts.call_ref,
    )
    return BETWEEN.join(folded(word) for word in words if word)


def searchable_numbers(facts: CallFacts, recording: Recording, agent: Agent | None) -> str:
    """Return the digits two or three digits are looked for in; kept in `Call.numbers`.

    Those of the customer's number first, then of the extension and the names. A file's name is
    full of days and clock times, in which any two digits would be found; it counts only where
    no number is known.
    """
    places = (
        facts.agent_ref,
        facts.customer_name,
        agent.name if agent else None,
        None if facts.customer_number else recording.name,
    )
    digits = (digits_of(folded(place)) for place in places if place)
    number = digits_of(folded(facts.customer_number or ""))
    return BETWEEN.join((number, *filter(None, digits)))


def _month(start_local: str | None) -> str | None:
    number = (start_local or "")[5:7]  # a person may have written anything
    return _MONTHS.get(number)
