"""Which parts of the snapshot the rows of an edit show in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from callreview.app.change import Topic
from callreview.store.page import RowChange
from callreview.store.reader import Reader

NOTHING = Topic(0)
_TOPICS = {
    "folders": Topic.FOLDERS,
    "log_mappings": Topic.FOLDERS,
    "agents": Topic.AGENTS,
    "agent_refs": Topic.AGENTS,
    "rubric_versions": Topic.RUBRICS,
    "sheet_versions": Topic.RUBRICS,
    "retired_sheets": Topic.RUBRICS,
    "rubric_drafts": Topic.DRAFTS,
    "draws": Topic.DRAWS,
    "draw_calls": Topic.DRAWS,
    "queues": Topic.QUEUE,
    "queue_calls": Topic.QUEUE,
    "skips": Topic.QUEUE,
    "searches": Topic.SEARCHES,
    "snippets": Topic.SNIPPETS,
}
_OF_A_REVIEW = ("reviews", "answers", "evidence", "handouts", "disputes")
_IN_THE_TABLE = {"state", "percent", "passed"}


@dataclass
class Touched:
    """What changed: topics, rows of the calls table (None: any), what belongs to which call."""

    topics: Topic = NOTHING
    rows: set[str] | None = field(default_factory=set)
    marks_of: set[str] = field(default_factory=set)
    reviews_of: set[str] = field(default_factory=set)

    def add_rows(self, call_ids: Iterable[str]) -> None:
        """Add rows of the calls table."""
        if self.rows is not None:
            self.rows.update(call_ids)


def touched_by(reader: Reader, changes: Iterable[RowChange]) -> Touched:
    """Return what these row changes show in; read after they were committed."""
    touched = Touched()
    people: list[RowChange] = []
    for change in changes:
        touched.topics |= _TOPICS.get(change.table, Topic(0))
        if change.table == "calls":
            touched.add_rows([str(change.key[0])])
        elif change.table == "call_recordings":
            touched.topics |= Topic.FOLDERS
            values = ((row or {}).get("call_id") for row in (change.before, change.after))
            touched.add_rows(str(value) for value in values if value)
        elif change.table == "folders" and "forgotten_at" in (change.before or {}):
            touched.rows = None
        elif change.table == "marks":
            _add_mark(touched, reader, change)
        elif change.table in _OF_A_REVIEW:
            _add_review(touched, reader, change)
        elif change.table in ("queues", "queue_calls"):
            _add_queue(touched, reader, change)
        elif change.table in ("agents", "agent_refs"):
            people.append(change)
    if people:
        touched.add_rows(_calls_of(reader, people))
    return touched


def _add_mark(touched: Touched, reader: Reader, change: RowChange) -> None:
    call_id = _value(change, "call_id") or reader.call_of_mark(str(change.key[0]))
    if call_id is not None:
        touched.marks_of.add(call_id)
        if _comes_or_goes(change) or "category" in (change.after or {}):
            touched.add_rows([call_id])


def _add_review(touched: Touched, reader: Reader, change: RowChange) -> None:
    call_id = _value(change, "call_id") or reader.call_of_review(str(change.key[0]))
    if call_id is not None:
        touched.reviews_of.add(call_id)
        begins_or_ends = change.table == "reviews" and _comes_or_goes(change)
        if begins_or_ends or _value(change, "mark_id"):  # marks that moved into it
            touched.marks_of.add(call_id)
            touched.add_rows([call_id])
        if change.table == "reviews" and _IN_THE_TABLE & (change.after or {}).keys():
            touched.add_rows([call_id])
            touched.topics |= Topic.DRAWS


def _add_queue(touched: Touched, reader: Reader, change: RowChange) -> None:
    """Add the calls of a queue in which reviews are kept from sight while they are asked for."""
    calls = reader.calls_of_kept_queue(str(change.key[0]))
    call_id = _value(change, "call_id")  # one that was taken out
    touched.add_rows([*calls, call_id] if calls and call_id else calls)
    touched.reviews_of.update(calls)


def _calls_of(reader: Reader, changes: Iterable[RowChange]) -> set[str]:
    agents: set[str] = set()
    refs: set[str] = set()
    for change in changes:
        names = ("id", "merged_into", "agent_id")
        for row in (change.before or {}, change.after or {}):
            agents.update(str(row[name]) for name in names if row.get(name))
        if change.table == "agents":
            agents.add(str(change.key[0]))
        else:
            refs.add(str(change.key[0]))
    return reader.calls_of_people(agents, refs)


def _comes_or_goes(change: RowChange) -> bool:
    return change.before is None or change.after is None


def _value(change: RowChange, column: str) -> str | None:
    value = (change.after or {}).get(column) or (change.before or {}).get(column)
    return None if value is None else str(value)
