"""Calls in groups: which there are, in which order, where each stands, and what is folded away."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Agent, Call, CallState
from callreview.ui.calls.ahead import TypedAhead, call_ahead, name_ahead
from callreview.ui.calls.cells import Column
from callreview.ui.calls.grouping import Group, Grouping, Sum, groups_of, in_groups, sum_of
from callreview.ui.calls.headings import Heading, heading_details, heading_name
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.sections import Sections
from callreview.ui.calls.sorting import Sorting, in_sorted_order
from callreview.ui.calls.state import CallsState, state_of
from callreview.ui.calls.tally import added_up
from tests.builders import call
from tests.ui.calls.test_calls_state import TODAY

ANA, BEN = Agent("1", "Ana", ("200",)), Agent("2", "Ben", ("201",))
CALLS = (
    call("a.wav", agent=BEN, start_local="2026-03-12T09:00:00"),
    call("b.wav", agent=ANA, start_local="2026-03-11T09:00:00"),
    call("c.wav", agent_ref=None, start_local=None),
    call("d.wav", agent=BEN, start_local="2026-03-11T10:00:00"),
    call("e.wav", agent_ref="200", start_local="2026-03-12T08:00:00"),
    call("f.wav", agent_ref=None, start_local="2026-03-10T08:00:00"),
)


def shown(
    *calls: Call, by: Grouping, query: str = "", before: CallsState | None = None, **known: object
) -> CallsState:
    library = Snapshot(calls={each.id: each for each in calls})
    sorting = known.pop("sorting", Sorting())
    assert isinstance(sorting, Sorting)
    changed = known.pop("changed", None if before is None else frozenset())
    assert changed is None or isinstance(changed, frozenset)
    return state_of(
        library,
        query=query,
        sorting=sorting,
        today=TODAY,
        grouping=by,
        before=before,
        changed=changed,
    )


def told(state: CallsState) -> dict[str, str]:
    """Return the names of groups with the letters of their calls."""
    return {
        heading_name(group, state.grouping, TODAY): "".join(
            each.recording.name[0] for each in state.rows[group.first : group.end]
        )
        for group in state.groups
    }


def test_people_stand_by_name_after_those_nobody_knows() -> None:
    state = shown(*CALLS, by=Grouping.PERSON)
    assert told(state) == {"No person yet": "fc", "200": "e", "Ana": "b", "Ben": "ad"}
    assert state.nobodys == 2


def test_days_stand_as_the_calls_are_sorted_those_without_last() -> None:
    by_day = {
        "Thu 12 March": "ae", "Wed 11 March": "db", "Tue 10 March": "f", "No date": "c",
    }  # fmt: skip
    assert told(shown(*CALLS, by=Grouping.DAY)) == by_day
    oldest_first = shown(*CALLS, by=Grouping.DAY, sorting=Sorting(Column.WHEN, descending=False))
    assert list(told(oldest_first).items()) == [
        ("Tue 10 March", "f"), ("Wed 11 March", "bd"), ("Thu 12 March", "ea"), ("No date", "c"),
    ]  # fmt: skip
    by_file = shown(*CALLS, by=Grouping.DAY, sorting=Sorting(Column.FILE, descending=False))
    assert list(told(by_file).values()) == ["ae", "bd", "f", "c"]


def test_what_a_query_leaves_stands_in_groups() -> None:
    before = shown(*CALLS, by=Grouping.PERSON)
    state = shown(*CALLS, by=Grouping.PERSON, query="from:2026-03-11", before=before)
    assert told(state) == {"200": "e", "Ana": "b", "Ben": "ad"}
    assert shown(*CALLS, by=Grouping.PERSON, query="nobody at all", before=before).groups == ()


def test_a_call_given_to_somebody_moves_to_their_group_and_a_scored_one_stays() -> None:
    before = shown(*CALLS, by=Grouping.PERSON)
    scored = (replace(CALLS[0], score_percent=90.0), *CALLS[1:])
    changed = frozenset({CALLS[0].id})
    state = shown(*scored, by=Grouping.PERSON, before=before, changed=changed)
    assert state.groups == before.groups
    given = (replace(CALLS[0], agent=ANA), *CALLS[1:])
    state = shown(*given, by=Grouping.PERSON, before=before, changed=changed)
    assert told(state) == {"No person yet": "fc", "200": "e", "Ana": "ab", "Ben": "d"}


def test_grouping_anew_and_no_more() -> None:
    state = shown(*CALLS, by=Grouping.PERSON)
    state = shown(*CALLS, by=Grouping.DAY, before=state)
    assert len(state.groups) == 4
    state = shown(*CALLS, by=Grouping.NONE, before=state)
    assert state.groups == ()
    assert state.rows == in_sorted_order(CALLS, Sorting())


MANY = st.lists(st.sampled_from(CALLS), max_size=60)


@given(calls=MANY, left=st.integers(0, 2**60), by=st.sampled_from([Grouping.PERSON, Grouping.DAY]))
def test_every_call_stands_in_its_group_and_in_no_other(
    calls: list[Call], left: int, by: Grouping
) -> None:
    ordered, ranks = in_groups(calls, by, latest_first=True)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in calls)
    some = [each for at, each in enumerate(ordered) if left >> at & 1]
    groups = groups_of(some, by, ranks)
    assert len({group.key for group in groups}) == len(groups)
    assert [group.first for group in groups] == [0, *(group.end for group in groups)][:-1]
    assert sum(group.count for group in groups) == len(some)
    assert all(group.count for group in groups)


@given(sizes=st.lists(st.integers(1, 5), max_size=8), folds=st.integers(0, 255))
def test_lines_and_calls_answer_each_other(sizes: list[int], folds: int) -> None:
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    groups = tuple(
        Group(str(at), "", end - size, end)
        for at, (size, end) in enumerate(zip(sizes, ends, strict=True))
    )
    folded = frozenset(str(at) for at in range(8) if folds >> at & 1)
    sections = Sections(sum(sizes), groups, folded)
    lines = range(sections.lines)
    headings = [line for line in lines if sections.heading_at(line) >= 0]
    assert len(headings) == len(groups)
    in_sight = [sections.call_at(line) for line in lines if line not in headings]
    assert in_sight == [
        call
        for group in groups
        if group.key not in folded
        for call in range(group.first, group.end)
    ]
    for line in lines:
        if line not in headings:
            assert sections.line_of(sections.call_at(line)) == line
    everything = sections.calls_in(0, sections.lines, folded=True)
    assert [call for each in everything for call in each] == [*range(sum(sizes))]
    some = sections.calls_in(0, sections.lines, folded=False)
    assert [call for each in some for call in each] == in_sight


def test_a_group_says_how_many_and_how_long_and_no_mean() -> None:
    reviewed = replace(CALLS[0], state=CallState.REVIEWED, score_percent=90.0)
    group = Group("2", "Ben", 0, 2)
    comes_to = sum_of((reviewed, CALLS[3]))
    assert comes_to == Sum(2, 120_000, 1)
    assert heading_details(group, comes_to) == "2 calls · 2 min · 1 reviewed"
    assert heading_details(group, None) == "2 calls"
    spoken = Heading("Ben", "2 calls · 2 min", is_folded=True).spoken
    assert spoken == "Ben, 2 calls, 2 min, folded"


def test_parts_are_added_up_piece_by_piece() -> None:
    parts = [(CALLS, range(5)), (CALLS, range(5, 6)), (CALLS, range(0))]
    pieces = [*added_up(parts, piece=2)]
    assert pieces[-1] == (sum_of(CALLS[:5]), sum_of(CALLS[5:]), Sum())
    assert len(pieces) == 4
    assert not any(pieces[:-1])


def test_days_near_today_are_called_so() -> None:
    names = [
        heading_name(Group(day, day, 0, 1), Grouping.DAY, date(2026, 3, 13))
        for day in ("2026-03-13", "2026-03-12", "2025-03-12", "")
    ]
    assert names == [
        "Today, Fri 13 March", "Yesterday, Thu 12 March", "Wed 12 March 2025", "No date",
    ]  # fmt: skip


@pytest.mark.parametrize("grouping", Grouping)
def test_a_layout_keeps_the_grouping(grouping: Grouping) -> None:
    layout = Layout({"WHO": 222}, ("WHO", "WHEN"), frozenset(), Sorting(), grouping)
    assert Layout.read(layout.written) == layout
    assert Layout.read("/NONSENSE").grouping is Grouping.NONE


@pytest.mark.parametrize("descending", [True, False])
def test_letters_lead_to_the_first_of_the_sorted_column(descending: bool) -> None:
    people = [Agent(name, name) for name in ("Ana", "anton", "Ben", "Zoë")]
    calls = [call(f"{who.id}{n}.wav", agent=who) for who in people for n in range(3)]
    calls.append(call("x.wav", agent_ref=None))
    sorting = Sorting(Column.WHO, descending=descending)
    rows = in_sorted_order(calls, sorting)
    for letters, name in (("b", "Ben"), ("AN", "anton" if descending else "Ana"), ("zoë", "Zoë")):
        at = call_ahead(letters, rows, sorting)
        assert rows[at].who == name
        assert at == 0 or rows[at - 1].who != name
    assert call_ahead("q", rows, sorting) == -1
    assert call_ahead("9", rows, Sorting(Column.LENGTH)) == -1


def test_a_letter_goes_round_the_names_and_more_letters_stay() -> None:
    names = ["Ana", "Anton", "Ben"]
    assert [name_ahead("a", names, at) for at in (-1, 0, 1, 2)] == [0, 1, 0, 0]
    assert name_ahead("an", names, 0) == 0
    assert name_ahead("ant", names, 0) == 1
    assert name_ahead("x", names, 0) == -1


def test_letters_count_together_only_soon_after_each_other() -> None:
    at = [0.0]
    ahead = TypedAhead(400, lambda: at[0])
    assert ahead.add("a") == "a"
    at[0] = 0.3
    assert ahead.add("n") == "an"
    at[0] = 0.8
    assert ahead.add("b") == "b"
