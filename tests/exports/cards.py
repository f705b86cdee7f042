"""Scorecards for tests: one call on a shipped score sheet, changed in few words."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from callreview.app.shipped import shipped_rubric
from callreview.domain.call import Agent, Call, CallFacts, Direction, Recording, Side, Status
from callreview.domain.handout import Dispute, GivenBy, Handout
from callreview.domain.mark import Category, Mark
from callreview.domain.review import Answer, Book, Review, ReviewState
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_file import version_id
from callreview.domain.scorecard import Lane, Scorecard
from callreview.domain.timebase import Span
from callreview.exports.rows import Handed, Marked


class File(Protocol):
    """What reviews and marks are written into, whatever its kind."""

    def add_card(self, card: Scorecard) -> None: ...
    def add_handed(self, handed: Handed) -> None: ...
    def add_marks(self, marked: Marked) -> None: ...
    def finish(self) -> None: ...
    def close(self) -> None: ...


SHA256 = "4d5e" * 16
LENGTH_MS = 245_000


def call(*, name: str = "Ana Ruiz", number: str = "+1 555 010 0142") -> Call:
    """Return an inbound call of 4:05 to Ana."""
    facts = CallFacts(
        start_local="2026-03-12T10:22:00",
        utc_offset_minutes=60,
        direction=Direction.IN,
        agent_ref="200",
        customer_number=number,
        agent_channel=Side.LEFT,
    )
    recording = Recording(
        "r1", "c1", "/calls/a.wav", 1, "f", Status.OK, duration_ms=LENGTH_MS, sha256=SHA256
    )
    return Call("c1", recording, facts, Agent("a1", name, ("200",)))


def answers() -> Mapping[str, Answer]:
    """Return answers to every question of the customer service sheet."""
    return {
        "greeting": Answer(option="all", evidence=(Span(2_000, 7_500),)),
        "identity": Answer(option="yes"),
        "let_finish": Answer(
            option="once",
            comment="She starts to explain the refund while he is still giving the date.",
            evidence=(Span(58_000, 64_000),),
        ),
        "questions": Answer(option="all"),
        "said_back": Answer(option="yes", evidence=(Span(81_000, 90_000), Span(150_000, 150_000))),
        "feelings": Answer(na=True),
        "right": Answer(option="right"),
        "plain": Answer(option="partly", comment="“RMA” means nothing to him."),
        "hold": Answer(option="yes"),
        "hold_manners": Answer(option="yes", evidence=(Span(120_000, 126_000),)),
        "next_steps": Answer(option="partly"),
        "beyond": Answer(option="yes", comment="Offered to call the shop in Leeds herself."),
    }


def marks() -> tuple[Mark, ...]:
    """Return a few marks of each kind, not in order."""
    rows = (
        (Category.IMPROVE, 58_000, 64_000, "Talks over him while he gives the date"),
        (Category.PRAISE, 2_000, None, "A greeting one can understand"),
        (Category.PRAISE, 81_000, 90_000, "Says it back: “one of the two boxes is empty”"),
        (Category.COMPLIANCE, 30_000, 38_000, "Asks for the post code and the order number"),
        (Category.NOTE, 180_000, None, "The date of the delivery"),
        (Category.IMPROVE, 203_000, None, "“Soon” is not a day"),
        (Category.PRAISE, 230_000, None, ""),
    )
    return tuple(
        Mark(f"m{at}", "c1", category, start, end, words)
        for at, (category, start, end, words) in enumerate(rows)
    )


def lanes(columns: int = 240) -> tuple[Lane, ...]:
    """Return two lanes in which one side speaks while the other listens."""

    def loud(at: int, turn: int) -> int:
        talks = (at // 17 + turn) % 2 == 0
        wobble = abs(math.sin(at * 1.7 + turn) * math.sin(at * 0.31))
        return round((40 if talks else 3) * (0.25 + wobble))

    return tuple(
        Lane(
            side,
            tuple(-loud(at, turn) for at in range(columns)),
            tuple(loud(at, turn) for at in range(columns)),
        )
        for turn, side in enumerate(Side)
    )


def version(rubric: Rubric | None = None) -> RubricVersion:
    """Return version 3 of a score sheet, the customer service one by default."""
    sheet = rubric or shipped_rubric("customer-service")
    return RubricVersion(version_id(sheet), 3, sheet)


def review(**changes: object) -> Review:
    """Return a final review that was picked for coaching."""
    base = Review(
        id="01890000-0000-7000-8000-000000000001",
        call_id="c1",
        version_id=version().id,
        reviewer="Maria Berg",
        state=ReviewState.FINAL,
        book=Book.PICKED,
        reason="coaching",
        started_at="2026-03-13T08:01:00+00:00",
        finished_at="2026-03-13T08:14:00+00:00",
        answers=answers(),
        keep_doing="The calm voice, and saying back what you heard. He noticed.",
        work_on="Let him finish. Then name the day: “by Thursday” is a promise one can keep.",
        private_note="CANARY-PRIVATE",
        heard=(Span(0, LENGTH_MS),),
        active_ms=777_000,
        sha256=SHA256,
        duration_ms=LENGTH_MS,
        decoder="soundfile 0.14.0",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name


def card(**changes: object) -> Scorecard:
    """Return the scorecard of that review."""
    base = Scorecard(
        call=call(),
        review=review(),
        version=version(),
        marks=marks(),
        lanes=lanes(),
        audit_hash="a9" * 32,
        app_version="0.1.0",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name


def fill(file: File, *shown: Scorecard) -> None:
    """Write scorecards and their marks into a file of tables, and close it."""
    for one in shown:
        file.add_card(one)
    for one in shown:
        dispute = Dispute("greeting", "=Not so")
        handout = Handout(one.review.id, "2026-03-14", GivenBy.MAIL, disputes=(dispute,))
        file.add_handed(Handed(one.call, one.review, one.rubric, handout))
    for one in shown:
        file.add_marks(Marked(one.call, one.marks))
    file.finish()
    file.close()
