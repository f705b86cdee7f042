"""The talk room: figures of who speaks that lead to their moments, by mouse and keyboard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Side
from callreview.domain.errors import CallReviewError
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.ui.talk.panel import TalkPanel
from callreview.ui.talk.state import TalkState, state_of
from callreview.ui.talk.table import TalkTable
from tests import builders
from tests.domain.conversations import talk

CALL = talk("AAA.XXB.BB...A..A.hhh.B")
ENTER = Qt.Key.Key_Return


def shown(found: Talk | None = CALL, **known: Any) -> TalkState:
    state = state_of(Snapshot(open_call=OpenCall(builders.call(**known), talk=found)))
    assert state is not None
    return state


def figures(state: TalkState) -> dict[str, tuple[str, ...]]:
    return {row.name: tuple(figure.words for figure in row.figures) for row in state.rows}


# ---- what it shows


def test_every_figure_of_the_call_is_there() -> None:
    assert figures(shown()) == {
        "speaks": ("30 %", "26 %"),
        "longest at a time": ("3.0 s", "6.0 s"),
        "interrupts": ("0", "0"),
        "answers after": ("3.0 s", "1.0 s"),
        "both at once": ("8.7 %",),
        "nobody speaks": ("52 %",),
        "longest silence": ("3.0 s, one of 2",),
        "on hold": ("3.0 s",),
    }


def test_the_sides_are_named_where_one_knows_who_they_are() -> None:
    assert shown().sides == ("left", "right")
    assert shown(agent_channel=Side.RIGHT).sides == ("customer", "person")


def test_figures_lead_to_moments_the_longest_first() -> None:
    moments = {row.name: [figure.moments for figure in row.figures] for row in shown().rows}
    assert moments["longest at a time"][0] == (Span(0, 3000),)
    assert moments["longest silence"][0] == (Span(10_000, 13_000), Span(14_000, 16_000))
    assert moments["on hold"][0] == (Span(18_000, 21_000),)
    assert moments["interrupts"] == [(), ()]


def test_of_one_channel_nothing_is_said_about_who() -> None:
    state = shown(Talk("by hand", 0.6, 9000, ((Span(0, 5000),),)))
    assert state.sides == ("the call",)
    assert list(figures(state)) == [
        "speaks",
        "longest at a time",
        "nobody speaks",
        "longest silence",
    ]
    assert state.sure == "One channel: who speaks cannot be told.\nHow sure: fairly sure (60 %)"


def test_two_channels_that_are_one_are_one() -> None:
    state = shown(Talk("by hand", 1, 9000, ((Span(0, 5000),),)))
    assert state.sides == ("the call",)


def test_what_counts_as_a_silence_is_the_persons_choice() -> None:
    opened = Snapshot(open_call=OpenCall(builders.call(), talk=CALL))
    state = state_of(opened, 3000)
    assert state is not None
    assert figures(state)["longest silence"] == ("3.0 s",)


def test_without_a_call_there_is_nothing() -> None:
    assert state_of(Snapshot()) is None


# ---- how it is used


@dataclass
class Ears:
    """Somebody who listens as far as a test says."""

    part: float = 0.0
    is_over: bool = False
    trouble: CallReviewError | None = None


@pytest.fixture
def panel(qtbot: QtBot) -> TalkPanel:
    panel = TalkPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 260)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def went(panel: TalkPanel) -> list[Span]:
    went: list[Span] = []
    panel.moment_asked.connect(went.append)
    return went


def table(panel: TalkPanel) -> TalkTable:
    found = panel.findChild(TalkTable)
    assert found
    return found


def click(panel: TalkPanel, row: int, column: int) -> None:
    place = table(panel).visualRect(table(panel).model().index(row, column)).center()
    QTest.mouseClick(table(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_leads_to_one_moment_after_the_other(panel: TalkPanel, went: list[Span]) -> None:
    panel.show_state(shown())
    for _time in range(3):
        click(panel, 6, 1)
    quiet = [Span(10_000, 13_000), Span(14_000, 16_000)]
    assert went == [*quiet, quiet[0]]


def test_keys_lead_there_too(panel: TalkPanel, went: list[Span]) -> None:
    panel.show_state(shown())
    panel.setFocus()
    QTest.keyClick(table(panel), Qt.Key.Key_Down)
    QTest.keyClick(table(panel), ENTER)
    QTest.keyClick(table(panel), Qt.Key.Key_Right)
    QTest.keyClick(table(panel), ENTER)
    assert went == [Span(0, 3000), Span(4000, 10_000)]


def test_a_figure_without_moments_leads_nowhere(panel: TalkPanel, went: list[Span]) -> None:
    panel.show_state(shown())
    click(panel, 2, 1)
    click(panel, 2, 0)
    assert went == []


def test_a_figure_is_lit_only_while_it_has_the_keys(panel: TalkPanel, qtbot: QtBot) -> None:
    panel.show_state(shown())
    assert not table(panel).selectedIndexes()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.setFocus()
    assert [(at.row(), at.column()) for at in table(panel).selectedIndexes()] == [(0, 1)]
    table(panel).clearFocus()
    assert not table(panel).selectedIndexes()


def test_who_hears_the_screen_hears_figure_side_and_moments(panel: TalkPanel) -> None:
    panel.show_state(shown())
    model = table(panel).model()
    spoken = [
        model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)
        for row, column in ((0, 2), (6, 1))
    ]
    assert spoken[0] == "speaks, right: 26 %, 2 moments"
    assert spoken[1] == "longest silence: 3.0 s, one of 2, 2 moments"


def test_a_tooltip_says_where_it_leads(panel: TalkPanel) -> None:
    panel.show_state(shown())
    index = table(panel).model().index(6, 1)
    table(panel).entered.emit(index)
    assert table(panel).toolTip() == "Go to 0:10 – 0:13  (1 of 2)"
    click(panel, 6, 1)
    assert table(panel).toolTip() == "Go to 0:14 – 0:16  (2 of 2)"


def words(panel: TalkPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_while_nobody_knows_it_says_how_far_it_is(
    panel: TalkPanel, until: Callable[[Callable[[], bool]], None]
) -> None:
    ears = Ears()
    panel.show_state(shown(None))
    panel.watch(ears)
    assert words(panel) == "Listening for who speaks …"
    ears.part = 0.41
    until(lambda: words(panel) == "Listening for who speaks … 41 %")
    panel.show_state(shown())
    assert table(panel).isVisible()
    assert words(panel) == "How sure: sure (100 %)"


@pytest.mark.parametrize(
    ("ears", "expected"),
    [
        (Ears(is_over=True), "There is nothing to listen to in this recording."),
        (
            Ears(is_over=True, trouble=CallReviewError("not_listened", name="<b>a.wav")),
            "Who speaks in “<b>a.wav” could not be found out",
        ),
    ],
)
def test_when_it_will_not_come_it_says_why(panel: TalkPanel, ears: Ears, expected: str) -> None:
    panel.show_state(shown(None))
    panel.watch(ears)
    assert words(panel).startswith(expected)


def test_another_call_begins_anew(panel: TalkPanel, went: list[Span]) -> None:
    panel.show_state(shown())
    click(panel, 6, 1)
    panel.show_state(replace(shown(), call_id="another"))
    click(panel, 6, 1)
    assert went == [Span(10_000, 13_000)] * 2
    panel.show_state(None)
    assert words(panel) == ""


def test_what_came_of_listening_to_the_call_before_is_not_said_of_this_one(
    panel: TalkPanel,
) -> None:
    panel.show_state(shown(None))
    panel.watch(Ears(is_over=True))
    panel.show_state(replace(shown(None), call_id="another"))
    assert words(panel) == ""


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda is_so: qtbot.waitUntil(is_so, timeout=5000)
