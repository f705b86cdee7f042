"""Tickets, held by the vectors of the formulas' document."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.draw.tickets import drawn, in_drawn_order, ticket

SEED = "2026-07-01/8f1c"
UIDS = [f"call-{number:03}" for number in range(1, 21)]

uid_lists = st.lists(st.text(max_size=20), max_size=40)


def test_the_published_vector_is_drawn_again() -> None:
    assert drawn(SEED, UIDS, count=6) == (
        "call-002",
        "call-015",
        "call-006",
        "call-007",
        "call-018",
        "call-005",
    )


def test_the_first_ticket_starts_as_published() -> None:
    assert f"{ticket(SEED, 'call-002'):064x}".startswith("25f4628ff2c1ddd5")


def test_a_ticket_is_the_hash_anyone_can_make() -> None:
    written = b"qa-draw-1\x1f" + b"seed" + b"\x1f" + "käll".encode()
    assert ticket("seed", "käll") == int(hashlib.sha256(written).hexdigest(), 16)


@given(uid_lists)
def test_every_call_is_drawn_once_whatever_the_order_it_came_in(uids: list[str]) -> None:
    order = in_drawn_order("seed", uids)
    assert sorted(order) == sorted(set(uids))
    assert order == in_drawn_order("seed", reversed(uids))


@given(uid_lists, st.integers(0, 50))
def test_a_smaller_sample_is_the_start_of_a_larger_one(uids: list[str], count: int) -> None:
    assert drawn("seed", uids, count=count) == in_drawn_order("seed", uids)[:count]


def test_another_seed_draws_other_calls() -> None:
    assert drawn("a", UIDS, count=6) != drawn("b", UIDS, count=6)


def test_a_negative_count_is_a_bug() -> None:
    with pytest.raises(ValueError, match="-1"):
        drawn("a", UIDS, count=-1)
