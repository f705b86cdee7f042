"""Calls that are drawn while their period still runs: a threshold first, a fill at its end.

During the period a call is due as soon as it arrives if its ticket is below a threshold,
`t = 0.8 n / N_expected` of all tickets. At its end the k lowest tickets are the sample,
k = max(n, how many were due). Given the ticket values, which call holds which one is a random
permutation that knows nothing of times or scores; k depends on the values alone, so the sample
is a simple random one of size k (`statistics.md` 1.6). It may never depend on a score: nothing
here is told one.
"""

from collections.abc import Iterable

from callreview.domain.draw.tickets import TICKETS, ticket

_FOUR_FIFTHS = (4, 5)


def threshold(target: int, expected: int) -> int:
    """Return below which ticket a call is due at once; 0 where no call is.

    Whole numbers throughout, so that every computer has the same one.
    """
    if target < 0 or expected < 0:
        raise ValueError(f"{target} of {expected} calls")
    part, whole = _FOUR_FIFTHS
    return min(TICKETS, part * target * TICKETS // (whole * expected)) if expected else 0


def is_due(seed: str, uid: str, below: int) -> bool:
    """Return whether a call is reviewed as soon as it arrives."""
    return ticket(seed, uid) < below


def filled(seed: str, uids: Iterable[str], *, target: int, below: int) -> int:
    """Return how many are drawn when the period is over: what was due, at least the target."""
    due = sum(is_due(seed, uid, below) for uid in set(uids))
    return max(target, due)
