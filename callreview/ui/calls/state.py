"""What the calls room shows: which calls, in which order. Pure, and quick at 100,000 rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call
from callreview.domain.query import matcher
from callreview.ui.calls.cells import Column, sort_value


@dataclass(frozen=True)
class Sorting:
    """The column the table is sorted by, and which way."""

    column: Column = Column.WHEN
    descending: bool = True


@dataclass(frozen=True)
class CallsState:
    """The rows as shown, how many there are in all, and what was searched for."""

    rows: tuple[Call, ...] = ()
    total: int = 0
    query: str = ""
    sorting: Sorting = Sorting()
    has_folders: bool = False
    today: date = date.min
    read_only: bool = False


def state_of(
    snapshot: Snapshot,
    *,
    query: str,
    sorting: Sorting,
    today: date,
    before: CallsState | None = None,
    changed: frozenset[str] | None = frozenset(),
) -> CallsState:
    """Return what is to be shown.

    `before` is what was shown last and `changed` says which calls are other ones since (None:
    any). So a longer query looks only through what the shorter one found, and a call that was
    scored stays in its row.
    """
    return CallsState(
        rows=_rows(snapshot, query, sorting, before and _kept(before, snapshot, changed)),
        total=len(snapshot.calls),
        query=query,
        sorting=sorting,
        has_folders=bool(snapshot.folders),
        today=today,
        read_only=snapshot.read_only,
    )


def in_sorted_order(calls: Iterable[Call], sorting: Sorting) -> tuple[Call, ...]:
    """Return the calls sorted; of equal ones the newest first, the unknown always last."""
    value = sort_value(sorting.column)
    newest = [(value(call), call) for call in sorted(calls, key=_newest, reverse=True)]
    known = [pair for pair in newest if pair[0] not in (None, "")]
    known.sort(key=itemgetter(0), reverse=sorting.descending)
    unknown = (call for each, call in newest if each in (None, ""))
    return (*map(itemgetter(1), known), *unknown)


def _kept(
    before: CallsState, snapshot: Snapshot, changed: frozenset[str] | None
) -> CallsState | None:
    """Return what was shown with the changed calls in their old rows; None if that cannot be."""
    if changed is None or before.total != len(snapshot.calls):
        return None
    if not changed:
        return before
    if not all(key in snapshot.calls for key in changed):
        return None
    rows = (snapshot.calls[call.id] if call.id in changed else call for call in before.rows)
    return replace(before, rows=tuple(rows))


def _rows(
    snapshot: Snapshot, query: str, sorting: Sorting, before: CallsState | None
) -> tuple[Call, ...]:
    if before and before.sorting == sorting and query == before.query:
        return before.rows
    if before and before.sorting == sorting and query.startswith(before.query):
        among = before.rows
    else:
        among = in_sorted_order(snapshot.calls.values(), sorting)
    if not query.strip():
        return among
    fits = matcher(query)
    return tuple(call for call in among if fits(call.searchable))


def _newest(call: Call) -> str:
    return call.facts.start_local or ""
