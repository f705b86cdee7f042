"""How many calls of each: the tables of the formulas' document, and what holds for any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.draw.allocation import Allocation, Way, proportional

FOUR = {"a": 400, "b": 200, "c": 100, "d": 60}
counts = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 500))


def shares(allocation: Allocation, eligible: dict[str, int] = FOUR) -> list[int]:
    return list(allocation.shared_out(eligible).values())


def test_the_published_shares() -> None:
    assert shares(Allocation(Way.EQUAL, each=12)) == [12, 12, 12, 12]
    assert shares(Allocation(Way.PROPORTIONAL, total=48)) == [25, 13, 6, 4]
    # The document's table rounds each to 16 12 10 9, which is 47; its rule makes the sum exact.
    assert shares(Allocation(Way.FLOOR, each=8, total=48)) == [17, 12, 10, 9]
    assert proportional({"a": 500, "b": 300, "c": 200}, 100) == {"a": 50, "b": 30, "c": 20}


def test_small_populations_are_heard_whole() -> None:
    assert shares(Allocation(Way.EQUAL, each=12), {"a": 100, "b": 7, "c": 0}) == [12, 7, 0]
    assert shares(Allocation(Way.FLOOR, each=8, total=40), {"a": 100, "b": 7}) == [33, 7]


def test_what_is_too_much_for_one_goes_to_the_others() -> None:
    assert shares(Allocation(Way.FLOOR, each=8, total=60), {"a": 10, "b": 10, "c": 100}) == [
        10,
        10,
        40,
    ]


def test_too_few_for_a_mean_are_not_planned() -> None:
    with pytest.raises(ValueError, match="too few"):
        Allocation(Way.EQUAL, each=4)


@given(counts, st.integers(0, 2000), st.integers(5, 20), st.sampled_from([*Way]))
def test_the_sum_is_exact_and_nobody_is_drawn_too_often(
    eligible: dict[str, int], total: int, each: int, way: Way
) -> None:
    got = Allocation(way, each=each, total=total).shared_out(eligible)
    assert list(got) == list(eligible)
    assert all(0 <= got[person] <= count for person, count in eligible.items())
    least = 0 if way is Way.PROPORTIONAL else each
    assert all(got[person] >= min(least, count) for person, count in eligible.items())
    if way is not Way.EQUAL:
        floor = sum(min(least, count) for count in eligible.values())
        assert sum(got.values()) == min(sum(eligible.values()), max(total, floor))
