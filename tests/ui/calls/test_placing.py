"""Calls that arrive stand where sorting all anew would put them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call
from callreview.ui.calls.cells import COLUMNS, sort_value
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.sorting import Sorting, in_sorted_order
from callreview.ui.calls.state import CallsState, state_of
from tests.builders import call, recording
from tests.ui.calls.test_calls_state import TODAY

SORTINGS = st.builds(Sorting, st.sampled_from(COLUMNS), st.booleans())
GROUPINGS = st.sampled_from(Grouping)
KNOWN = st.lists(
    st.tuples(
        st.sampled_from([None, "2026-03-11T09:00:00", "2026-03-12T09:00:00"]),
        st.sampled_from([None, "200", "201"]),
        st.sampled_from([None, 0, 60_000]),
    ),
    max_size=12,
)


def made(known: list[tuple[str | None, str | None, int | None]]) -> list[Call]:
    return [
        call(
            f"{at}.wav",
            start_local=start,
            agent_ref=who,
            recording=recording(f"{at}.wav", duration_ms=length),
        )
        for at, (start, who, length) in enumerate(known)
    ]


def shown(
    calls: list[Call],
    sorting: Sorting,
    grouping: Grouping = Grouping.NONE,
    *,
    query: str = "",
    before: CallsState | None = None,
    added: list[Call] | None = None,
) -> CallsState:
    ids = frozenset(each.id for each in added or ())
    return state_of(
        Snapshot(calls={each.id: each for each in calls}),
        query=query,
        sorting=sorting,
        grouping=grouping,
        today=TODAY,
        before=before,
        changed=ids,
        added=ids,
    )


def values(state: CallsState, sorting: Sorting) -> list[object]:
    """Return what tells the order of the rows; the order of equals does not matter."""
    value = sort_value(sorting.column)
    return [(value(each), each.facts.start_local or "") for each in state.rows]


@pytest.mark.parametrize("query", ["", "201"])
@given(known=KNOWN, at=st.integers(0, 12), sorting=SORTINGS, grouping=GROUPINGS)
def test_a_table_that_grew_is_as_one_made_anew(
    query: str,
    known: list[tuple[str | None, str | None, int | None]],
    at: int,
    sorting: Sorting,
    grouping: Grouping,
) -> None:
    calls = made(known)
    before = shown(calls[:at], sorting, grouping, query=query)
    grown = shown(calls, sorting, grouping, query=query, before=before, added=calls[at:])
    anew = shown(calls, sorting, grouping, query=query)
    assert values(grown, sorting) == values(anew, sorting)
    assert [(each.key, each.count) for each in grown.groups] == [
        (each.key, each.count) for each in anew.groups
    ]
    assert grown.nobodys == anew.nobodys


def test_without_a_query_the_rows_are_all_calls() -> None:
    calls = made([("2026-03-12T09:00:00", "200", 1), ("2026-03-11T09:00:00", "200", 1)])
    before = shown(calls[:1], Sorting())
    grown = shown(calls, Sorting(), before=before, added=calls[1:])
    assert grown.everything == in_sorted_order(calls, Sorting())
    assert grown.rows is grown.everything
