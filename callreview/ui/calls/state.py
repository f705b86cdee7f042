"""What the calls room shows: which calls, in which order. Pure, and quick at 100,000 rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call
from callreview.domain.query.matching import Hits, fitting
from callreview.ui.calls.cells import Column, sort_value
from callreview.ui.calls.grouping import Group, Grouping, Ranks, groups_of, in_groups, key_of
from callreview.words.searching import asked, explained

NO_HITS: Hits = {}


@dataclass(frozen=True)
class Sorting:
    """The column the table is sorted by, and which way."""

    column: Column = Column.WHEN
    descending: bool = True

    @property
    def latest_first(self) -> bool:
        """Return whether later days stand above earlier ones."""
        return self.descending or self.column is not Column.WHEN


@dataclass(frozen=True)
class CallsState:
    """The rows as shown, how many there are in all, and what was searched for.

    `groups` says where in the rows each group stands; none without `grouping`. `nobodys` counts
    the calls, of all, whose person nobody knows. `mistakes` says which parts of the query are not
    used, and why. `everything` holds all calls in the order of `grouping` and `sorting`, `ranks`
    the order of their groups, `hits` what was found in the words of calls.
    """

    rows: tuple[Call, ...] = ()
    total: int = 0
    query: str = ""
    sorting: Sorting = Sorting()
    grouping: Grouping = Grouping.NONE
    groups: tuple[Group, ...] = ()
    nobodys: int = 0
    has_folders: bool = False
    today: date = date.min
    read_only: bool = False
    mistakes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    everything: tuple[Call, ...] = field(default=(), compare=False, repr=False)
    ranks: Ranks = field(default_factory=dict, compare=False, repr=False)
    hits: Hits = field(default_factory=dict, compare=False, repr=False)


def state_of(
    snapshot: Snapshot,
    *,
    query: str,
    sorting: Sorting,
    today: date,
    grouping: Grouping = Grouping.NONE,
    hits: Hits = NO_HITS,
    before: CallsState | None = None,
    changed: frozenset[str] | None = frozenset(),
) -> CallsState:
    """Return what is to be shown.

    `before` is what was shown last and `changed` says which calls are other ones since (None:
    any). So calls are sorted once for many queries, and a call that was scored stays in its row.
    """
    kept = before and _kept(before, snapshot, changed)
    if kept and (kept.sorting, kept.grouping) == (sorting, grouping):
        everything, ranks = kept.everything, kept.ranks
    else:
        ordered = in_sorted_order(snapshot.calls.values(), sorting)
        everything, ranks = in_groups(ordered, grouping, latest_first=sorting.latest_first)
        kept = None
    asked_for = asked(query)
    if kept and (kept.query, kept.today) == (query, today) and kept.hits is hits:
        rows, groups = kept.rows, kept.groups
    else:
        rows = everything
        if asked_for.clauses:
            rows = tuple(fitting(asked_for, everything, today=today, hits=hits))
        groups = groups_of(rows, grouping, ranks)
    return CallsState(
        rows=rows,
        total=len(snapshot.calls),
        query=query,
        sorting=sorting,
        grouping=grouping,
        groups=groups,
        nobodys=before.nobodys if kept and not changed and before else nobodys(everything),
        has_folders=bool(snapshot.folders),
        today=today,
        read_only=snapshot.read_only,
        people=tuple(agent.name for agent in snapshot.agents),
        mistakes=tuple(map(explained, asked_for.mistakes)),
        everything=everything,
        ranks=ranks,
        hits=hits,
    )


def nobodys(calls: Iterable[Call]) -> int:
    """Return how many of the calls nobody knows the person of."""
    return sum(call.agent is None and not call.facts.agent_ref for call in calls)


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
    if before.grouping is not Grouping.NONE and _left_their_groups(before, snapshot, changed):
        return None
    rows = _renewed(before.rows, snapshot, changed)
    if before.rows is before.everything:
        return replace(before, rows=rows, everything=rows)
    everything = _renewed(before.everything, snapshot, changed)
    return replace(before, rows=rows, everything=everything)


def _left_their_groups(before: CallsState, snapshot: Snapshot, changed: frozenset[str]) -> bool:
    key = key_of(before.grouping)
    were = (call for call in before.everything if call.id in changed)
    return any(key(snapshot.calls[call.id]) != key(call) for call in were)


def _renewed(
    rows: tuple[Call, ...], snapshot: Snapshot, changed: frozenset[str]
) -> tuple[Call, ...]:
    return tuple(snapshot.calls[call.id] if call.id in changed else call for call in rows)


def _newest(call: Call) -> str:
    return call.facts.start_local or ""
