"""Edits of what is known about a call; all undoable. What a person says, wins."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from callreview.app.edits.edit import Edit
from callreview.domain.call import Confidence, Side, Source
from callreview.domain.errors import Refused
from callreview.domain.facts import is_offset, local_time
from callreview.store import apart, calls
from callreview.store.call_rows import FACTS
from callreview.store.page import Page, Value

_START = ("start_source", "start_confidence")
_BETWEEN_DIGITS = re.compile("[-T:]")


@dataclass(frozen=True, init=False)
class SetFacts(Edit[None]):
    """Write down facts of a call by the names they have in `CallFacts`; None clears one.

    A start that a person gave is marked so, and sure.
    """

    call_id: str
    facts: Mapping[str, Value]
    kind = "set_facts"

    def __init__(self, call_id: str, **facts: Value) -> None:
        unknown = facts.keys() - set(FACTS)
        if unknown:
            raise TypeError(f"not facts of a call: {sorted(unknown)}")
        if "start_local" in facts:
            sure = (Source.PERSON.value, Confidence.SURE.value)
            facts = {**facts, **dict(zip(_START, sure, strict=True))}
        object.__setattr__(self, "call_id", call_id)
        object.__setattr__(self, "facts", {name: _plain(facts[name]) for name in facts})

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> None:
        """Write them down; Refused "call_unknown", "start_unreadable" or "offset_unreadable"."""
        start = self.facts.get("start_local")
        if start is not None and local_time(_BETWEEN_DIGITS.sub("", str(start))) != start:
            raise Refused("start_unreadable", text=str(start))
        offset = self.facts.get("utc_offset_minutes")
        if offset is not None and not (isinstance(offset, int) and is_offset(offset)):
            raise Refused("offset_unreadable", text=str(offset))
        calls.set_facts(page, self.call_id, self.facts)


@dataclass(frozen=True)
class ReleaseFacts(Edit[None]):
    """Go back to what the recording's name, log or tags say of facts a person wrote down.

    From then on they follow what is read.
    """

    call_id: str
    names: tuple[str, ...]
    kind = "release_facts"

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "call_unknown" or "fact_not_read"."""
        names = {*self.names, *(_START if "start_local" in self.names else ())}
        calls.release_facts(page, self.call_id, names)


def _plain(value: Value) -> Value:
    return value.value if isinstance(value, StrEnum) else value


@dataclass(frozen=True)
class TakeApart(Edit[None]):
    """Say that the files of these calls are not of one: each is a call from now on, and stays so.

    What people made of a call stays with the recording that was signed off, else the left side.
    """

    call_ids: tuple[str, ...]
    kind = "take_apart"

    @property
    def target(self) -> str:
        """Return the key of the first call."""
        return self.call_ids[0]

    def apply(self, page: Page) -> None:
        """Write it down; Refused "call_unknown" or "call_in_one_file"."""
        for call_id in self.call_ids:
            apart.take_apart(page, call_id)


@dataclass(frozen=True)
class SwapSides(Edit[None]):
    """Say that the person of these calls is on the other channel than the app thinks.

    Where it does not know, it shows the person on the left.
    """

    call_ids: tuple[str, ...]
    kind = "swap_sides"

    @property
    def target(self) -> str:
        """Return the key of the first call."""
        return self.call_ids[0]

    def apply(self, page: Page) -> None:
        """Write it down; Refused "call_unknown" if there is no such call."""
        for call_id in self.call_ids:
            was = calls.call_row(page, call_id)["agent_channel"]
            other = Side.LEFT if was == Side.RIGHT.value else Side.RIGHT
            calls.set_facts(page, call_id, {"agent_channel": other.value})
