"""From the library to what the room shows: closed draws, what is kept of one, and open ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from callreview.app.results import Kept, Shown, shown
from callreview.app.session import Reader
from callreview.app.snapshot import Snapshot
from callreview.domain.draw.draw import Draw, Standing
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.results.outcome import OpenDraw
from callreview.domain.results.report import Closed, Results
from callreview.domain.statistics.ranges import Range
from callreview.ui.results.state import (
    Choice,
    Figure,
    HeardCall,
    Pending,
    ResultsState,
    Sample,
)
from callreview.words import _
from callreview.words.answers.opened import CountedCall, opened
from callreview.words.answers.pages import pages_of
from callreview.words.numbers import counted
from callreview.words.periods import spoken_period
from callreview.words.results_trust import open_words
from callreview.words.times import spoken_day, spoken_moment, spoken_start

if TYPE_CHECKING:
    from callreview.domain.agreement.report import Agreement

_UNFINISHED = (Standing.OPEN, Standing.ARRIVING)


class Work(Enum):
    """How far the computing of results is."""

    GOES_ON = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Found:
    """What the library keeps: the closed draws, all there is of `chosen`, ranges by draw."""

    closed: tuple[Closed, ...] = ()
    chosen: Closed | None = None
    shown: Shown | None = None
    ranges: Mapping[str, Range] = field(default_factory=dict)

    def kept(self, place: int) -> Kept | None:
        """Return what is kept of the score sheet at a place, else of the main one, if anything."""
        kept = self.shown.kept if self.shown else ()
        return next((one for one in kept if one.place == place), kept[0] if kept else None)

    def with_results(self, draw_id: str, results: tuple[Results, ...]) -> "Found":
        """Return this with results that were computed and cannot be kept."""
        if self.chosen is None or self.shown is None or self.chosen.draw_id != draw_id:
            return self
        kept = tuple(Kept("", one, place, "") for place, one in enumerate(results))
        return replace(self, shown=replace(self.shown, kept=kept))

    def with_agreement(self, agreement: "Agreement | None") -> "Found":
        """Return this with how far reviewers agree; None as long as that is being worked out."""
        if self.shown is None:
            return self
        aside = replace(self.shown.aside, agreement=agreement)
        return replace(self, shown=replace(self.shown, aside=aside))

    @property
    def is_missing(self) -> bool:
        """Return whether what the chosen draw says is still to be computed."""
        return self.shown is not None and not self.shown.kept


def read(reader: Reader, *, draw_id: str) -> Found:
    """Return what is known now, of that draw or of the last finished period."""
    closed = reader.closed_draws()
    chosen = next((one for one in closed if one.draw_id == draw_id), closed[0] if closed else None)
    if chosen is None:
        return Found(closed)
    beside = shown(reader, chosen)
    versions = [key for one in beside.kept for key in one.results.sheet.version_ids]
    return Found(closed, chosen, beside, reader.company_ranges(versions))


def state_of(
    found: Found,
    snapshot: Snapshot,
    *,
    place: int,
    standing: Work,
    today: date,
) -> ResultsState:
    """Return what the room shows; `place` is that of the chosen score sheet."""
    kept = found.kept(place)
    pages = pages_of(kept.results, found.shown.aside, found.ranges) if kept and found.shown else ()
    return ResultsState(
        periods=tuple(_period(one, found.closed) for one in found.closed),
        chosen=found.chosen.draw_id if found.chosen else "",
        sheets=_sheets(found),
        chosen_sheet=str(kept.place) if kept else "",
        pages=pages,
        pending=_pending(snapshot.draws),
        samples=tuple(_sample(draw, today) for draw in snapshot.draws),
        waits_for=_waits_for(found, standing),
        read_only=snapshot.read_only,
    )


def figure_of(results: Results, key: str, snapshot: Snapshot, today: date) -> Figure | None:
    """Return a figure opened, its calls as the library knows them."""
    found = opened(results, key)
    if found is None:
        return None
    return Figure(found, tuple(_heard(call, snapshot, today) for call in found.calls))


def _heard(counted_: CountedCall, snapshot: Snapshot, today: date) -> HeardCall:
    call = snapshot.calls.get(counted_.call_id)
    if call is None:
        return HeardCall(counted_, _("not in the library any more"), "")
    return HeardCall(counted_, spoken_start(call.facts, today), call.who)


def _waits_for(found: Found, standing: Work) -> str:
    if not found.is_missing:
        return ""
    if standing is Work.GOES_ON:
        return _("What the calls say is being worked out …")
    if standing is Work.FAILED:
        return _("What the calls say could not be worked out. Start the app again to have it done.")
    return _(
        "No call of this sample was scored, so there is no number. Its calls have reviews of"
        " their own in the table of calls."
    )


def _period(one: Closed, every: tuple[Closed, ...]) -> Choice:
    words = spoken_period(one.period.starts, one.period.ends)
    if one.of > 1:
        words = _("{period} · draw {number} of {of}").format(
            period=words, number=one.number, of=one.of
        )
    elif sum(other.period == one.period for other in every) > 1:
        words = f"{words} · {one.title}"
    return Choice(one.draw_id, words)


def _sheets(found: Found) -> tuple[Choice, ...]:
    kept = found.shown.kept if found.shown else ()
    return tuple(
        Choice(
            str(one.place),
            _("{title} ({count} calls)").format(
                title=one.results.sheet.title, count=counted(one.results.sheet.heard)
            ),
        )
        for one in kept
    )


def _pending(draws: tuple[Draw, ...]) -> tuple[Pending, ...]:
    """Return the samples that are not closed, the earliest period first."""
    unfinished = [one for one in draws if one.standing in _UNFINISHED]
    unfinished.sort(key=lambda one: (one.period, one.id))
    return tuple(
        Pending(
            draw.id,
            open_words(
                OpenDraw(
                    draw.id,
                    draw.title,
                    draw.plan,
                    draw.period.starts,
                    draw.period.ends,
                    len(draw.left),
                    len(draw.sample),
                )
            ),
            is_done=_is_done(draw),
        )
        for draw in unfinished
    )


def _sample(draw: Draw, today: date) -> Sample:
    return Sample(
        key=draw.id,
        title=draw.title or spoken_period(draw.period.starts, draw.period.ends),
        standing=_standing_words(draw, today),
        about=_about(draw),
        is_open=draw.standing in _UNFINISHED and bool(draw.left),
        is_done=_is_done(draw),
        is_closed=draw.standing is Standing.CLOSED,
        is_frozen=draw.frozen_at is not None,
    )


def _is_done(draw: Draw) -> bool:
    return draw.standing is Standing.OPEN and not draw.left


def _standing_words(draw: Draw, today: date) -> str:
    left, every = counted(len(draw.left)), counted(len(draw.sample))
    if draw.standing is Standing.CLOSED:
        return _("closed {when}").format(when=spoken_moment(draw.closed_at, today))
    if draw.standing is Standing.DROPPED:
        return _("given up for a later one")
    if draw.standing is Standing.ARRIVING:
        return _("{left} of {of} left, more may come until {day}").format(
            left=left, of=every, day=spoken_day(draw.period.last, today)
        )
    if not draw.left:
        return _("all reviewed, to be closed")
    return _("{left} of {of} calls left").format(left=left, of=every)


def _about(draw: Draw) -> str:
    lots = len(draw.strata)
    words = _("everybody's calls in one lot")
    if draw.plan is DrawPlan.PER_PERSON:
        words = _("a lot for each of {count} people").format(count=counted(lots))
    period = spoken_period(draw.period.starts, draw.period.ends)
    number = ""
    if draw.of > 1:
        number = _("draw {number} of {of}").format(number=draw.number, of=draw.of)
        number = f"{number}: {draw.reason}" if draw.reason else number
    replaced = ""
    if draw.skipped:
        replaced = _("{count} replaced").format(count=counted(len(draw.skipped)))
    return " · ".join(part for part in (period, words, number, replaced) if part)
