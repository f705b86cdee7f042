"""Edits of random samples. None is undone: a later one corrects, and both stay.

Which calls are drawn is worked out here, in the transaction, from the seed and the frozen list:
whoever asks for a draw cannot choose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from callreview import __version__
from callreview.app.edits.edit import Edit, Way
from callreview.domain.draw.arrival import is_due
from callreview.domain.draw.draw import EVERYBODY, Draw, DrawnCall, Standing, Stratum, drawn_call
from callreview.domain.draw.eligibility import Unit
from callreview.domain.draw.frame import fingerprint, frame_csv, read_frame
from callreview.domain.draw.lot import drawn_in, next_in_order, uids_by_stratum
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.tickets import drawn, is_seed
from callreview.domain.errors import Refused
from callreview.store import draws, reviews
from callreview.store.joined import call_now
from callreview.store.page import Page
from callreview.store.seal import sealed_draw


@dataclass(frozen=True)
class BeginDraw(Edit[Draw]):
    """Begin a draw of calls as they arrive; its strata say below which tickets they are due."""

    draw: Draw
    units: tuple[Unit, ...] = ()
    kind = "begin_draw"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the draw's key."""
        return self.draw.id

    def apply(self, page: Page) -> Draw:
        """Return the draw with what is due already; Refused as `FreezeDraw`."""
        new = _placed(page, self.draw)
        if not any(stratum.below for stratum in new.strata):
            raise Refused("draw_empty")
        draws.begin(page, new)
        return _with_due(page, new, self.units)


@dataclass(frozen=True)
class TakeArrivals(Edit[Draw]):
    """Draw what has arrived since: the units whose tickets are below those of their strata."""

    draw_id: str
    units: tuple[Unit, ...]
    kind = "take_arrivals"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the draw's key."""
        return self.draw_id

    def apply(self, page: Page) -> Draw:
        """Return the draw; Refused "draw_unknown" or "draw_is_frozen"."""
        draw = draws.draw_of_id(page.connection, self.draw_id)
        if draw.standing is not Standing.ARRIVING:
            raise Refused("draw_is_frozen")
        return _with_due(page, draw, self.units)


@dataclass(frozen=True)
class FreezeDraw(Edit[Draw]):
    """Freeze the list of all calls of a period and draw: the lowest tickets are the sample.

    `units` are every call of the period, sorted by uid. A draw that was begun keeps what it
    was begun with; only the strata of people who came later are added. Who takes calls and has
    no stratum gets one nothing is drawn in: the numbers tell whom they do not cover.
    """

    draw: Draw
    units: tuple[Unit, ...]
    kind = "freeze_draw"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the draw's key."""
        return self.draw.id

    def apply(self, page: Page) -> Draw:
        """Return the draw with its sample.

        Refused "seed_malformed", "draw_empty", "draw_is_frozen" or "draw_reason_missing" where
        the period was drawn before.
        """
        draw = self._begun(page)
        frame = frame_csv(self.units)
        uids = uids_by_stratum(read_frame(frame), draw.plan)
        calls = {unit.uid: unit for unit in self.units if unit.is_eligible}
        sample: dict[str, int] = {}
        known = {stratum.person for stratum in draw.strata}
        others = (Stratum(person, person, 0) for person in uids if person not in known)
        for stratum in (*draw.strata, *others):
            there = uids.get(stratum.person, ())
            draws.put_stratum(page, draw.id, replace(stratum, eligible=len(there)))
            count = drawn_in(stratum, draw.seed, there)
            order = drawn(draw.seed, there, count=count)
            sample |= {uid: rank for rank, uid in enumerate(order, 1)}
        if not sample:
            raise Refused("draw_empty")
        for uid, rank in sample.items():
            unit = calls[uid]
            draws.put_call(
                page, draw.id, drawn_call(draw.seed, uid, unit.call_id, unit.person, rank)
            )
        keys = [unit.call_id for unit in self.units]
        draws.freeze(page, draw.id, frame, fingerprint(frame), keys)
        page.sealed = sealed_draw(page.connection, draw.id)
        return draws.draw_of_id(page.connection, draw.id)

    def _begun(self, page: Page) -> Draw:
        if page.row("draws", self.draw.id) is None:
            new = _placed(page, self.draw)
            draws.begin(page, new)
            return new
        there = draws.draw_of_id(page.connection, self.draw.id)
        if there.standing is not Standing.ARRIVING:
            raise Refused("draw_is_frozen")
        known = {stratum.person for stratum in there.strata}
        late = tuple(one for one in self.draw.strata if one.person not in known)
        return replace(there, strata=(*there.strata, *late))


@dataclass(frozen=True)
class ReplaceInDraw(Edit[DrawnCall | None]):
    """Take the next of the lot in place of a drawn call that cannot be used; both stay listed."""

    draw_id: str
    call_id: str
    reason: Reason
    kind = "replace_in_draw"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the draw's key."""
        return self.draw_id

    def apply(self, page: Page) -> DrawnCall | None:
        """Return the call that takes its place, or None where the lot has no more.

        Refused "draw_unknown", "draw_not_open", "not_in_draw" or "drawn_call_begun" once
        something was answered.
        """
        draw = _open(page, self.draw_id)
        gone = _in_sample(draw, self.call_id)
        _discard_unanswered(page, self.call_id)
        draws.skip(page, draw.id, gone.uid, self.reason)
        return self._next(page, draw, draw.stratum_of(gone))

    def _next(self, page: Page, draw: Draw, person: str) -> DrawnCall | None:
        listed = read_frame(draws.frame_of(page.connection, draw.id))
        ranks = [one.rank or 0 for one in draw.calls if draw.stratum_of(one) == person]
        rank = max(ranks) + 1
        uids = uids_by_stratum(listed, draw.plan)[person]
        uid = next_in_order(draw.seed, uids, rank)
        if uid is None:
            return None
        whose = next(one.person for one in listed if one.uid == uid and one.is_eligible)
        key = call_now(page.connection, draws.call_of_uid(page.connection, draw.id, uid))
        new = drawn_call(draw.seed, uid, key, whose, rank)
        draws.put_call(page, draw.id, new)
        return new


@dataclass(frozen=True)
class CloseDraw(Edit[Draw]):
    """Close a draw all of whose calls were reviewed: from now on it feeds the numbers."""

    draw_id: str
    kind = "close_draw"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the draw's key."""
        return self.draw_id

    def apply(self, page: Page) -> Draw:
        """Return the draw; Refused "draw_unknown", "draw_not_open", "draw_not_done" (`left`)."""
        draw = _open(page, self.draw_id)
        if draw.left:
            raise Refused("draw_not_done", left=len(draw.left))
        draws.close(page, draw.id)
        return draws.draw_of_id(page.connection, draw.id)


def repeated_by(draw: Draw, others: Sequence[Draw]) -> Draw | None:
    """Return the newest of other draws that a draw repeats, or None.

    It is one of the same plan, for nearly the same days, some of the same people and directions.
    """
    repeated = [other for other in others if _repeats(draw, other)]
    return max(repeated, key=lambda other: (other.begun_at, other.id), default=None)


def _repeats(draw: Draw, other: Draw) -> bool:
    if draw.plan is not other.plan or not draw.period.is_nearly(other.period):
        return False
    mine, theirs = draw.rules.directions, other.rules.directions
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    if draw.plan is DrawPlan.COMPANY:
        return True
    people = {stratum.person for stratum in other.strata if stratum.target}
    return any(stratum.person in people for stratum in draw.strata if stratum.target)


def _placed(page: Page, draw: Draw) -> Draw:
    """Return a new draw with its number among those of its period; what it repeats is dropped."""
    if not is_seed(draw.seed):
        raise Refused("seed_malformed")
    if not any(stratum.target for stratum in draw.strata):
        raise Refused("draw_empty")
    new = replace(
        draw,
        seed_made_at=draw.seed_made_at or page.at,
        app_version=__version__,
        reason=draw.reason.strip(),
    )
    earlier = repeated_by(new, draws.all_draws(page.connection))
    if earlier is None:
        return replace(new, reason="")
    if not new.reason:
        raise Refused("draw_reason_missing", title=earlier.title)
    if earlier.standing in (Standing.ARRIVING, Standing.OPEN):
        draws.drop(page, earlier.id)
    return replace(
        new,
        root_id=earlier.root_id,
        number=earlier.of + 1,
        of=earlier.of + 1,
        supersedes=earlier.id,
    )


def _with_due(page: Page, draw: Draw, units: Sequence[Unit]) -> Draw:
    below = {stratum.person: stratum.below for stratum in draw.strata}
    known = {call.uid for call in draw.calls}
    for unit in units:
        person = unit.person if draw.plan is DrawPlan.PER_PERSON else EVERYBODY
        is_new = unit.is_eligible and unit.uid not in known
        if is_new and is_due(draw.seed, unit.uid, below.get(person, 0)):
            call = drawn_call(draw.seed, unit.uid, unit.call_id, unit.person, None)
            draws.put_call(page, draw.id, call)
    return draws.draw_of_id(page.connection, draw.id)


def _open(page: Page, draw_id: str) -> Draw:
    draw = draws.draw_of_id(page.connection, draw_id)
    if draw.standing is not Standing.OPEN:
        raise Refused("draw_not_open")
    return draw


def _in_sample(draw: Draw, call_id: str) -> DrawnCall:
    for call in draw.sample:
        if call.call_id == call_id:
            return call
    raise Refused("not_in_draw")


def _discard_unanswered(page: Page, call_id: str) -> None:
    """Take out drafts of a sample in which nothing was said; Refused "drawn_call_begun" else."""
    for review in reviews.reviews_of(page.connection, call_id):
        if review.draw_id is None:
            continue
        if review.finished_at or review.answers:
            raise Refused("drawn_call_begun")
        reviews.discard(page, review.id)
