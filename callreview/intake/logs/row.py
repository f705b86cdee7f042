"""One line of a log, and the keys by which a recording may find it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from callreview.domain.call import TRACED_FACTS, CallFacts, Confidence, Direction, Source
from callreview.domain.facts import Extensions, number, offset_by_epoch, said_by
from callreview.intake.kinds import is_sound_extension
from callreview.intake.parties import caller_of
from callreview.intake.profiles.sides import Sides, sides_of

_UNIQUE_ID = re.compile(r"(?:.*-)?(?P<epoch>[0-9]{9,10})[._][0-9]{1,9}")
_CHANNEL = re.compile(r"(?:PJSIP|SIP|IAX2|SCCP|DAHDI|Local)/(?P<who>[0-9]{1,10})[-@].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LogRow:
    """What a log says of a call: `files` are names without folders, `refs` the call's ids.

    `numbers` are all that took part, to find a recording by its number; `log` is the name of
    the log.
    """

    facts: CallFacts
    files: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    log: str = ""


def log_row(
    facts: CallFacts,
    *,
    files: Iterable[str] = (),
    refs: Iterable[str] = (),
    numbers: Iterable[str] = (),
    confidence: Confidence = Confidence.SURE,
) -> LogRow:
    """Return a row whose facts are marked to be of a log; empty keys are left out."""
    return LogRow(
        said_by(Source.LOG, facts, confidence),
        tuple(name for text in files if (name := file_name(text))),
        tuple(dict.fromkeys(filter(None, refs))),
        tuple(dict.fromkeys(said for text in numbers if (said := number(text)))),
    )


def file_name(text: str) -> str:
    """Return the name of a recording without its folders; empty if the text is of no recording."""
    name = re.split(r"[/\\]", text.strip())[-1]
    return name if is_sound_extension(name.rpartition(".")[2]) and "." in name else ""


def offset_of(start_local: str | None, unique_id: str) -> int | None:
    """Return the offset of a local start, by the Unix time in Asterisk's id of the call."""
    found = _UNIQUE_ID.fullmatch(unique_id)
    return offset_by_epoch(start_local, found["epoch"]) if found else None


@dataclass(frozen=True)
class Line:
    """What a line of an Asterisk says of the parties."""

    source: str
    destination: str
    caller_id: str = ""
    answered_on: str = ""


def parties_of(line: Line, extensions: Extensions) -> tuple[Sides, str | None]:
    """Return who is who, and the name of who called from outside.

    A call to a queue or a ring group has its number as destination: the person is then on
    the channel that answered.
    """
    sides = sides_of(line.source, line.destination, extensions)
    answered = _CHANNEL.fullmatch(line.answered_on)
    if sides.direction is not Direction.OUT and answered and answered["who"] in extensions:
        by_channel = sides_of(line.source, answered["who"], extensions)
        # A call between two people keeps the one who called as the person.
        sides = by_channel if by_channel.direction is Direction.IN else sides
    name, _ = caller_of(line.caller_id)
    return sides, name if sides.direction is Direction.IN else None


def merged(rows: Iterable[LogRow]) -> LogRow:
    """Return the rows of one call as one: the earliest start, and what none of them disputes."""
    rows = tuple(rows)
    if len(rows) == 1:
        return rows[0]
    facts = [row.facts for row in rows]
    first = min(facts, key=lambda one: one.start_local or "~")
    said = {name: {getattr(one, name) for one in facts} - {None} for name in TRACED_FACTS}
    agreed = {name: values.pop() if len(values) == 1 else None for name, values in said.items()}
    origins = {name: o for one in facts for name, o in one.origins.items() if agreed[name]}
    return LogRow(
        replace(first, **agreed, origins=origins),
        tuple(dict.fromkeys(name for row in rows for name in row.files)),
        tuple(dict.fromkeys(ref for row in rows for ref in row.refs)),
        tuple(dict.fromkeys(said for row in rows for said in row.numbers)),
        rows[0].log,
    )
