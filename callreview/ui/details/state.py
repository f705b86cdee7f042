"""What the details of a call show: each fact with where it comes from, and its recording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from callreview.domain.call import Agent, Confidence, Direction, Origin, Side, Source
from callreview.domain.details import Details
from callreview.domain.template.parts import OWN_TEMPLATE
from callreview.ui.details.recording import recording_lines
from callreview.words import _
from callreview.words.marking import N_
from callreview.words.times import spoken_time

Choices = tuple[tuple[str, str], ...]

_SOURCES = {
    Source.NAME: N_("from the file's name"),
    Source.TEMPLATE: N_("from the file's name, by the folder's template"),
    Source.LOG: N_("from a log"),
    Source.SIDECAR: N_("from a file beside it"),
    Source.TAG: N_("from the file's tags"),
    Source.FOLDER: N_("from its folder"),
    Source.FILE_TIME: N_("from the file's date"),
    Source.SETTING: N_("as was said of its folder"),
    Source.PERSON: N_("a person wrote it"),
}
_SURENESS = {Confidence.UNSURE: N_("not sure"), Confidence.GUESS: N_("a guess")}
_DIRECTIONS = {
    Direction.IN: N_("inbound"),
    Direction.OUT: N_("outbound"),
    Direction.INTERNAL: N_("internal"),
}
_SIDES = {Side.LEFT: N_("Left channel"), Side.RIGHT: N_("Right channel")}


class Fact(Enum):
    """What is known of a call, by its name in `CallFacts`; whose call it was has none there."""

    START = "start_local"
    OFFSET = "utc_offset_minutes"
    DIRECTION = "direction"
    NUMBER = "customer_number"
    NAME = "customer_name"
    PERSON = "person"
    REF = "agent_ref"
    CHANNEL = "agent_channel"
    CALL_REF = "call_ref"
    PROFILE = "profile"


TITLES: Mapping[Fact, str] = {
    Fact.START: N_("When"),
    Fact.OFFSET: N_("Time zone"),
    Fact.DIRECTION: N_("Direction"),
    Fact.NUMBER: N_("Customer's number"),
    Fact.NAME: N_("Customer's name"),
    Fact.PERSON: N_("Person"),
    Fact.REF: N_("Extension"),
    Fact.CHANNEL: N_("Person is heard on"),
    Fact.CALL_REF: N_("Phone system's own id"),
    Fact.PROFILE: N_("Name is read as"),
}
WRITTEN = frozenset({Fact.START, Fact.OFFSET, Fact.NUMBER, Fact.NAME, Fact.REF, Fact.CALL_REF})
CHOSEN = frozenset({Fact.DIRECTION, Fact.PERSON, Fact.CHANNEL})


@dataclass(frozen=True)
class Known:
    """A fact: its value for a field, and where it comes from.

    It can go back to what the recording says where a person wrote it down.
    """

    value: str
    source: str = ""
    can_go_back: bool = False


@dataclass(frozen=True)
class DetailsState:
    """Everything the sheet shows. `choices` of a fact are words with what they stand for."""

    call_id: str
    title: str
    facts: Mapping[Fact, Known]
    choices: Mapping[Fact, Choices] = field(default_factory=dict)
    recording: tuple[tuple[str, str], ...] = ()
    read_only: bool = False


def state_of(
    details: Details, agents: Iterable[Agent], today: date, *, read_only: bool
) -> DetailsState:
    """Return what is to be shown."""
    call = details.call
    facts = {
        fact: _person(details) if fact is Fact.PERSON else _known(details, fact) for fact in Fact
    }
    people = tuple(
        (one.name, one.id)
        for one in agents
        if one.is_active or (call.agent is not None and one.id == call.agent.id)
    )
    not_known = (_("Not known"), "")
    when = spoken_time(call.facts.start_local, today)
    return DetailsState(
        call.id,
        ", ".join(filter(None, (call.who, when))) or call.recording.name,
        facts,
        {
            Fact.DIRECTION: (not_known, *((_(w), one.value) for one, w in _DIRECTIONS.items())),
            Fact.CHANNEL: (not_known, *((_(w), one.value) for one, w in _SIDES.items())),
            Fact.PERSON: people if _goes_by_ref(details) else (not_known, *people),
        },
        recording_lines(details, today),
        read_only,
    )


def _known(details: Details, fact: Fact) -> Known:
    value = getattr(details.call.facts, fact.value)
    shown = str(value or "") if fact in CHOSEN else _words(fact, value)
    told = _told(details.call.facts.origin_of(fact.value))
    if fact.value not in details.by_person or fact.value not in details.read:
        return Known(shown, told)
    back = _words(fact, details.read[fact.value])
    return Known(shown, _both(told, back), can_go_back=True)


def _person(details: Details) -> Known:
    call = details.call
    key = call.agent.id if call.agent else ""
    ref = call.facts.agent_ref or ""
    if details.is_assigned:
        return Known(key, _both(_told(Origin(Source.PERSON)), ref), can_go_back=True)
    words = _("known by {ref}") if call.agent else _("{ref} has no name yet")
    return Known(key, words.format(ref=ref) if ref else "")


def _goes_by_ref(details: Details) -> bool:
    """Return whether somebody takes the call whom one cannot take away from this call alone."""
    return details.call.agent is not None and bool(details.call.facts.agent_ref)


def _both(told: str, read: str) -> str:
    """Return what a person's word replaces, too."""
    if not read:
        return _("{told}; the recording says nothing").format(told=told)
    return _("{told}; the recording says {read}").format(told=told, read=read)


def _words(fact: Fact, value: object) -> str:
    if value is None:
        return ""
    if fact is Fact.START:
        return str(value).replace("T", " ")
    if fact is Fact.OFFSET and isinstance(value, int):
        hours, minutes = divmod(abs(value), 60)
        return f"UTC{'-' if value < 0 else '+'}{hours:02}:{minutes:02}"
    if fact is Fact.DIRECTION:
        return _(_DIRECTIONS[Direction(str(value))])
    if fact is Fact.CHANNEL:
        return _(_SIDES[Side(str(value))])
    is_own = fact is Fact.PROFILE and value == OWN_TEMPLATE
    return _("the folder's own template") if is_own else str(value)


def _told(origin: Origin | None) -> str:
    if origin is None:
        return ""
    words, unsure = _(_SOURCES[origin.source]), _SURENESS.get(origin.confidence)
    if origin.name and origin.source is Source.TAG:
        words = _("{source}: {kind}").format(source=words, kind=origin.name)
    elif origin.name:
        words = _("from the log {name}").format(name=origin.name)
    return f"{words}, {_(unsure)}" if unsure else words
