"""`callreview draw plan` and `freeze`: what is asked for, in options both share."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import click

from callreview.app import drawing
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.cli.common import DONE, DONE_IN_PART, Given, as_json
from callreview.cli.draw_told import draw_json, planned_json, say_draw
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.cli.recordings import reason_words
from callreview.domain.call import Direction
from callreview.domain.draw.allocation import SUGGESTED, Allocation, Way
from callreview.domain.draw.eligibility import REF, Rules, person_of
from callreview.domain.draw.experience import Experience
from callreview.domain.draw.period import Period, period_named
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.supply import Planned, Supply, calls_in
from callreview.domain.errors import CallReviewError
from callreview.words import _
from callreview.words.draws import part_words, plan_words, supply_words
from callreview.words.periods import spoken_period

F = TypeVar("F", bound=Callable[..., Any])
_DIRECTIONS = [one.value for one in Direction]
_OPTIONS = (
    click.option("--period", metavar="DAYS", help=(
        "2026-03, 2026-W11, 2026-Q1, 2026-03-01..2026-03-31, “last month” (the default), "
        "“rolling quarter” (the last 13 weeks; the default of --company).")),
    click.option("--company", is_flag=True, help=(
        "One lot over everybody, with no number for a person.")),
    click.option("--minutes", type=click.FloatRange(0), metavar="M", help=(
        "How many minutes a week there are; sizes the lot of --company.")),
    click.option("--minutes-a-call", type=click.FloatRange(0, min_open=True),
                 metavar="M", help="How long a review takes (default: as yours took, else 5)."),
    click.option("--calls", type=click.IntRange(1), metavar="N", help=(
        "So many calls in all: with --company, else shared out by how many each person takes.")),
    click.option("--each", type=click.IntRange(5), metavar="N", help=(
        f"So many calls of each person (default {SUGGESTED}); with --calls at least so many.")),
    click.option("--shortest", type=click.FloatRange(0), default=30.0, metavar="S", help=(
        "Leave out calls shorter than so many seconds.")),
    click.option("--direction", "directions", multiple=True, type=click.Choice(_DIRECTIONS), help=(
        "Only such calls; may be given twice.")),
    click.option("--person", "people", multiple=True, metavar="NAME", help=(
        "Only calls of this person, a name or an extension; may be given more than once.")),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What the options say."""

    period: str | None
    company: bool
    minutes: float | None
    minutes_a_call: float | None
    calls: int | None
    each: int | None
    shortest: float
    directions: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def plan(self) -> DrawPlan:
        """Return which plan it is; what does not go together is wrong usage."""
        if self.company and self.each:
            raise click.UsageError(_("--each goes with a lot for each person, not with --company."))
        if self.company and not (self.calls or self.minutes):
            raise click.UsageError(_("Say how large the lot is: --minutes a week, or --calls."))
        return DrawPlan.COMPANY if self.company else DrawPlan.PER_PERSON

    def allocation(self) -> Allocation:
        """Return how calls are shared out among persons."""
        if self.calls is None:
            return Allocation(Way.EQUAL, each=self.each or SUGGESTED)
        if self.each is None:
            return Allocation(Way.PROPORTIONAL, total=self.calls)
        return Allocation(Way.FLOOR, each=self.each, total=self.calls)

    def period_of(self, session: Session) -> Period:
        """Return the days that are meant, seen from today."""
        usual = "rolling quarter" if self.company else "last month"
        return period_named(self.period or usual, drawing.today(session))

    def rules(self, session: Session) -> Rules:
        """Return which calls may be drawn; raises "draw_person_unknown" (`who`)."""
        people = frozenset(_person(session, name) for name in self.people)
        directions = frozenset(map(Direction, self.directions))
        return Rules(round(self.shortest * 1000), directions, people)

    def supply(self, session: Session, period: Period) -> Supply:
        """Count what a period holds."""
        calls = session.snapshot.calls.values()
        return drawing.supply_of(calls, period, self.rules(session), self.plan)

    @property
    def least(self) -> int:
        """Return how many calls of each person are wanted at least."""
        even_share = SUGGESTED if self.calls is None else 0
        return 0 if self.company else self.each or even_share

    def planned(self, supply: Supply, own: Experience) -> Planned:
        """Return how many calls are to be heard, by what one's own reviews say."""
        if not self.company:
            return drawing.per_person(supply, self.allocation(), own.sd)
        calls = self.calls or calls_in(self.minutes or 0, supply.period, own.minutes_a_call)
        return drawing.company(supply, calls, own.sd)

    def experience(self, session: Session) -> Experience:
        """Return how far scores scatter and how long a review takes, unless that was said."""
        own = session.find(drawing.experience).wait()
        return replace(own, minutes_a_call=self.minutes_a_call or own.minutes_a_call)


def _options(command: F) -> F:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("plan", short_help="Say what a period holds and what calls buy.")
@_options
@as_json
@click.pass_obj
def plan(given: Given, /, as_json: bool, **said: Any) -> None:  # noqa: FBT001 - click gives flags so
    """Say what a period holds and what a number of calls buys; nothing is drawn."""
    wanted = Wanted(**said)
    with given.session(read_only=True) as session:
        supply = wanted.supply(session, wanted.period_of(session))
        own = wanted.experience(session)
    planned = wanted.planned(supply, own)
    if as_json:
        print_json(planned_json(supply, planned, own.minutes_a_call))
        return
    say(supply_words(supply))
    say(f"{part.name or _('Everybody')}: {part_words(part)}" for part in planned.parts)
    say([plan_words(planned, own.minutes_a_call)])
    if wanted.minutes and planned.minutes_a_week(own.minutes_a_call) > wanted.minutes:
        say([_suggestion(wanted.minutes, supply, own)])


@click.command("freeze", short_help="Freeze the list of a period's calls and draw.")
@_options
@click.option("--title", default="", help="What the draw is called (default: its period).")
@click.option("--dice", default="", metavar="DIGITS", help=(
    "Draw by dice: at least 20 throws, as 31625…; else the computer makes a number."))  # fmt: skip
@click.option("--reason", default="", help="Why a period is drawn again.")
@click.option("--as-they-come", is_flag=True, help=(
    "Draw calls as they come, while the period runs, of who took calls in the one before; "
    "`draw take` draws on."))  # fmt: skip
@as_json
@click.pass_obj
def freeze(
    given: Given,
    /,
    title: str,
    dice: str,
    reason: str,
    as_they_come: bool,  # noqa: FBT001 - click gives flags so
    as_json: bool,  # noqa: FBT001 - as above
    **said: Any,
) -> int:
    """Read all recordings of a period, freeze the list of its calls, and draw by lot."""
    wanted = Wanted(**said)
    with given.session() as session:
        period = wanted.period_of(session)
        left_out = read_all(given, session, wanted.rules(session), period, wanted.plan)
        supply = wanted.supply(session, period.before if as_they_come else period)
        new = drawing.new_draw(
            session,
            replace(wanted.planned(supply, wanted.experience(session)), period=period),
            supply.rules,
            title=title or spoken_period(period.starts, period.ends),
            seed=dice,
            reason=reason,
        )
        if as_they_come:
            made = drawing.begin(session, new, supply.eligible_in_lots, least=wanted.least)
        else:
            made = drawing.freeze(session, new)
        calls = dict(session.snapshot.calls)
    if as_json:
        print_json(draw_json(made, calls))
    else:
        say_draw(made, calls)
        for one in left_out:
            why = reason_words(one.reason, one.fields)
            say([_("Left out: {why}").format(why=why)])
    return DONE_IN_PART if left_out else DONE


def read_all(
    given: Given, session: Session, rules: Rules, period: Period, plan: DrawPlan
) -> tuple[drawing.LeftOut, ...]:
    """Have all recordings of a period read that were not; return what could not be."""
    waiting = drawing.to_read(session, period, rules, plan)
    if not waiting:
        return ()
    line = ProgressLine()
    progress = Progress(lambda reached: line(reached.done, reached.total, reached.words))
    try:
        with given.pool() as pool:
            return drawing.read_calls(session, pool, waiting, progress)
    finally:
        line.end()


def _suggestion(minutes: float, supply: Supply, own: Experience) -> str:
    calls = calls_in(minutes, supply.period, own.minutes_a_call)
    return _(
        "That is more than {minutes} minutes a week. One lot over everybody takes them: "
        "--company --minutes {minutes}, {words}, without a number for a person."
    ).format(
        minutes=f"{minutes:g}", words=part_words(drawing.company(supply, calls, own.sd).parts[0])
    )


def _person(session: Session, said: str) -> str:
    sought = said.strip().casefold()
    for agent in session.snapshot.agents:
        if sought in {name.casefold() for name in (agent.name, *agent.refs, *agent.also)}:
            return agent.id
    refs = {person_of(call) for call in session.snapshot.calls.values()}
    for ref in sorted(refs):
        if ref.startswith(REF) and ref.removeprefix(REF).casefold() == sought:
            return ref
    raise CallReviewError("draw_person_unknown", who=said)
