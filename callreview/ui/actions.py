"""Every action there is, in one table: words, keys, where they act, and whom they ask.

Menus, tooltips, the F1 sheet and the table in the README come from it. `method` is
"target.name"; targets are the window, the player, the marks, the scorecard and the calls.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from callreview.words.marking import N_


class Place(Enum):
    """Where an action's keys act."""

    APP = "everywhere, also while typing"
    REVIEW = "when the player, the marks or the score sheet have the focus"
    CALLS = "in the table of calls"


class Group(Enum):
    """Headings of the F1 sheet, in its order."""

    LISTEN = N_("Listen")
    SPANS = N_("Spans and view")
    MARKS = N_("Marks")
    SCORE = N_("Score")
    CALLS = N_("Calls")
    APP = N_("Everywhere")


@dataclass(frozen=True)
class Action:
    """One thing a person can ask for.

    `keys` are in Qt's portable text, the first is the one shown; a digit is meant by its
    position. `when` names a bool property of the window that must be true. `hold` also tells the
    target's `<method>_released` when the key is let go; `repeats` lets a held key go on.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    place: Place
    method: str
    group: Group
    menu: str = ""
    icon: str = ""
    when: str = ""
    hold: bool = False
    repeats: bool = False

    @property
    def target(self) -> str:
        """Return who is asked: "window", "player", "marks", "scorecard" or "calls"."""
        return self.method.partition(".")[0]

    @property
    def order(self) -> str:
        """Return the name of the target's method."""
        return self.method.partition(".")[2]


FILE = N_("&File")
EDIT = N_("&Edit")
VIEW = N_("&View")
PLAY = N_("&Play")
MARK = N_("&Mark")
HELP = N_("&Help")
MENUS = (FILE, EDIT, VIEW, PLAY, MARK, HELP)


def _app(
    name: str,
    words: str,
    keys: tuple[str, ...],
    menu: str,
    *,
    group: Group = Group.APP,
    when: str = "",
    icon: str = "",
    target: str = "window",
) -> Action:
    return Action(
        name, words, keys, Place.APP, f"{target}.{name}", group, menu=menu, icon=icon, when=when
    )


def _listen(
    name: str,
    words: str,
    *keys: str,
    icon: str = "",
    menu: str = PLAY,
    hold: bool = False,
    repeats: bool = False,
) -> Action:
    return Action(
        name,
        words,
        keys,
        Place.REVIEW,
        f"player.{name}",
        Group.LISTEN,
        menu=menu,
        icon=icon,
        when="has_call",
        hold=hold,
        repeats=repeats,
    )


def _span(
    name: str,
    words: str,
    *keys: str,
    icon: str = "",
    when: str = "has_call",
    menu: str = "",
    repeats: bool = False,
) -> Action:
    return Action(
        name,
        words,
        keys,
        Place.REVIEW,
        f"player.{name}",
        Group.SPANS,
        menu=menu or (VIEW if name.startswith(("zoom", "swap")) else ""),
        icon=icon,
        when=when,
        repeats=repeats,
    )


def _mark(name: str, words: str, key: str, icon: str, *, hold: bool = False) -> Action:
    return Action(
        name,
        words,
        (key,),
        Place.REVIEW,
        f"marks.{name}",
        Group.MARKS,
        menu=MARK,
        icon=icon,
        when="has_call",
        hold=hold,
    )


def _score(name: str, words: str, *keys: str, repeats: bool = False) -> Action:
    return Action(
        name,
        words,
        keys,
        Place.REVIEW,
        f"scorecard.{name}",
        Group.SCORE,
        when="has_call",
        repeats=repeats,
    )


def _calls(
    name: str, words: str, *keys: str, when: str, method: str = "", menu: str = "", icon: str = ""
) -> Action:
    asks = f"calls.{method or name}"
    return Action(name, words, keys, Place.CALLS, asks, Group.CALLS, menu, icon, when)


def _options() -> tuple[Action, ...]:
    words = N_("Choose option {number}")
    return tuple(
        _score(f"choose_{number}", words.replace("{number}", str(number)), str(number % 10))
        for number in range(1, 11)
    )


ACTIONS: tuple[Action, ...] = (
    _app("open_folder", N_("Open a folder of recordings…"), ("Ctrl+O",), FILE, icon="folder_add"),
    _app("show_folders", N_("Folders…"), ("Ctrl+Shift+O",), FILE, icon="folder"),
    _app("name_files", N_("How files are named…"), (), FILE, when="has_folder"),
    _app("listen_to_five", N_("Listen to five, picked by lot"), (), FILE, icon="lot"),
    _app("open_samples", N_("Sample calls"), (), FILE, icon="samples"),
    _app(
        "export_scorecard",
        N_("Scorecard as PDF…"),
        ("Ctrl+P",),
        FILE,
        icon="scorecard",
        when="has_call",
    ),
    _app("export_table", N_("Reviews as a table (CSV)…"), (), FILE),
    _app("export_calls", N_("Calls shown as a table (CSV)…"), (), FILE),
    _app("show_settings", N_("Settings…"), ("Ctrl+,",), FILE, icon="settings"),
    _app("quit", N_("Quit"), ("Ctrl+Q",), FILE),
    _app("undo", N_("Undo"), ("Ctrl+Z",), EDIT, icon="undo", when="can_undo"),
    _app("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT, icon="redo", when="can_redo"),
    _app("search", N_("Find a call"), ("Ctrl+F",), EDIT, icon="search", group=Group.CALLS),
    _app("show_searches", N_("Saved searches"), ("Ctrl+Shift+F",), EDIT, group=Group.CALLS),
    _app("show_people", N_("People…"), ("Ctrl+Shift+P",), EDIT, icon="people", group=Group.CALLS),
    _app(
        "show_details",
        N_("Details of the call…"),
        ("Ctrl+I", "Alt+Return", "Alt+Enter"),
        VIEW,
        group=Group.CALLS,
        when="has_call_in_front",
    ),
    _app(
        "swap_sides",
        N_("Swap person and customer"),
        ("Ctrl+Shift+X",),
        EDIT,
        group=Group.CALLS,
        when="has_calls_in_front",
    ),
    _app("show_calls", N_("Calls"), ("Ctrl+1",), VIEW),
    _app("show_review", N_("Review"), ("Ctrl+2",), VIEW, when="has_call"),
    _calls(
        "group_on", N_("Group by person, by day, or not"), "Ctrl+G", menu=VIEW, when="shows_calls"
    ),
    _calls(
        "fold_all", N_("Fold all groups, or show all"), "Ctrl+Shift+G", menu=VIEW, when="is_grouped"
    ),
    _app("next_pane", N_("Next pane"), ("F6",), VIEW),
    _app("pane_before", N_("Pane before"), ("Shift+F6",), VIEW),
    _app(
        "finish_and_next",
        N_("Finish, next call"),
        ("Ctrl+Return", "Ctrl+Enter"),
        EDIT,
        group=Group.SCORE,
        when="has_call",
    ),
    _app("show_keys", N_("All keys"), ("F1",), HELP, icon="help"),
    _app("show_search_help", N_("How to find a call"), (), HELP, group=Group.CALLS),
    _app("show_about", N_("About Call Review"), (), HELP),
    Action(
        "play_while_typing",
        N_("Play or pause, also while typing"),
        ("Ctrl+Space", "Toggle Media Play/Pause", "Media Play", "Media Pause"),
        Place.APP,
        "player.play_or_pause",
        Group.LISTEN,
        when="has_call",
    ),
    Action(
        "hold_while_typing",
        N_("Play while held, also while typing"),
        ("F9",),
        Place.APP,
        "player.hold_to_play",
        Group.LISTEN,
        when="has_call",
        hold=True,
    ),
    _listen("play_or_pause", N_("Play or pause"), "Space", "K", icon="play"),
    _listen("hold_to_play", N_("Play while held, pause when let go"), "H", menu="", hold=True),
    _listen("back_10", N_("Back 10 seconds"), "J", icon="rewind", repeats=True),
    _listen("on_10", N_("On 10 seconds"), "L", icon="forward", repeats=True),
    _listen("back_5", N_("Back 5 seconds"), "Left", repeats=True),
    _listen("on_5", N_("On 5 seconds"), "Right", repeats=True),
    _listen("back_1", N_("Back 1 second"), "Shift+Left", repeats=True),
    _listen("on_1", N_("On 1 second"), "Shift+Right", repeats=True),
    _listen("slower", N_("Slower"), "S", "<", icon="slower", repeats=True),
    _listen("faster", N_("Faster"), "D", ">", icon="faster", repeats=True),
    _listen("normal_speed", N_("Normal speed and back"), "R"),
    _listen("volume_up", N_("Louder"), "Ctrl+Up", icon="volume", repeats=True),
    _listen("volume_down", N_("Softer"), "Ctrl+Down", icon="volume_low", repeats=True),
    _listen("next_side", N_("Both sides, person, customer"), "T", icon="sides"),
    _listen("skip_silence", N_("Skip silence"), "Q", icon="skip"),
    _listen("level_speech", N_("Automatic level"), "U"),
    _listen("show_sound", N_("Sound…"), icon="sound"),
    _span("span_starts", N_("Span starts here"), "A", "["),
    _span("span_ends", N_("Span ends here"), "B", "]"),
    _span("loop_span", N_("Loop the span"), "O", "\\", icon="loop"),
    _span("zoom_in", N_("Zoom in"), "Z", icon="zoom_in", repeats=True),
    _span("zoom_out", N_("Zoom out"), "Shift+Z", icon="zoom_out", repeats=True),
    _span("zoom_all", N_("Show the whole call"), "F", icon="zoom_all"),
    _span("zoom_span", N_("Show the span alone"), "Shift+F", when="has_span"),
    _span("zoom_turn", N_("Show what is being said alone"), "Shift+T", when="knows_turns"),
    _span("swap_picture", N_("Waveform or spectrogram"), "Y"),
    _span("swap_amplitude", N_("Waveform in decibels or even steps"), "Shift+Y"),
    _span("larger_waveform", N_("Waveform taller"), "Ctrl+Shift+Up", menu=VIEW, repeats=True),
    _span("smaller_waveform", N_("Waveform less tall"), "Ctrl+Shift+Down", menu=VIEW, repeats=True),
    _span("fitting_waveform", N_("Waveform as tall as suits the call"), menu=VIEW),
    _mark("mark_praise", N_("Mark praise; held down, a span"), "P", "praise", hold=True),
    _mark("mark_improve", N_("Mark to improve; held down, a span"), "I", "improve", hold=True),
    _mark(
        "mark_compliance", N_("Mark compliance; held down, a span"), "C", "compliance", hold=True
    ),
    _mark("mark_note", N_("Mark a note; held down, a span"), "N", "note", hold=True),
    _mark("edit_words", N_("Write the words of the last mark"), "W", "words"),
    _mark("remove_selected", N_("Remove the selected mark"), "Del", "remove"),
    _app("save_clip", N_("Save the span as a clip…"), (), MARK, group=Group.MARKS, when="has_call"),
    _app(
        "export_marks",
        N_("Marks for another program…"),
        (),
        MARK,
        group=Group.MARKS,
        when="has_call",
    ),
    _app(
        "import_marks",
        N_("Marks from another program…"),
        (),
        MARK,
        group=Group.MARKS,
        when="has_call",
    ),
    Action(
        "nudge_back",
        N_("Move the edge of the mark back"),
        ("Alt+Left",),
        Place.REVIEW,
        "player.nudge_back",
        Group.MARKS,
        when="has_call",
        repeats=True,
    ),
    Action(
        "nudge_on",
        N_("Move the edge of the mark on"),
        ("Alt+Right",),
        Place.REVIEW,
        "player.nudge_on",
        Group.MARKS,
        when="has_call",
        repeats=True,
    ),
    _score("line_before", N_("Question before"), "Up", repeats=True),
    _score("line_after", N_("Question after"), "Down", repeats=True),
    *_options(),
    _score("toggle_na", N_("Does not apply"), "X"),
    _score("edit_value", N_("Type a number or find an option"), "E"),
    _score("edit_note", N_("Note to the question"), "M"),
    _score("tie_span", N_("Tie the span to the question"), "V"),
    _score("play_moment", N_("Play the question's moment"), "G"),
    _calls(
        "open_call",
        N_("Open the call"),
        "Return",
        "Enter",
        method="open_selected",
        when="has_selected_calls",
    ),
    _calls("name_person", N_("Name the person"), "F2", when="has_selected_calls"),
    _calls(
        "show_in_folder",
        N_("Show the recording in its folder"),
        icon="folder",
        when="has_selected_call",
    ),
    _calls("copy_path", N_("Copy the recording's path"), "Ctrl+C", when="has_selected_calls"),
)


def action(action_id: str) -> Action:
    """Return the action of that id; KeyError if there is none."""
    for each in ACTIONS:
        if each.id == action_id:
            return each
    raise KeyError(action_id)


def in_menu(menu: str) -> tuple[Action, ...]:
    """Return the actions of a menu in the order of the table."""
    return tuple(each for each in ACTIONS if each.menu == menu)


def in_group(group: Group, actions: Iterable[Action] = ACTIONS) -> tuple[Action, ...]:
    """Return the actions under a heading of the F1 sheet that have a key."""
    return tuple(each for each in actions if each.group is group and each.keys)
