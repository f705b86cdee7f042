"""Every action there is, in one table: words, keys, where they act, and whom they ask.

Menus, tooltips, the F1 sheet and the table in the README come from it. `method` is
"target.name"; targets are the window, the player, the marks, the scorecard, the queue, the
calls and the score sheets.
"""

from collections.abc import Iterable

from callreview.ui.actionkinds import (
    EDIT,
    FILE,
    HELP,
    MARK,
    MENUS,
    VIEW,
    Action,
    Group,
    Place,
    app,
    calls,
    listen,
    mark,
    options,
    queue,
    score,
    sheet,
    span,
)
from callreview.words.marking import N_

__all__ = [
    "ACTIONS",
    "MENUS",
    "Action",
    "Group",
    "Place",
    "action",
    "in_group",
    "in_menu",
]

ACTIONS: tuple[Action, ...] = (
    app("open_folder", N_("Open a folder of recordings…"), ("Ctrl+O",), FILE, icon="folder_add"),
    app("show_folders", N_("Folders…"), ("Ctrl+Shift+O",), FILE, icon="folder"),
    app("name_files", N_("How files are named…"), (), FILE, when="has_folder"),
    app("listen_to_five", N_("Listen to five, picked by lot"), (), FILE, icon="lot"),
    app("open_samples", N_("Sample calls"), (), FILE, icon="samples"),
    app(
        "look_at_scorecard",
        N_("Scorecard…"),
        ("Ctrl+P",),
        FILE,
        icon="scorecard",
        when="has_call",
        target="papers",
    ),
    app("print_all_scorecards", N_("All scorecards as PDF…"), (), FILE, target="papers"),
    app("ask_for_summary", N_("Summary of a person…"), (), FILE, target="papers"),
    app("show_letterhead", N_("How papers look…"), (), FILE, target="papers"),
    app("export_table", N_("Reviews as tables (XLSX, CSV, JSON)…"), (), FILE),
    app("export_calls", N_("Calls shown as a table (CSV)…"), (), FILE),
    app("show_settings", N_("Settings…"), ("Ctrl+,",), FILE, icon="settings"),
    app("quit", N_("Quit"), ("Ctrl+Q",), FILE),
    app("undo", N_("Undo"), ("Ctrl+Z",), EDIT, icon="undo", when="can_undo"),
    app("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT, icon="redo", when="can_redo"),
    app("search", N_("Find a call"), ("Ctrl+F",), EDIT, icon="search", group=Group.CALLS),
    app("show_searches", N_("Saved searches"), ("Ctrl+Shift+F",), EDIT, group=Group.CALLS),
    app("show_people", N_("People…"), ("Ctrl+Shift+P",), EDIT, icon="people", group=Group.CALLS),
    app(
        "show_details",
        N_("Details of the call…"),
        ("Ctrl+I", "Alt+Return", "Alt+Enter"),
        VIEW,
        group=Group.CALLS,
        when="has_call_in_front",
    ),
    app(
        "swap_sides",
        N_("Swap person and customer"),
        ("Ctrl+Shift+X",),
        EDIT,
        group=Group.CALLS,
        when="has_calls_in_front",
    ),
    app(
        "take_apart",
        N_("Take the files of a call apart"),
        ("Ctrl+Shift+U",),
        EDIT,
        group=Group.CALLS,
        when="has_calls_in_front",
    ),
    app("show_calls", N_("Calls"), ("Ctrl+1",), VIEW),
    app("show_review", N_("Review"), ("Ctrl+2",), VIEW, when="can_show_review"),
    app("show_sheets", N_("Score sheets"), ("Ctrl+4",), VIEW),
    calls(
        "group_on", N_("Group by person, by day, or not"), "Ctrl+G", menu=VIEW, when="shows_calls"
    ),
    calls(
        "fold_all", N_("Fold all groups, or show all"), "Ctrl+Shift+G", menu=VIEW, when="is_grouped"
    ),
    app("turn_blind", N_("Blind review: hide who it is, or show"), ("Ctrl+B",), VIEW),
    app("turn_score", N_("Hide the running score, or show it"), ("Ctrl+Shift+B",), VIEW),
    app("next_pane", N_("Next pane"), ("F6",), VIEW),
    app("pane_before", N_("Pane before"), ("Shift+F6",), VIEW),
    app(
        "finish_and_next",
        N_("Finish, next call"),
        ("Ctrl+Return", "Ctrl+Enter"),
        EDIT,
        group=Group.SCORE,
        when="has_call",
    ),
    app(
        "review_next",
        N_("Next call to review"),
        ("Ctrl+N",),
        EDIT,
        icon="queue",
        group=Group.QUEUE,
        when="has_calls",
    ),
    app(
        "skip_call",
        N_("Skip the call, or take it up again"),
        ("Ctrl+Shift+N",),
        EDIT,
        icon="skip",
        group=Group.QUEUE,
        when="has_call",
    ),
    app("show_keys", N_("All keys"), ("F1",), HELP, icon="help"),
    app("show_search_help", N_("How to find a call"), (), HELP, group=Group.CALLS),
    app("show_about", N_("About Call Review"), (), HELP),
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
    listen("play_or_pause", N_("Play or pause"), "Space", "K", icon="play"),
    listen("hold_to_play", N_("Play while held, pause when let go"), "H", menu="", hold=True),
    listen("back_10", N_("Back 10 seconds"), "J", icon="rewind", repeats=True),
    listen("on_10", N_("On 10 seconds"), "L", icon="forward", repeats=True),
    listen("back_5", N_("Back 5 seconds"), "Left", repeats=True),
    listen("on_5", N_("On 5 seconds"), "Right", repeats=True),
    listen("back_1", N_("Back 1 second"), "Shift+Left", repeats=True),
    listen("on_1", N_("On 1 second"), "Shift+Right", repeats=True),
    listen("slower", N_("Slower"), "S", "<", icon="slower", repeats=True),
    listen("faster", N_("Faster"), "D", ">", icon="faster", repeats=True),
    listen("normal_speed", N_("Normal speed and back"), "R"),
    listen("volume_up", N_("Louder"), "Ctrl+Up", icon="volume", repeats=True),
    listen("volume_down", N_("Softer"), "Ctrl+Down", icon="volume_low", repeats=True),
    listen("next_side", N_("Both sides, person, customer"), "T", icon="sides"),
    listen("skip_silence", N_("Skip silence"), "Q", icon="skip"),
    listen("level_speech", N_("Automatic level"), "U"),
    listen("show_sound", N_("Sound…"), icon="sound"),
    span("span_starts", N_("Span starts here"), "A", "["),
    span("span_ends", N_("Span ends here"), "B", "]"),
    span("loop_span", N_("Loop the span"), "O", "\\", icon="loop"),
    span("zoom_in", N_("Zoom in"), "Z", icon="zoom_in", repeats=True),
    span("zoom_out", N_("Zoom out"), "Shift+Z", icon="zoom_out", repeats=True),
    span("zoom_all", N_("Show the whole call"), "F", icon="zoom_all"),
    span("zoom_span", N_("Show the span alone"), "Shift+F", when="has_span"),
    span("zoom_turn", N_("Show what is being said alone"), "Shift+T", when="knows_turns"),
    span("swap_picture", N_("Waveform or spectrogram"), "Y"),
    span("swap_amplitude", N_("Waveform in decibels or even steps"), "Shift+Y"),
    span("larger_waveform", N_("Waveform taller"), "Ctrl+Shift+Up", menu=VIEW, repeats=True),
    span("smaller_waveform", N_("Waveform less tall"), "Ctrl+Shift+Down", menu=VIEW, repeats=True),
    span("fitting_waveform", N_("Waveform as tall as suits the call"), menu=VIEW),
    mark("mark_praise", N_("Mark praise; held down, a span"), "P", "praise", hold=True),
    mark("mark_improve", N_("Mark to improve; held down, a span"), "I", "improve", hold=True),
    mark("mark_compliance", N_("Mark compliance; held down, a span"), "C", "compliance", hold=True),
    mark("mark_note", N_("Mark a note; held down, a span"), "N", "note", hold=True),
    mark("edit_words", N_("Write the words of the last mark"), "W", "words"),
    mark("remove_selected", N_("Remove the selected mark"), "Del", "remove"),
    app("save_clip", N_("Save the span as a clip…"), (), MARK, group=Group.MARKS, when="has_call"),
    app(
        "export_marks",
        N_("Marks for another program…"),
        (),
        MARK,
        group=Group.MARKS,
        when="has_call",
    ),
    app(
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
    score("line_before", N_("Question before"), "Up", repeats=True),
    score("line_after", N_("Question after"), "Down", repeats=True),
    *options(),
    score("toggle_na", N_("Does not apply"), "X"),
    score("edit_value", N_("Type a number or find an option"), "E"),
    score("edit_note", N_("Note to the question"), "M"),
    score("tie_span", N_("Tie the span to the question"), "V"),
    score("play_moment", N_("Play the question's moment, again for the next"), "G"),
    calls(
        "open_call",
        N_("Open the call"),
        "Return",
        "Enter",
        method="open_selected",
        when="has_selected_calls",
    ),
    calls(
        "put_in_queue",
        N_("Put into the queue"),
        "Ctrl+E",
        menu=EDIT,
        when="has_selected_calls",
        icon="queue",
    ),
    sheet("add_question", N_("New question"), "Ctrl+T", icon="add"),
    sheet("add_section", N_("New section"), "Ctrl+Shift+T", icon="add"),
    sheet("duplicate_part", N_("Duplicate"), "Ctrl+D", icon="copy"),
    sheet("part_up", N_("Move up, across sections"), "Alt+Up", icon="up", place=Place.SHEETS),
    sheet(
        "part_down", N_("Move down, across sections"), "Alt+Down", icon="down", place=Place.SHEETS
    ),
    sheet("remove_part", N_("Remove"), "Del", icon="remove", place=Place.SHEETS),
    sheet("leave_sheet", N_("All score sheets"), "Alt+Left", icon="before", place=Place.SHEETS),
    calls("name_person", N_("Name the person"), "F2", when="has_selected_calls"),
    calls(
        "show_in_folder",
        N_("Show the recording in its folder"),
        icon="folder",
        when="has_selected_call",
    ),
    calls("copy_path", N_("Copy the recording's path"), "Ctrl+C", when="has_selected_calls"),
    queue("move_up", N_("Call one place up"), "Alt+Up"),
    queue("move_down", N_("Call one place down"), "Alt+Down"),
    queue("skip", N_("Skip this call, or take it up again"), "X"),
    queue("remove", N_("Take this call out of the queue"), "Del"),
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
