"""What stands in the cells of the calls table, and what their columns are sorted by."""

import os
from collections.abc import Callable
from datetime import date
from enum import Enum

from callreview.domain.call import Call, CallState, Direction, Status
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import format_clock
from callreview.ui.widgets.labels import straight
from callreview.words import _, sentence, sentences
from callreview.words.marking import N_
from callreview.words.times import spoken_time

Sortable = str | int | float | None


class Column(Enum):
    """The columns, in their first order; the values are their headings."""

    WHEN = N_("When")
    WHO = N_("Person")
    DIRECTION = N_("Direction")
    NUMBER = N_("Number")
    LENGTH = N_("Length")
    SOUND = N_("Sound")
    STATE = N_("State")
    SCORE = N_("Score")
    FILE = N_("Recording")

    __hash__ = object.__hash__  # Enum's own runs in Python, for each cell at each step of scrolling


COLUMNS = tuple(Column)
DIRECTIONS = {
    Direction.IN: N_("inbound"),
    Direction.OUT: N_("outbound"),
    Direction.INTERNAL: N_("internal"),
}
STATES = {
    CallState.NEW: N_("New"),
    CallState.DRAFT: N_("Draft"),
    CallState.REVIEWED: N_("Reviewed"),
}
STATUSES = {
    Status.EMPTY: N_("Empty recording"),
    Status.DAMAGED: N_("Damaged"),
    Status.UNPLAYABLE: N_("Cannot be played"),
    Status.UNSUPPORTED: N_("Unknown format"),
    Status.SLOW: N_("Slow to read"),
    Status.MISSING: N_("File is missing"),
    Status.CHANGED: N_("File has changed"),
}
SILENT = frozenset({Status.EMPTY, Status.UNPLAYABLE, Status.UNSUPPORTED, Status.MISSING})
"""Recordings nobody can hear."""

_STATE_ORDER = {state: number for number, state in enumerate(CallState)}


def cell(call: Call, column: Column, today: date) -> str:
    """Return the text of one cell; what is not known is empty."""
    return straight(_TEXTS[column](call, today))


def exported(call: Call, column: Column) -> str | int | float | None:
    """Return what a table for spreadsheets says: times and numbers that can be reckoned with."""
    if column is Column.WHEN:
        return call.facts.start_local
    if column is Column.LENGTH:
        length = call.recording.duration_ms
        return None if length is None else length / 1000
    if column is Column.SCORE:
        return None if call.score_percent is None else round(call.score_percent)
    return _TEXTS[column](call, date.min)


def sort_value(column: Column) -> Callable[[Call], Sortable]:
    """Return what a column is sorted by: of one type, None or "" where nothing is known."""
    return _VALUES[column]


def trouble(call: Call) -> str:
    """Return why a recording is not as it should be, as one sentence, or nothing."""
    recording = call.recording
    if recording.status is Status.OK:
        return ""
    if recording.reason in sentences():
        return sentence(CallReviewError(recording.reason, **recording.reason_fields))
    return _(STATUSES[recording.status])


def score_text(call: Call) -> str:
    """Return "84 %", or nothing while there is no score."""
    return "" if call.score_percent is None else f"{round(call.score_percent)} %"


def _when(call: Call, today: date) -> str:
    spoken = spoken_time(call.facts.start_local, today)
    return f"≈ {spoken}" if spoken and call.facts.start_is_guess else spoken


def _who(call: Call, _today: date) -> str:
    return call.who


def _direction(call: Call, _today: date) -> str:
    return _(DIRECTIONS[call.facts.direction]) if call.facts.direction else ""


def _number(call: Call, _today: date) -> str:
    return call.facts.customer_number or call.facts.customer_name or ""


def _length(call: Call, _today: date) -> str:
    length = call.recording.duration_ms
    return "" if length is None else format_clock(length)


def _state(call: Call, _today: date) -> str:
    status = call.recording.status
    if call.state is CallState.NEW and status is not Status.OK:
        return _(STATUSES[status])
    return _(STATES[call.state])


def _score(call: Call, _today: date) -> str:
    return score_text(call)


def _file(call: Call, _today: date) -> str:
    return _file_name(call)


def _file_name(call: Call) -> str:
    # Recording.name builds a path, which takes a second for 100,000 rows.
    return call.recording.path.rpartition(os.sep)[2]


_TEXTS: dict[Column, Callable[[Call, date], str]] = {
    Column.WHEN: _when,
    Column.WHO: _who,
    Column.DIRECTION: _direction,
    Column.NUMBER: _number,
    Column.LENGTH: _length,
    Column.SOUND: lambda _call, _today: "",
    Column.STATE: _state,
    Column.SCORE: _score,
    Column.FILE: _file,
}
_VALUES: dict[Column, Callable[[Call], Sortable]] = {
    Column.WHEN: lambda call: call.facts.start_local,
    Column.WHO: lambda call: call.who.casefold(),
    Column.DIRECTION: lambda call: call.facts.direction,
    Column.NUMBER: lambda call: call.facts.customer_number or call.facts.customer_name,
    Column.LENGTH: lambda call: call.recording.duration_ms,
    Column.SOUND: lambda _call: None,
    Column.STATE: lambda call: (
        _STATE_ORDER[call.state] + 10 * (call.recording.status is not Status.OK)
    ),
    Column.SCORE: lambda call: call.score_percent,
    Column.FILE: lambda call: _file_name(call).casefold(),
}
