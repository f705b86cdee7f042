"""What the calls room shows: which calls, in which order. Pure, and quick at 100,000 rows."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress, count
from operator import attrgetter

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call
from callreview.domain.query.matching import Hits, fitting, narrows
from callreview.domain.query.terms import Query
from callreview.ui.calls.cells import Column
from callreview.ui.calls.grouping import Group, Grouping, Ranks, groups_of, in_groups, key_of
from callreview.ui.calls.placing import place_in, with_added
from callreview.ui.calls.sorting import Sorting, in_sorted_order
from callreview.words.searching import asked, explained

_Rows = tuple[Call, ...]
_KEY = attrgetter("id")
NO_HITS: Hits = {}


@dataclass(frozen=True)
class CallsState:
    """The rows as shown, how many there are in all, and what was searched for.

    Of a library that was just opened, `unread` calls are still to come. `groups` says where in the
    rows each group stands; none without `grouping`. `nobodys` counts the calls, of all, whose
    person nobody knows. `mistakes` says which parts of the query are not used, and why.
    `everything` holds all calls in the order of `grouping` and `sorting`, `ranks` the order of
    their groups, `hits` what was found in the words of calls. `are_all` is not so any more once a
    call changed that stays in its row until one looks for something else.
    """

    rows: tuple[Call, ...] = ()
    total: int = 0
    unread: int = 0
    query: str = ""
    sorting: Sorting = field(default_factory=Sorting)
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
    are_all: bool = field(default=True, compare=False)


def state_of(  # noqa: PLR0913 - each is a thing of its own, said by name
    snapshot: Snapshot,
    *,
    query: str,
    sorting: Sorting,
    today: date,
    grouping: Grouping = Grouping.NONE,
    hits: Hits = NO_HITS,
    before: CallsState | None = None,
    changed: AbstractSet[str] | None = frozenset(),
    added: AbstractSet[str] = frozenset(),
) -> CallsState:
    """Return what is to be shown.

    `before` is what was shown last and `changed` says which calls are other ones since (None:
    any), of which `added` were not there at all. So calls are sorted once for many queries, new
    ones cost no more than their own places, and a call that was scored stays in its row.
    """
    kept = before and _kept(before, snapshot, changed, added)
    if kept and (kept.sorting, kept.grouping) == (sorting, grouping):
        everything, ranks = kept.everything, kept.ranks
    else:
        ordered = in_sorted_order(snapshot.calls.values(), sorting)
        everything, ranks = in_groups(ordered, grouping, latest_first=sorting.latest_first)
        kept = None
    asked_for = asked(query)
    if kept and (kept.query, kept.today) == (query, today) and kept.hits is hits:
        rows = kept.rows
        groups = kept.groups if before and rows is before.rows else _groups(kept)
    else:
        rows = everything
        if asked_for.clauses:
            narrowed = _among(kept, asked_for, today, hits)
            among = everything if narrowed is None else narrowed
            rows = tuple(fitting(asked_for, among, today=today, hits=hits))
        groups = groups_of(rows, grouping, ranks)
    return CallsState(
        rows=rows,
        total=len(snapshot.calls),
        unread=snapshot.unread,
        query=query,
        sorting=sorting,
        grouping=grouping,
        groups=groups,
        nobodys=kept.nobodys if kept else nobodys(everything),
        has_folders=bool(snapshot.folders),
        today=today,
        read_only=snapshot.read_only,
        people=tuple(agent.name for agent in snapshot.agents),
        mistakes=tuple(map(explained, asked_for.mistakes)),
        everything=everything,
        ranks=ranks,
        hits=hits,
        are_all=kept.are_all if kept and rows is kept.rows else True,
    )


def _among(
    kept: CallsState | None, asked_for: Query, today: date, hits: Hits
) -> tuple[Call, ...] | None:
    """Return the rows shown, if only those can fit now; None if any call can."""
    if not kept or not kept.are_all or kept.today != today or kept.hits is not hits:
        return None
    return kept.rows if narrows(asked_for, asked(kept.query), hits) else None


def _groups(state: CallsState) -> tuple[Group, ...]:
    return groups_of(state.rows, state.grouping, state.ranks)


def nobodys(calls: Iterable[Call]) -> int:
    """Return how many of the calls nobody knows the person of."""
    return sum(call.agent is None and not call.facts.agent_ref for call in calls)


def _kept(
    before: CallsState,
    snapshot: Snapshot,
    changed: AbstractSet[str] | None,
    added: AbstractSet[str],
) -> CallsState | None:
    """Return what was shown, brought up to date call by call; None if that cannot be.

    Calls that changed stay in their old rows, those that were added, or came to fit what is
    looked for, go where they belong. Where a folder was read anew and its days are other ones,
    all are sorted again.
    """
    if changed is None:
        return None
    kept = before
    known = changed - added
    if known:
        renewed = _with_changed(before, snapshot, known)
        if renewed is None:
            return None
        kept = _with_fitting(renewed, snapshot, known)
    new = [snapshot.calls[key] for key in added if key in snapshot.calls]
    if new:
        with_new = _with_new(kept, new)
        if with_new is None:
            return None
        kept = with_new
    return kept if len(kept.everything) == len(snapshot.calls) else None


def _with_new(kept: CallsState, calls: list[Call]) -> CallsState | None:
    """Return the calls with new ones among them; None of a group of which there was none."""
    key = key_of(kept.grouping)
    if kept.grouping is not Grouping.NONE and not all(key(call) in kept.ranks for call in calls):
        return None
    place = place_in(kept.sorting, kept.grouping, kept.ranks)
    new = _in_order(kept, calls)
    asked_for = asked(kept.query)
    found = fitting(asked_for, new, today=kept.today, hits=kept.hits)
    everything = with_added(kept.everything, new, place)
    return replace(
        kept,
        everything=everything,
        rows=with_added(kept.rows, found, place) if asked_for.clauses else everything,
        nobodys=kept.nobodys + nobodys(new),
    )


def _with_fitting(kept: CallsState, snapshot: Snapshot, changed: AbstractSet[str]) -> CallsState:
    """Return the rows with those calls that changed and fit now what is looked for."""
    asked_for = asked(kept.query)
    if not asked_for.clauses:
        return kept
    others = changed - {kept.rows[row].id for row in _where(kept.rows, changed)}
    calls = [snapshot.calls[key] for key in others if key in snapshot.calls]
    found = fitting(asked_for, _in_order(kept, calls), today=kept.today, hits=kept.hits)
    place = place_in(kept.sorting, kept.grouping, kept.ranks)
    return replace(kept, rows=with_added(kept.rows, found, place)) if found else kept


def _in_order(kept: CallsState, calls: Iterable[Call]) -> _Rows:
    ordered, key = in_sorted_order(calls, kept.sorting), key_of(kept.grouping)
    if kept.grouping is Grouping.NONE:
        return ordered
    return tuple(sorted(ordered, key=lambda call: kept.ranks[key(call)]))


def _with_changed(
    before: CallsState, snapshot: Snapshot, changed: AbstractSet[str]
) -> CallsState | None:
    """Return the calls as they are now, each where it was; None if that is no place for one."""
    at = _where(before.everything, changed)
    old = [before.everything[row] for row in at]
    both = [(call, new) for call in old if (new := snapshot.calls.get(call.id)) is not None]
    if _left_their_places(before, both):
        return None
    everything = rows = _renewed(before.everything, at, snapshot)
    if before.rows is not before.everything:
        rows = _renewed(before.rows, _where(before.rows, changed), snapshot)
    return replace(
        before,
        everything=everything,
        rows=rows,
        nobodys=before.nobodys - nobodys(old) + nobodys(new for _old, new in both),
        are_all=False,
    )


def _left_their_places(before: CallsState, both: list[tuple[Call, Call]]) -> bool:
    """Return whether a call is of another group now, or several began at another time."""
    key = key_of(before.grouping)
    if before.grouping is not Grouping.NONE and any(key(new) != key(old) for old, new in both):
        return True
    if before.sorting.column is not Column.WHEN:
        return False
    return sum(new.facts.start_local != old.facts.start_local for old, new in both) > 1


def _where(rows: _Rows, keys: AbstractSet[str]) -> list[int]:
    """Return in which rows these calls are; all rows are gone through, but never in Python."""
    return list(compress(count(), map(keys.__contains__, map(_KEY, rows))))


def _renewed(rows: _Rows, at: list[int], snapshot: Snapshot) -> _Rows:
    """Return the rows with what is so now in some of them, and without those that are gone."""
    newest: list[Call | None] = [*rows]
    for row in at:
        newest[row] = snapshot.calls.get(rows[row].id)
    return tuple(filter(None, newest))
