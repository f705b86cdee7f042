"""What the player room reads of the snapshot."""

from dataclasses import replace

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Call, CallFacts, Recording, Side, Status
from callreview.domain.review import Answer, Book, Review, ReviewState
from callreview.domain.rubric import Kind, Line, Rubric, RubricVersion, Section
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.ui.player.state import Moment, PlayerState, state_of
from tests.ui.player.room import mark

RECORDING = Recording(
    "r", "call", "/calls/a.wav", 1, "f", Status.OK, rate=8000, channels=2, duration_ms=60_000
)
CALL = Call("call", RECORDING, CallFacts())
SHEET = RubricVersion(
    "v", 1, Rubric("Sheet", (Section("s", "All", (Line("hello", "Said hello?", Kind.TEXT),)),))
)
REVIEW = Review(
    "review",
    "call",
    "v",
    "Ana",
    ReviewState.DRAFT,
    Book.PICKED,
    "practice",
    "2026-03-12T10:00:00Z",
    answers={"hello": Answer(text="yes", evidence=(Span(1000, 2000),))},
    heard=(Span(0, 5000),),
)


def shown(call: Call = CALL, line: str | None = None) -> PlayerState:
    opened = OpenCall(call, (mark("a", 500),), REVIEW, SHEET)
    state = state_of(Snapshot(open_call=opened), line)
    assert state is not None
    return state


def test_without_an_open_call_there_is_nothing() -> None:
    assert state_of(Snapshot()) is None


def test_the_sides_are_left_and_right_until_it_is_known_who_is_who() -> None:
    assert shown().sides == ("left", "right")
    known = replace(CALL, facts=CallFacts(agent_channel=Side.RIGHT))
    assert shown(known).sides == ("customer", "person")
    assert shown(replace(CALL, facts=CallFacts(agent_channel=Side.LEFT))).sides[0] == "person"


def test_a_call_on_one_channel_has_one_lane() -> None:
    assert shown(replace(CALL, recording=replace(RECORDING, channels=1))).sides == ("call",)


def test_moments_are_those_of_the_question_one_stands_on() -> None:
    assert shown().moments == ()
    assert shown(line="hello").moments == (Moment(Span(1000, 2000), "Said hello?"),)
    assert shown(line="gone").moments == ()


def test_length_marks_and_heard_parts_come_along() -> None:
    state = shown()
    assert (state.length_ms, state.heard) == (60_000, (Span(0, 5000),))
    assert state.mark("a") == mark("a", 500)
    assert state.mark("b") is None


def test_who_speaks_comes_from_the_open_call() -> None:
    talk = Talk("by hand", 1.0, 60_000, ((Span(0, 5000),), ()))
    state = state_of(Snapshot(open_call=OpenCall(CALL, talk=talk)))
    assert state is not None
    assert state.talk is talk
    assert shown().talk is None
