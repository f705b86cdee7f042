"""What an action is, where its keys act, under which heading it stands; one maker for each kind."""

from dataclasses import dataclass, replace
from enum import Enum

from callreview.words.marking import N_


class Place(Enum):
    """Where an action's keys act."""

    APP = "everywhere, also while typing"
    REVIEW = "when the player, the marks or the score sheet have the focus"
    CALLS = "in the table of calls"
    QUEUE = "in the queue"
    RESULTS = "in the results"
    SHEETS = "in the score sheets"
    TRIAL = "in the try-out of a score sheet"


class Group(Enum):
    """Headings of the F1 sheet, in its order."""

    LISTEN = N_("Listen")
    SPANS = N_("Spans and view")
    MARKS = N_("Marks")
    SCORE = N_("Score")
    CALLS = N_("Calls")
    QUEUE = N_("Queue")
    RESULTS = N_("Results")
    SHEETS = N_("Score sheets")
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
    also: Place | None = None

    @property
    def target(self) -> str:
        """Return who is asked: the window, or one of its rooms by name."""
        return self.method.partition(".")[0]

    @property
    def order(self) -> str:
        """Return the name of the target's method."""
        return self.method.partition(".")[2]


FILE = N_("&File")
EDIT = N_("&Edit")
VIEW = N_("&View")
CALLS = N_("&Calls")
PLAY = N_("&Play")
MARK = N_("&Mark")
HELP = N_("&Help")
MENUS = (FILE, EDIT, VIEW, CALLS, PLAY, MARK, HELP)


def app(
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
    """Return what can be asked for everywhere."""
    return Action(
        name, words, keys, Place.APP, f"{target}.{name}", group, menu=menu, icon=icon, when=when
    )


def listen(
    name: str,
    words: str,
    *keys: str,
    icon: str = "",
    menu: str = PLAY,
    hold: bool = False,
    repeats: bool = False,
) -> Action:
    """Return what the player is asked for."""
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


def span(
    name: str,
    words: str,
    *keys: str,
    icon: str = "",
    when: str = "has_call",
    menu: str = "",
    repeats: bool = False,
) -> Action:
    """Return what the timeline is asked for."""
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


def mark(name: str, words: str, key: str, icon: str, *, hold: bool = False) -> Action:
    """Return what the marks are asked for."""
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


def score(name: str, words: str, *keys: str, repeats: bool = False) -> Action:
    """Return what the score sheet of a review is asked for."""
    asks = f"scorecard.{name}"
    return Action(
        name, words, keys, Place.REVIEW, asks, Group.SCORE, when="has_call", repeats=repeats
    )


def answer(name: str, words: str, *keys: str, repeats: bool = False) -> Action:
    """Return what a score sheet is asked for by who answers, in a review or in a try-out."""
    return replace(
        score(name, words, *keys), when="has_questions", repeats=repeats, also=Place.TRIAL
    )


def calls(
    name: str, words: str, *keys: str, when: str, method: str = "", menu: str = "", icon: str = ""
) -> Action:
    """Return what the table of calls is asked for."""
    asks = f"calls.{method or name}"
    return Action(name, words, keys, Place.CALLS, asks, Group.CALLS, menu, icon, when)


def queue(name: str, words: str, *keys: str) -> Action:
    """Return what the queue is asked for."""
    return Action(
        f"queue_{name}",
        words,
        keys,
        Place.QUEUE,
        f"queue.{name if name.startswith('move') else f'{name}_row'}",
        Group.QUEUE,
        when="has_queue_row",
    )


def sheet(name: str, words: str, *keys: str, icon: str, place: Place = Place.APP) -> Action:
    """Return what the editor of score sheets is asked for."""
    asks = f"sheets.{name}"
    return Action(name, words, keys, place, asks, Group.SHEETS, icon=icon, when="edits_sheet")


def options() -> tuple[Action, ...]:
    """Return the ten keys that choose an option."""
    words = N_("Choose option {number}")
    return tuple(
        answer(f"choose_{number}", words.replace("{number}", str(number)), str(number % 10))
        for number in range(1, 11)
    )
