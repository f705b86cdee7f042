"""The table of actions and those it names agree."""

import pytest

from callreview.ui import icons
from callreview.ui.actionkinds import CALLS
from callreview.ui.actions import ACTIONS, MENUS, Action, Group, Place, action, in_group, in_menu
from callreview.ui.agreeing import Agreeing
from callreview.ui.bringing import Bringing
from callreview.ui.calls.panel import CallsPanel
from callreview.ui.dialogs.keysheet import key_rows
from callreview.ui.marks.panel import MarksPanel
from callreview.ui.orders import Orders
from callreview.ui.papering import Papering
from callreview.ui.player.orders import PlayerOrders
from callreview.ui.queue.panel import QueuePanel
from callreview.ui.resulting import Resulting
from callreview.ui.scorecard.panel import ScorecardPanel
from callreview.ui.seating import Seating
from callreview.ui.sheets.panel import SheetsPanel
from callreview.ui.tryout import TryOut

TARGETS: dict[str, type] = {
    "window": Orders,
    "player": PlayerOrders,
    "marks": MarksPanel,
    "scorecard": ScorecardPanel,
    "agreement": Agreeing,
    "bringing": Bringing,
    "calls": CallsPanel,
    "queue": QueuePanel,
    "papers": Papering,
    "results": Resulting,
    "seats": Seating,
    "sheets": SheetsPanel,
}
NAMES = [each.id for each in ACTIONS]


@pytest.mark.parametrize("each", ACTIONS, ids=NAMES)
def test_every_action_asks_somebody_who_can_do_it(each: Action) -> None:
    target = TARGETS[each.target]
    assert callable(getattr(target, each.order))
    assert getattr(target, each.order).__doc__
    if each.hold:
        assert callable(getattr(target, f"{each.order}_released"))


@pytest.mark.parametrize("name", [each.order for each in ACTIONS if each.also is Place.TRIAL])
def test_who_tries_a_sheet_out_can_be_asked_what_a_reviewer_can(name: str) -> None:
    assert callable(getattr(TryOut, name))


@pytest.mark.parametrize("each", ACTIONS, ids=NAMES)
def test_every_condition_is_one_the_window_knows(each: Action) -> None:
    assert not each.when or isinstance(getattr(Orders, each.when), property)


def test_actions_are_named_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
    with pytest.raises(KeyError):
        action("no such action")


def test_every_icon_is_drawn() -> None:
    assert {each.icon for each in ACTIONS if each.icon} <= set(icons.names())


def test_what_has_no_key_is_in_a_menu() -> None:
    assert [each.id for each in ACTIONS if not each.keys and not each.menu] == []
    assert all(in_menu(menu) for menu in MENUS)


def test_all_that_is_done_with_calls_stands_in_one_menu() -> None:
    whens = ("has_selected_calls", "has_selected_call", "has_calls_in_front", "has_call_in_front")
    asked = [each for each in ACTIONS if each.when in whens]
    assert {each.menu for each in asked} == {CALLS}


def test_the_key_sheet_shows_every_action_that_has_a_key() -> None:
    shown = [words for group in Group for words, _keys in key_rows(in_group(group))]
    options = [each for each in ACTIONS if each.id.startswith("choose_")]
    assert len(shown) == sum(bool(each.keys) for each in ACTIONS) - len(options) + 1
