"""Recordings, calls and the people on them: what the app knows, and never guesses.

A *recording* is one audio file; a *call* has one recording, or the two one-sided files of
it, and maybe both sides mixed in a further one. An absent fact is None and is shown as empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from callreview.domain.hue import Hue
from callreview.domain.mark import Category
from callreview.domain.review import Book


class Direction(StrEnum):
    """Who called whom."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


class Side(StrEnum):
    """One channel of a stereo recording."""

    LEFT = "left"
    RIGHT = "right"


class Part(StrEnum):
    """What a file is of its call: all there is of it, one side, or both sides once more, mixed."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"
    MIX = "mix"


ONE_SIDE = (Part.LEFT, Part.RIGHT)


class Status(StrEnum):
    """Whether a recording can be heard."""

    OK = "ok"
    EMPTY = "empty"
    DAMAGED = "damaged"
    UNPLAYABLE = "unplayable"
    UNSUPPORTED = "unsupported"
    SLOW = "slow"
    MISSING = "missing"
    CHANGED = "changed"


class CallState(StrEnum):
    """How far the reviewing of a call has come."""

    NEW = "new"
    DRAFT = "draft"
    REVIEWED = "reviewed"


class Source(StrEnum):
    """Where a fact about a call comes from."""

    NAME = "name"
    TEMPLATE = "template"
    LOG = "log"
    SIDECAR = "sidecar"
    TAG = "tag"
    FOLDER = "folder"
    FILE_TIME = "file_time"
    SETTING = "setting"
    PERSON = "person"


class Confidence(StrEnum):
    """How sure a fact is."""

    SURE = "sure"
    UNSURE = "unsure"
    GUESS = "guess"


@dataclass(frozen=True)
class Origin:
    """Where a fact comes from and how sure it is.

    `name` is that of the log, or of the kind of tags, such as "bext", if it is from one.
    """

    source: Source
    confidence: Confidence = Confidence.SURE
    name: str = ""


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What a name, a log or a person says about a call.

    `start_local` is `YYYY-MM-DDTHH:MM:SS` as written by the phone system; the offset is in
    minutes east of UTC. `agent_ref` is the extension or name of the business's person as
    written; `call_ref` the phone system's own id. `origins` has the origin of each of
    `TRACED_FACTS` that is known, by its name; that of the start stands in its own two fields,
    and is that of the offset too unless it has one of its own.
    """

    start_local: str | None = None
    utc_offset_minutes: int | None = None
    start_source: Source | None = None
    start_confidence: Confidence | None = None
    direction: Direction | None = None
    agent_ref: str | None = None
    customer_number: str | None = None
    customer_name: str | None = None
    call_ref: str | None = None
    profile: str | None = None
    agent_channel: Side | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def start_is_guess(self) -> bool:
        """Return whether the start is only the file's time, which copying destroys."""
        return self.start_confidence is Confidence.GUESS

    @property
    def written_start(self) -> str | None:
        """Return the start as somebody wrote it down; None where it is a guess."""
        return None if self.start_is_guess else self.start_local

    @property
    def tells_of_the_call(self) -> bool:
        """Return whether a name, a log or a tag spoke, and not the file's time alone."""
        return bool(self.profile or self.written_start or self.customer_number)

    def origin_of(self, fact: str) -> Origin | None:
        """Return where the fact of that name comes from; None if it is not known."""
        if fact in self.origins:
            return self.origins[fact]
        if fact in START_FACTS and getattr(self, fact) is not None:
            source, confidence = self.start_source, self.start_confidence
            return Origin(source, confidence) if source and confidence else None
        return None


START_FACTS = ("start_local", "utc_offset_minutes")
TRACED_FACTS = (
    "direction", "agent_ref", "customer_number", "customer_name", "call_ref", "agent_channel",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A file met while listing a folder: how it is known before its bytes were read whole.

    `fingerprint` is the SHA-256 of the first and last 64 KiB (hex), provisional until a
    worker has read all bytes.
    """

    path: str
    size: int
    mtime_ns: int
    fingerprint: str
    facts: CallFacts
    status: Status = Status.OK
    reason: str = ""
    reason_fields: Mapping[str, object] = field(default_factory=dict)
    container: str | None = None
    codec: str | None = None
    rate: int | None = None
    channels: int | None = None
    duration_ms: int | None = None
    frames: int | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """One audio file of the library. `length_source` is "header" or "decoded"."""

    id: str
    call_id: str
    path: str
    size: int
    fingerprint: str
    status: Status
    reason: str = ""
    reason_fields: Mapping[str, object] = field(default_factory=dict)
    container: str | None = None
    codec: str | None = None
    rate: int | None = None
    channels: int | None = None
    duration_ms: int | None = None
    length_source: str | None = None
    frames: int | None = None
    sha256: str | None = None
    part: Part = Part.WHOLE

    @property
    def is_decoded(self) -> bool:
        """Return whether all of it was decoded once, so that its length is the true one."""
        return self.length_source == "decoded"

    @property
    def name(self) -> str:
        """Return the file's name without its folder."""
        name = self.path.rpartition("/")[2]  # asked of 100,000 calls: a path only where needed
        return PurePath(name).name if "\\" in name else name


@dataclass(frozen=True)
class Agent:
    """A person of the business, with the extensions, logins and spellings they are known by.

    `also` are the names of those who turned out to be the same person.
    """

    id: str
    name: str
    refs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    colour: Hue = Hue.NONE
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """One row of the calls table: a call with its recording and where its review stands.

    Of a call in two files, one for each side, `legs` are the left and the right, and `recording`
    is what they are together (`domain.legs`). `more` are files of it that are not played: the mix
    of both sides, or the sides while the mix is played instead.
    `score_percent` is that of the newest final review, before fails; None when there is
    none or it is not scored. `copies` counts further files with the same bytes. `categories`
    are those of its marks, `books` those of its reviews; `is_self_reviewed` says that who was on
    it has finished a review of it. `searchable` and `numbers` are what it
    is found by (`domain.query.searchable`).
    """

    id: str
    recording: Recording
    facts: CallFacts
    agent: Agent | None = None
    state: CallState = CallState.NEW
    score_percent: float | None = None
    passed: bool | None = None
    marks: int = 0
    copies: int = 0
    categories: frozenset[Category] = frozenset()
    books: frozenset[Book] = frozenset()
    searchable: str = ""
    numbers: str = ""
    legs: tuple[Recording, ...] = ()
    more: tuple[Recording, ...] = ()
    is_self_reviewed: bool = False

    @property
    def files(self) -> tuple[Recording, ...]:
        """Return what is played, as it lies on the disk: one, or the left and the right side."""
        return self.legs or (self.recording,)

    @property
    def all_files(self) -> tuple[Recording, ...]:
        """Return what is played and what is not, as it lies on the disk."""
        return (*self.files, *self.more)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return where those lie."""
        return tuple(file.path for file in self.files)

    @property
    def who(self) -> str:
        """Return the person's name, or the extension as written, or nothing."""
        return self.agent.name if self.agent else self.facts.agent_ref or ""
