"""Values of the reviewer's world in few words, and libraries that hold some.

Everything has a default that makes sense; a test names only what it is about.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from callreview.app.clock import Clock
from callreview.app.edits.folders import AddFolder
from callreview.app.edits.reviews import FinishReview, NoteHeard, SetAnswer, StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.edits.takeovers import TakeOverReview
from callreview.app.findings import Decoded, FilesListed, Met
from callreview.app.session import Session
from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.call import (
    Agent,
    Call,
    CallFacts,
    CallState,
    Direction,
    Listed,
    Recording,
    Status,
)
from callreview.domain.logmapping import Column, Dialect, LogMapping, Says
from callreview.domain.mark import Category, Mark
from callreview.domain.query.searchable import searchable_numbers, searchable_text
from callreview.domain.review import Answer, Book, Review, ReviewState
from callreview.domain.rubric import Kind, Line, Option, Rubric, RubricVersion, Section
from callreview.domain.rubric_file import version_id
from callreview.domain.signed_file import Origin
from callreview.domain.template.learning import Pointed, learned
from callreview.domain.template.parts import Meaning, Template
from callreview.domain.timebase import Span

COMPUTER = "01a20000-0000-7000-8000-000000000000"
MINUTE_MS = 60_000


class SteadyClock:
    """Shows a time one millisecond later at every look, so that keys sort as they were made."""

    def __init__(self, start: str = "2026-03-13T09:00:00+00:00") -> None:
        self._now = datetime.fromisoformat(start)

    def now(self) -> datetime:
        """Return the time, in UTC."""
        self._now += timedelta(milliseconds=1)
        return self._now


def facts(**known: Any) -> CallFacts:
    """Return what is known about a call of extension 200 unless said otherwise."""
    usual = {
        "start_local": "2026-03-12T10:22:00",
        "direction": Direction.IN,
        "agent_ref": "200",
        "customer_number": "+15550100",
    }
    return CallFacts(**{**usual, **known})


def recording(name: str = "call.wav", **known: Any) -> Recording:
    """Return a recording of one minute that was heard to its end."""
    usual = {
        "id": f"recording of {name}",
        "call_id": f"call of {name}",
        "path": f"/calls/{name}",
        "size": 960_044,
        "fingerprint": sha256(name),
        "status": Status.OK,
        "codec": "pcm_s16le",
        "rate": 8000,
        "channels": 2,
        "duration_ms": MINUTE_MS,
        "length_source": "decoded",
        "frames": 480_000,
        "sha256": sha256(name),
    }
    return Recording(**{**usual, **known})


def call(name: str = "call.wav", *, agent: Agent | None = None, **known: Any) -> Call:
    """Return a row of the calls table; facts and fields of the call by their names."""
    of_facts = {key: known.pop(key) for key in list(known) if key in CallFacts.__annotations__}
    heard = known.pop("recording", None) or recording(name)
    usual = {"state": CallState.NEW}
    made = Call(
        id=heard.call_id,
        recording=heard,
        facts=facts(**of_facts),
        agent=agent,
        **{**usual, **known},
    )
    found_by = (made.facts, made.recording, made.agent)
    return replace(
        made, searchable=searchable_text(*found_by), numbers=searchable_numbers(*found_by)
    )


def mark(start_ms: int = 1000, end_ms: int | None = None, **known: Any) -> Mark:
    """Return a mark of praise."""
    usual = {
        "id": f"mark at {start_ms}",
        "call_id": "call of call.wav",
        "category": Category.PRAISE,
        "text": "",
        "author": "Robin",
        "created_at": "2026-03-13T09:00:00.000Z",
    }
    return Mark(start_ms=start_ms, end_ms=end_ms, **{**usual, **known})


def review(version: RubricVersion | None = None, **known: Any) -> Review:
    """Return a draft for practice, with nothing answered."""
    usual = {
        "id": "a review",
        "call_id": "call of call.wav",
        "version_id": version.id if version else "a version",
        "reviewer": "Robin",
        "state": ReviewState.DRAFT,
        "book": Book.PICKED,
        "reason": "practice",
        "started_at": "2026-03-13T09:00:00.000Z",
    }
    return Review(**{**usual, **known})


def coming_review(call_id: str, **known: Any) -> TakeOverReview:
    """Return the taking over of a review of `rubric()` that was finished on another computer."""
    sheet = rubric("Sheet of another")
    usual = {
        "id": "from afar",
        "root_id": "from afar",
        "call_id": call_id,
        "version_id": version_id(sheet),
        "reviewer": "Kim",
        "state": ReviewState.FINAL,
        "reason": "calibration",
        "finished_at": "2026-03-13T09:10:00.000Z",
        "answers": {
            "q1": Answer(option="no", comment="words " * 50, evidence=(Span(5, 900),)),
            "q2": Answer(na=True),
            "q3": Answer(option="yes"),
        },
        "sha256": sha256("/calls/call.wav"),
        "duration_ms": MINUTE_MS,
    }
    origin = Origin("another library", 7, sha256("head"), "2026-03-13T09:11:00.000Z")
    return TakeOverReview(review(**{**usual, **known}), sheet, origin, sha256("file"))


def log_mapping(path: str = "/calls/log.csv", **columns: int) -> LogMapping:
    """Return how a CSV is read; columns, with their own names above, by what they say."""
    said = tuple(Column(at, says, Says(says)) for says, at in columns.items())
    return LogMapping(path, Dialect(), said, width=max(columns.values(), default=0) + 1)


def template(name: str, **texts: str) -> Template:
    """Return the template of a name whose parts are pointed at by what they are."""
    return learned(name, pointed(name, **texts))


def pointed(name: str, **texts: str) -> tuple[Pointed, ...]:
    """Return parts of a name as they are pointed at, by what they are."""
    return tuple(
        Pointed(name.index(text), name.index(text) + len(text), Meaning(meaning))
        for meaning, text in texts.items()
    )


def rubric(title: str = "Five questions", lines: int = 3) -> Rubric:
    """Return a score sheet of yes/no questions `q1`, `q2`, … and a free text `why`, optional."""
    asked = tuple(
        Line(
            f"q{number}",
            f"Question {number}?",
            Kind.YES_NO,
            options=(Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0))),
        )
        for number in range(1, lines + 1)
    )
    why = Line("why", "Anything else?", Kind.TEXT, required=False)
    return Rubric(title, (Section("all", "All", (*asked, why)),))


def sha256(text: str) -> str:
    """Return a hash that stands for some bytes."""
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()


def listed(path: str = "/calls/call.wav", *, bytes_like: str = "", **known: Any) -> Listed:
    """Return a file met in a folder; files with the same `bytes_like` hold the same bytes."""
    usual = {
        "size": 960_044,
        "mtime_ns": 1_700_000_000_000_000_000,
        "fingerprint": sha256(bytes_like or path),
        "facts": facts(),
    }
    return Listed(path=path, **{**usual, **known})


def outcome(bytes_like: str = "sound", **known: Any) -> Outcome:
    """Return how decoding a minute of sound ended: well."""
    usual = {
        "verdict": Verdict.OK,
        "decoder": "soundfile 0.13",
        "rate": 8000,
        "channels": 2,
        "frames": 480_000,
        "duration_ms": MINUTE_MS,
        "sha256": sha256(bytes_like),
    }
    return Outcome(**{**usual, **known})


@contextmanager
def opened(
    path: Path, *, reviewer: str = "Robin", clock: Clock | None = None, read_only: bool = False
) -> Iterator[Session]:
    """Open a library for the length of a block."""
    session = Session.open(
        path, reviewer=reviewer, clock=clock, read_only=read_only, computer_id=COMPUTER
    )
    try:
        yield session
    finally:
        session.close()


def add_files(session: Session, *files: Listed, folder: str = "/calls") -> tuple[Met, ...]:
    """List files in a folder of the library, and return what they turned out to be."""
    found = session.do(AddFolder(folder)).wait()
    return session.record(FilesListed(found.id, files)).wait()


def add_call(session: Session, name: str = "call.wav", **known: Any) -> str:
    """Put a recording into the library that was heard to its end; return the call's key."""
    (met,) = add_files(session, listed(f"/calls/{name}", facts=facts(**known)))
    session.record(Decoded(met.recording_id, outcome(met.path))).wait()
    return met.call_id


def start_review(session: Session, call_id: str, sheet: Rubric | None = None) -> Review:
    """Begin a draft for a call on a score sheet."""
    version = session.do(AddRubric(sheet or rubric())).wait()
    new = review(version, id=session.new_key(), call_id=call_id, reviewer="", started_at="")
    return session.do(StartReview(new)).wait()


def finish_review(
    session: Session,
    draft: Review,
    answers: Mapping[str, Answer] | None = None,
    *,
    heard: NoteHeard | None = None,
) -> Review:
    """Answer every question of `rubric()` (yes, unless said otherwise), hear all, finish."""
    version = session.find(lambda reader: reader.version(draft.version_id)).wait()
    for line in version.rubric.lines:
        said = (answers or {}).get(line.id) or (Answer(option="yes") if line.options else None)
        session.do(SetAnswer(draft.id, line.id, said)).wait()
    session.record(heard or NoteHeard(draft.id, (Span(0, MINUTE_MS),), MINUTE_MS)).wait()
    return session.do(FinishReview(draft.id)).wait()
