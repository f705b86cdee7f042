"""The lot: every call is as likely as every other."""

import pytest

from callreview.domain.draw.tickets import drawn, is_seed

CALLS = [f"call-{at}" for at in range(40)]
DRAWN = 8
# Of chi-squared with 39 degrees of freedom, .999 lies below.
HIGHEST = 72.05


def chi_squared(seeds: int, kind: str = "seed") -> float:
    counts = dict.fromkeys(CALLS, 0)
    for at in range(seeds):
        for uid in drawn(f"{kind} {at}", CALLS, count=DRAWN):
            counts[uid] += 1
    expected = seeds * DRAWN / len(CALLS)
    # Draws without replacement scatter less than independent ones, by the finite correction.
    correction = (len(CALLS) - 1) / (len(CALLS) - DRAWN)
    return correction * sum((count - expected) ** 2 / expected for count in counts.values())


def test_every_call_is_drawn_as_often_as_any_other() -> None:
    assert chi_squared(1000) < HIGHEST


@pytest.mark.long
def test_every_call_is_drawn_as_often_over_five_thousand_seeds() -> None:
    assert all(chi_squared(5000, kind) < HIGHEST for kind in "abcd")


def test_a_lot_that_prefers_a_call_would_be_seen() -> None:
    counts = [250 if at == 7 else 199 for at in range(40)]
    expected = sum(counts) / 40
    assert (39 / 32) * sum((count - expected) ** 2 / expected for count in counts) < HIGHEST
    counts[7] = 320
    expected = sum(counts) / 40
    assert (39 / 32) * sum((count - expected) ** 2 / expected for count in counts) > HIGHEST


@pytest.mark.parametrize("text", ["0" * 32, "0123456789abcdef" * 2, "1" * 20, "123456" * 9])
def test_what_may_be_a_seed(text: str) -> None:
    assert is_seed(text)


@pytest.mark.parametrize(
    "text", ["", "0" * 31, "A" * 32, "1" * 19, "0" * 20, "7" * 20, "1" * 20 + "\n"]
)
def test_what_may_not(text: str) -> None:
    assert not is_seed(text)
