"""A sheet with a question of each kind, a call with a review of it, and the room that shows it."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Call, CallFacts, Recording, Status
from callreview.domain.review import Answer, Book, Review, ReviewState
from callreview.domain.rubric import (
    Condition,
    Fail,
    Kind,
    Line,
    Option,
    Range,
    Rubric,
    RubricVersion,
    Section,
)
from callreview.ui.scorecard.panel import ScorecardPanel

YES = Option("yes", "Yes", Decimal(1))
BOTH = Option("no", "No", Decimal(2))
NO = Option("no", "No", Decimal(0))
BREACH = Option("no", "No", Decimal(0), Fail.CALL)
SHEET = Rubric(
    title="Front desk",
    sections=(
        Section(
            "all",
            "Everything",
            (
                Line("how", "Listen first", Kind.INSTRUCTION, required=False),
                Line("hello", "Said hello", Kind.YES_NO, options=(YES, NO)),
                Line("consent", "Asked for consent", Kind.YES_NO, options=(YES, BREACH)),
                Line("hold", "Was there a hold?", Kind.YES_NO, options=(YES, NO)),
                Line(
                    "wait",
                    "Seconds on hold",
                    Kind.NUMBER,
                    ranges=(
                        Range(Decimal(0), Decimal(30), Decimal(1)),
                        Range(Decimal(30), Decimal(600), Decimal(0)),
                    ),
                    show_if=Condition("hold", ("yes",)),
                ),
                Line("offer", "Offered", Kind.SEVERAL, options=(YES, BOTH)),
            ),
        ),
    ),
)
VERSION = RubricVersion("a" * 64, 3, SHEET)
CALL = Call(
    "c", Recording("r", "c", "/calls/a.wav", 1, "f", Status.OK, duration_ms=60_000), CallFacts()
)


def opened(
    answers: Mapping[str, Answer] | None = None, state: ReviewState = ReviewState.DRAFT
) -> Snapshot:
    review = Review(
        id="v",
        call_id="c",
        version_id=VERSION.id,
        reviewer="Sam",
        state=state,
        book=Book.PICKED,
        reason="coaching",
        started_at="2026-03-12T10:00:00",
        answers=answers or {},
    )
    return Snapshot(open_call=OpenCall(CALL, (), review, VERSION), rubrics=(VERSION,))


@pytest.fixture
def panel(qtbot: QtBot) -> ScorecardPanel:
    room = ScorecardPanel()
    qtbot.addWidget(room)
    room.resize(380, 700)
    room.show()
    qtbot.waitExposed(room)
    return room


def said(panel: ScorecardPanel) -> list[tuple[str, Answer | None]]:
    heard: list[tuple[str, Answer | None]] = []
    panel.answered.connect(lambda line, answer: heard.append((line, answer)))
    return heard
