"""What the calls room shows: sorted, searched, kept in place."""

import time
from dataclasses import replace
from datetime import date

import pytest

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Agent, Call, CallState, Confidence, Direction, Status
from callreview.ui.calls.cells import COLUMNS, Column, cell, trouble
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.sorting import Sorting
from callreview.ui.calls.state import CallsState, state_of
from tests.builders import call, recording

TODAY = date(2026, 3, 14)
EARLY = call("a.wav", start_local="2026-03-11T09:00:00", agent=Agent("1", "Zoe"))
LATE = call("b.wav", start_local="2026-03-13T09:00:00", agent=Agent("2", "Ana"))
UNKNOWN = call("c.wav", start_local=None, agent_ref=None, customer_number=None, direction=None)
CALLS = (EARLY, LATE, UNKNOWN)


def snapshot(*calls: Call) -> Snapshot:
    return Snapshot(calls={each.id: each for each in calls})


def shown(
    library: Snapshot,
    query: str = "",
    sorting: Sorting | None = None,
    before: CallsState | None = None,
    changed: frozenset[str] | None = frozenset(),
) -> CallsState:
    return state_of(
        library,
        query=query,
        sorting=sorting or Sorting(),
        today=TODAY,
        before=before,
        changed=changed,
    )


def test_the_newest_call_comes_first_and_the_undated_last() -> None:
    assert shown(snapshot(*CALLS)).rows == (LATE, EARLY, UNKNOWN)


@pytest.mark.parametrize(
    ("descending", "expected"), [(False, (LATE, EARLY)), (True, (EARLY, LATE))]
)
def test_people_sort_by_name_and_nobody_stays_last(
    descending: bool, expected: tuple[Call, ...]
) -> None:
    sorting = Sorting(Column.WHO, descending)
    assert shown(snapshot(*CALLS), sorting=sorting).rows == (*expected, UNKNOWN)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_calls_of_which_little_is_known(column: Column) -> None:
    rows = shown(snapshot(*CALLS), sorting=Sorting(column)).rows
    assert {each.id for each in rows} == {each.id for each in CALLS}


def test_what_is_typed_finds_people_numbers_and_files() -> None:
    library = snapshot(*CALLS)
    assert shown(library, "zoe").rows == (EARLY,)
    assert shown(library, "b.wav").rows == (LATE,)
    assert shown(library, "nobody").rows == ()
    assert shown(library, "nobody").total == 3


def test_whatever_was_typed_before_the_next_query_looks_through_all_calls() -> None:
    library = snapshot(*CALLS)
    before = shown(library, "z")
    assert shown(library, "zo", before=before).rows == (EARLY,)
    assert shown(library, "-zo", before=before).rows == (LATE, UNKNOWN)
    assert shown(library, "", before=before).rows == (LATE, EARLY, UNKNOWN)


def test_a_call_that_changed_is_found_as_it_is_now() -> None:
    before = shown(snapshot(*CALLS), "zoe")
    renamed = replace(EARLY, searchable="bea")
    library = snapshot(renamed, LATE, UNKNOWN)
    kept = shown(library, "zoe", before=before, changed=frozenset({renamed.id}))
    assert kept.rows == (renamed,)
    assert shown(library, "bea", before=kept).rows == (renamed,)


def test_days_are_seen_from_today_and_mistakes_explained() -> None:
    state = shown(snapshot(*CALLS), "yesterday from:2026-02-31")
    assert state.rows == (LATE,)
    assert [words for words in state.mistakes if "2026-02-31" in words] == list(state.mistakes)
    tomorrow = state_of(
        snapshot(*CALLS),
        query=state.query,
        sorting=Sorting(),
        today=date(2026, 3, 15),
        before=state,
    )
    assert tomorrow.rows == ()


def test_a_call_that_was_scored_stays_in_its_row() -> None:
    library = snapshot(*CALLS)
    before = shown(library, sorting=Sorting(Column.SCORE))
    scored = replace(UNKNOWN, state=CallState.REVIEWED, score_percent=90.0)
    after = shown(
        snapshot(EARLY, LATE, scored),
        sorting=Sorting(Column.SCORE),
        before=before,
        changed=frozenset({scored.id}),
    )
    assert [each.id for each in after.rows] == [each.id for each in before.rows]
    assert scored in after.rows


def test_new_calls_are_sorted_in() -> None:
    before = shown(snapshot(EARLY))
    library = snapshot(EARLY, LATE)
    assert shown(library, before=before, changed=frozenset({LATE.id})).rows == (LATE, EARLY)


def test_a_hundred_thousand_calls_are_searched_while_one_types() -> None:
    one = call("x.wav")
    many = {
        str(number): replace(one, id=str(number), searchable=f"ana\x1f+1555{number:06}")
        for number in range(100_000)
    }
    library = Snapshot(calls=many)
    before = shown(library)
    began = time.process_time()
    assert len(shown(library, "555099", before=before).rows) == 1000
    assert time.process_time() - began < 0.5


def test_cells_say_what_is_known_and_nothing_else() -> None:
    row = call(
        "in.wav",
        start_local="2026-03-12T10:22:00",
        direction=Direction.IN,
        customer_number="+1 555 0100",
        agent=Agent("1", "Ana Ruiz"),
        state=CallState.REVIEWED,
        score_percent=83.6,
    )
    texts = [cell(row, column, TODAY) for column in COLUMNS]
    assert texts == [
        "Thu 12 Mar 10:22", "Ana Ruiz", "inbound", "+1 555 0100", "1:00", "", "Reviewed", "84 %",
        "in.wav",
    ]  # fmt: skip
    nothing = [cell(UNKNOWN, column, TODAY) for column in COLUMNS]
    assert nothing == ["", "", "", "", "1:00", "", "New", "", "c.wav"]


def test_a_call_of_another_year_says_its_year() -> None:
    row = call(start_local="2025-12-31T23:59:00")
    assert cell(row, Column.WHEN, TODAY) == "Wed 31 Dec 2025 23:59"


def test_the_time_of_a_file_is_shown_as_the_guess_it_is() -> None:
    row = call(start_local="2026-03-12T10:22:00", start_confidence=Confidence.GUESS)
    assert cell(row, Column.WHEN, TODAY) == "≈ Thu 12 Mar 10:22"


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.OK])
def test_a_recording_that_is_not_as_it_should_be_says_so(status: Status) -> None:
    row = call(recording=recording(status=status))
    assert cell(row, Column.STATE, TODAY) not in ("", "New")
    assert trouble(row)


def test_the_layout_of_columns_is_kept_as_one_line() -> None:
    layout = Layout(
        {"WHEN": 120, "WHO": 90},
        ("WHO", "WHEN", "FILE"),
        frozenset({"WHO"}),
        Sorting(Column.SCORE, descending=False),
    )
    assert Layout.read(layout.written) == layout
    assert Layout.read("") == Layout()
    assert Layout.read("WHEN:wide nonsense >NOWHERE").widths == {}
    assert Layout.read(">NOWHERE <SCORE").sorting == Sorting(Column.SCORE, descending=False)


def test_several_calls_that_began_at_another_time_go_where_they_belong() -> None:
    """As when a log was read; one that a person put right stays where they look at it."""
    before = shown(snapshot(*CALLS))
    first = _starting(UNKNOWN, "2026-03-14T09:00:00")
    one = shown(snapshot(EARLY, LATE, first), before=before, changed=frozenset({UNKNOWN.id}))
    assert one.rows == (LATE, EARLY, first)
    last = _starting(LATE, "2026-03-10T09:00:00")
    changed = frozenset({UNKNOWN.id, LATE.id})
    assert shown(snapshot(EARLY, last, first), before=before, changed=changed).rows == (
        first, EARLY, last,
    )  # fmt: skip


def _starting(call: Call, start: str) -> Call:
    return replace(call, facts=replace(call.facts, start_local=start))


def test_a_call_that_came_to_fit_comes_into_the_table() -> None:
    """One that fits no more stays in it until one types on."""
    first = shown(snapshot(*CALLS), "failed")
    failed = replace(LATE, state=CallState.REVIEWED, score_percent=10.0, passed=False)
    now = snapshot(EARLY, failed, UNKNOWN)
    kept = shown(now, "failed", before=first, changed=frozenset({LATE.id}))
    assert kept.rows == (failed,)
    passed = replace(failed, passed=True)
    now = snapshot(EARLY, passed, UNKNOWN)
    kept = shown(now, "failed", before=kept, changed=frozenset({LATE.id}))
    assert kept.rows == (passed,)
    assert shown(now, "failed a", before=kept).rows == ()


@pytest.mark.parametrize("query", ["", "wav"])
def test_changed_and_gone_calls_leave_what_would_have_been_found_anew(query: str) -> None:
    before = shown(snapshot(*CALLS), query)
    named = replace(UNKNOWN, agent=Agent("2", "Ana"))
    later = snapshot(EARLY, named)
    kept = shown(later, query, before=before, changed=frozenset({UNKNOWN.id, LATE.id}))
    anew = shown(later, query)
    assert (kept.rows, kept.everything) == (anew.rows, anew.everything)
    assert (before.nobodys, kept.nobodys) == (1, 0)
    assert kept.nobodys == anew.nobodys
