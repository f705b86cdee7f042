"""The lot itself: from a frame and a seed to the calls that are drawn, rank by rank."""

from collections.abc import Iterable, Mapping, Sequence

from callreview.domain.draw.arrival import filled
from callreview.domain.draw.draw import EVERYBODY, Stratum
from callreview.domain.draw.frame import Listed
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.tickets import in_drawn_order


def uids_by_stratum(listed: Iterable[Listed], plan: DrawPlan) -> Mapping[str, tuple[str, ...]]:
    """Return the uids that can be drawn in each stratum, in the order of the frame."""
    found: dict[str, list[str]] = {}
    for one in listed:
        if one.is_eligible:
            person = one.person if plan is DrawPlan.PER_PERSON else EVERYBODY
            found.setdefault(person, []).append(one.uid)
    return {person: tuple(uids) for person, uids in sorted(found.items())}


def drawn_in(stratum: Stratum, seed: str, uids: Sequence[str]) -> int:
    """Return how many calls of a stratum are drawn: k of `statistics.md` 1.6, or the target."""
    if not stratum.below:
        return min(stratum.target, len(uids))
    return min(filled(seed, uids, target=stratum.target, below=stratum.below), len(uids))


def next_in_order(seed: str, uids: Iterable[str], rank: int) -> str | None:
    """Return the uid whose ticket stands at `rank`, counted from 1; None behind the last."""
    order = in_drawn_order(seed, uids)
    return order[rank - 1] if rank <= len(order) else None
