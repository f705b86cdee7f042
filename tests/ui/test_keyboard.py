"""Every action over every kind of focus, by the rules and without a window."""

from itertools import combinations, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from callreview.ui.actions import ACTIONS, Action, Place, action
from callreview.ui.keyboard import Focus, KeyMap, Press, Where
from callreview.ui.keys import digit_at, for_system

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYS = KeyMap(ACTIONS)
IN_REVIEW = tuple(each for each in ACTIONS if each.place is Place.REVIEW and each.keys)
EVERYWHERE = tuple(each for each in ACTIONS if each.place is Place.APP and each.keys)
ARROWS = {"Left", "Right", "Up", "Down"}
KEPT = {
    Focus.BUTTON: {"Space"},
    Focus.CHECK: {"Space"},
    Focus.SLIDER: ARROWS | {"Shift+Left", "Shift+Right"},
    Focus.TABLE: ARROWS | {"Shift+Left", "Shift+Right"},
}


def pressed(key: str) -> Press:
    combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
    return Press(combination.key(), combination.keyboardModifiers())


def meant(key: str, focus: Focus, place: Place = Place.REVIEW) -> str:
    found = KEYS.action_for(pressed(key), Where(focus, place))
    return found.id if found else ""


def ids(actions: tuple[Action, ...]) -> list[str]:
    return [each.id for each in actions]


def test_no_two_actions_share_a_key_where_both_act() -> None:
    for one, other in combinations(ACTIONS, 2):
        places = {one.place, one.also} & {other.place, other.also} - {None}
        if places or Place.APP in (one.place, other.place):
            assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_answering_keys_act_in_a_try_out_and_marking_keys_do_not() -> None:
    there = {key: meant(key, Focus.NOTHING, Place.TRIAL) for key in ("1", "0", "Down", "X", "E")}
    assert list(there.values()) == [
        "choose_1",
        "choose_10",
        "line_after",
        "toggle_na",
        "edit_value",
    ]
    assert not meant("P", Focus.NOTHING, Place.TRIAL)
    assert not meant("Space", Focus.NOTHING, Place.TRIAL)
    assert not meant("1", Focus.TEXT, Place.TRIAL)


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [key for each in ACTIONS for key in each.keys if not pressed(key).key]
    assert unknown == []


@pytest.mark.parametrize("each", IN_REVIEW, ids=ids(IN_REVIEW))
@pytest.mark.parametrize("focus", [Focus.TIMELINE, Focus.LINE, Focus.NOTHING])
def test_on_the_timeline_and_the_score_sheet_every_review_key_acts(
    each: Action, focus: Focus
) -> None:
    assert {meant(key, focus) for key in each.keys} == {each.id}


@pytest.mark.parametrize("each", IN_REVIEW, ids=ids(IN_REVIEW))
def test_no_review_key_acts_in_a_text_field(each: Action) -> None:
    assert {meant(key, Focus.TEXT) for key in each.keys} == {""}


@pytest.mark.parametrize("each", IN_REVIEW, ids=ids(IN_REVIEW))
@pytest.mark.parametrize("focus", list(KEPT))
def test_a_widget_keeps_its_own_keys_and_leaves_the_others(each: Action, focus: Focus) -> None:
    for key in each.keys:
        assert meant(key, focus) == ("" if key in KEPT[focus] else each.id)


@pytest.mark.parametrize("each", IN_REVIEW, ids=ids(IN_REVIEW))
def test_a_list_of_choices_keeps_letters_to_find_its_entries(each: Action) -> None:
    for key in each.keys:
        press = pressed(key)
        kept = press.is_letter or key in KEPT[Focus.SLIDER] | set("<>[]\\+-") | {"Space"}
        assert meant(key, Focus.COMBO) == ("" if kept else each.id), key


@pytest.mark.parametrize("each", EVERYWHERE, ids=ids(EVERYWHERE))
def test_what_acts_everywhere_acts_over_every_focus(each: Action) -> None:
    for focus, place, key in product(Focus, Place, each.keys):
        assert meant(key, focus, place) == each.id, (focus, place)


@pytest.mark.parametrize("each", IN_REVIEW, ids=ids(IN_REVIEW))
def test_no_review_key_acts_in_the_table_of_calls(each: Action) -> None:
    for key in each.keys:
        assert meant(key, Focus.TABLE, Place.CALLS) != each.id


def test_enter_opens_the_call_in_the_table_but_not_in_review() -> None:
    assert meant("Return", Focus.TABLE, Place.CALLS) == "open_call"
    assert meant("Return", Focus.TABLE, Place.REVIEW) == ""


@pytest.mark.parametrize("focus", list(Focus))
@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape])
def test_tab_always_moves_the_focus(focus: Focus, key: Qt.Key) -> None:
    for place in Place:
        for modifiers in (NONE, SHIFT):
            assert KEYS.action_for(Press(key, modifiers), Where(focus, place)) is None


def test_a_text_field_takes_back_its_own_typing_first() -> None:
    undo = pressed("Ctrl+Z")
    own = Where(Focus.TEXT, Place.REVIEW, undoes=True)
    assert KEYS.action_for(undo, own) is None
    assert KEYS.action_for(undo, Where(Focus.TEXT, Place.REVIEW)) is action("undo")


@pytest.mark.parametrize(
    ("key", "text"),
    [(Key.Key_Ampersand, 1), (Key.Key_Eacute, 2), (Key.Key_QuoteDbl, 3), (Key.Key_Agrave, 0)],
)
def test_digits_work_by_position_on_a_french_keyboard(key: Qt.Key, text: int) -> None:
    where = Where(Focus.LINE, Place.REVIEW)
    expected = f"choose_{text or 10}"
    for press in (Press(key, digit=text), Press(Qt.Key(Key.Key_0 + text), SHIFT, digit=text)):
        found = KEYS.action_for(press, where)
        assert found is not None
        assert found.id == expected


def test_digits_of_the_number_pad_work_too() -> None:
    keypad = Qt.KeyboardModifier.KeypadModifier
    found = KEYS.action_for(Press(Key.Key_3, keypad), Where(Focus.LINE, Place.REVIEW))
    assert found is action("choose_3")


@pytest.mark.parametrize(
    "modifiers", [NONE, SHIFT, Qt.KeyboardModifier.GroupSwitchModifier, CTRL | ALT]
)
def test_brackets_work_however_a_keyboard_makes_them(modifiers: Qt.KeyboardModifier) -> None:
    found = KEYS.action_for(
        Press(Key.Key_BracketLeft, modifiers), Where(Focus.TIMELINE, Place.REVIEW)
    )
    assert found is action("span_starts")


@pytest.mark.parametrize("modifiers", [NONE, SHIFT, Qt.KeyboardModifier.KeypadModifier])
def test_plus_and_minus_zoom_wherever_a_keyboard_has_them(modifiers: Qt.KeyboardModifier) -> None:
    where = Where(Focus.TIMELINE, Place.REVIEW)
    assert KEYS.action_for(Press(Qt.Key.Key_Plus, modifiers), where) is action("zoom_in")
    assert KEYS.action_for(Press(Qt.Key.Key_Minus, modifiers), where) is action("zoom_out")


def test_single_letters_can_be_switched_off() -> None:
    where = Where(Focus.TIMELINE, Place.REVIEW)
    for key in ("P", "Shift+Z", "K", "["):
        assert KEYS.action_for(pressed(key), where, single_letters=False) is None
    for key in ("Space", "Ctrl+Space", "1", "Alt+Left", "Del"):
        assert KEYS.action_for(pressed(key), where, single_letters=False) is not None


@pytest.mark.parametrize(
    ("system", "scan_code", "virtual_key", "digit"),
    [
        ("linux", 10, 0, 1), ("linux", 19, 0, 0), ("linux", 9, 0, None), ("linux", 0, 0, None),
        ("win32", 2, 0x31, 1), ("win32", 11, 0x30, 0), ("win32", 12, 0, None),
        ("darwin", 1, 18, 1), ("darwin", 1, 29, 0), ("darwin", 1, 0, None),
    ],
)  # fmt: skip
def test_the_place_of_a_key_gives_its_digit(
    system: str, scan_code: int, virtual_key: int, digit: int | None
) -> None:
    assert digit_at(scan_code, virtual_key, system) == digit


def test_on_a_mac_option_and_space_plays_while_typing() -> None:
    mac = KeyMap(for_system(ACTIONS, "darwin"))
    found = mac.action_for(pressed("Alt+Space"), Where(Focus.TEXT, Place.REVIEW))
    assert found is not None
    assert found.order == "play_or_pause"


def test_no_default_needs_alt_gr() -> None:
    for each in ACTIONS:
        first = each.keys[:1]
        assert not any(sign in first for sign in "[]\\<>{}@|~")
