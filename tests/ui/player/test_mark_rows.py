"""Marks on their lane: never on top of each other while there is room."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.mark import Mark, in_order
from callreview.ui.player.mark_rows import BODY, placed, rows_of
from tests.ui.player.room import mark

marks = st.lists(
    st.tuples(st.integers(0, 600_000), st.one_of(st.none(), st.integers(1, 90_000))), max_size=40
)


def built(pairs: list[tuple[int, int | None]]) -> tuple[Mark, ...]:
    return in_order(
        tuple(
            mark(str(number), start, None if length is None else start + length)
            for number, (start, length) in enumerate(pairs)
        )
    )


@given(marks, st.floats(0.1, 2000), st.integers(1, 4))
def test_every_mark_has_a_row_and_a_body(
    pairs: list[tuple[int, int | None]], ms_per_px: float, rows: int
) -> None:
    found = placed(built(pairs), ms_per_px, lambda _mark: 60.0, rows=rows)
    assert [each.mark for each in found] == list(built(pairs))
    assert all(0 <= each.row < rows for each in found)
    assert all(each.right - each.left >= BODY - 1e-6 for each in found)
    assert all(each.room >= each.right for each in found)
    assert rows_of(found) <= rows


@given(marks, st.floats(0.1, 2000))
def test_with_rows_enough_nothing_meets(
    pairs: list[tuple[int, int | None]], ms_per_px: float
) -> None:
    found = placed(built(pairs), ms_per_px, lambda _mark: 60.0, rows=1000)
    for row in range(rows_of(found)):
        on_row = [each for each in found if each.row == row]
        for before, after in itertools.pairwise(on_row):
            assert before.room < after.left
            assert before.right < after.left


def test_words_fit_in_a_long_span_and_follow_a_short_one() -> None:
    long, short = mark("a", 0, 10_000), mark("b", 20_000, 21_000)
    first, second = placed((long, short), 50.0, lambda _mark: 80.0)
    assert (first.words, first.room) == (BODY, 200.0)
    assert second.words > second.right
    assert second.room > second.words + 79


def test_words_end_where_the_neighbour_begins_when_rows_run_out() -> None:
    found = placed(
        (mark("a", 0), mark("b", 2_500), mark("c", 5_000)), 50.0, lambda _mark: 100.0, rows=1
    )
    assert [each.row for each in found] == [0, 0, 0]
    assert found[0].room < found[1].left
    assert found[1].room < found[2].left


def test_a_neighbour_with_long_words_moves_to_the_next_row() -> None:
    first, second = placed((mark("a", 0), mark("b", 2_000)), 50.0, lambda _mark: 100.0)
    assert (first.row, second.row) == (0, 1)


def test_words_run_on_where_nothing_is_in_the_way() -> None:
    first, second = placed((mark("a", 0), mark("b", 50_000)), 50.0, lambda _mark: 400.0)
    assert (first.row, second.row) == (0, 0)
    assert first.room - first.words == 400.0


def test_of_marks_in_a_crowd_only_the_last_shows_what_it_is() -> None:
    crowd = tuple(mark(f"{number}", 100 * number) for number in range(5))
    found = placed(crowd, 50.0, lambda _mark: 0.0, rows=1)
    assert [each.is_sliver for each in found] == [True, True, True, True, False]
