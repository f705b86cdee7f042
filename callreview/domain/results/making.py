"""From closed draws to the figures of one of them: `results_of`.

Only heard calls of closed draws come in here; what is picked is not even known. Nothing
depends on the order in which calls were reviewed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.mark import Mark
from callreview.domain.results.apart import Apart, apart
from callreview.domain.results.averages import average_of, company_average
from callreview.domain.results.changes import (
    earlier,
    named_after,
    of_person,
    rolling_average,
    trend,
)
from callreview.domain.results.figures import ENOUGH_FOR_LINES, Average, Bounds, LineFigure, Rate
from callreview.domain.results.lines import Scored, line_figures, lines_scored
from callreview.domain.results.moments import moments_of, time_spent
from callreview.domain.results.outcome import Heard, Outcome, Part
from callreview.domain.results.periods import in_a_row, rolling
from callreview.domain.results.rates import rate_of
from callreview.domain.results.report import Company, Cover, Earlier, Person, Results, Source
from callreview.domain.results.scored import (
    Stratum,
    bounds_of,
    judged,
    newest_reviews,
    strata,
    strata_judged,
    stratum,
)
from callreview.domain.results.sheets import SheetUsed, can_fail, sheets_used
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.statistics.change import company_variance
from callreview.domain.statistics.ranges import FEWEST

_FEWER_REPEATS = 4_000
"""Of figures there are many of, or of which whole points are never told."""


@dataclass(frozen=True)
class Library:
    """What a library knows beside its draws: score sheets by version, marks by call."""

    versions: Mapping[str, RubricVersion]
    marks: Mapping[str, Sequence[Mark]]

    @property
    def rubrics(self) -> Mapping[str, Rubric]:
        """Return the score sheets by version."""
        return {key: version.rubric for key, version in self.versions.items()}


def sheets_of(outcome: Outcome, library: Library) -> tuple[SheetUsed, ...]:
    """Return the sheets the calls of a draw were scored on, the most used first."""
    return sheets_used((one.version_id for one in outcome.heard), library.versions)


def results_of(
    outcome: Outcome,
    library: Library,
    *,
    before: Sequence[Outcome] = (),
    sheet: SheetUsed | None = None,
    repeats: int | None = None,
) -> Results | None:
    """Return what a closed draw says about a sheet, by default the one most of it is on.

    `before` are the other draws that were closed by then, in that order. None if nothing was
    heard at all.
    """
    used = sheets_of(outcome, library)
    if not used:
        return None
    sheet = sheet or used[0]
    making = _making(outcome, library, before, sheet, repeats)
    people = sorted(outcome.parts, key=lambda part: (part.name.casefold(), part.person_id))
    return Results(
        source=_source(outcome),
        sheet=sheet,
        cover=_cover(outcome),
        company=making.company(),
        people=tuple(map(making.person, people)) if making.is_personal else (),
        between=making.apart.between if making.apart else None,
        other_sheets=tuple(one for one in used if one != sheet),
        reviewers=tuple(sorted({one.reviewer for one in making.heard if one.reviewer})),
    )


def _making(
    outcome: Outcome,
    library: Library,
    before: Sequence[Outcome],
    sheet: SheetUsed,
    repeats: int | None,
) -> "_Making":
    sampled = strata(outcome, sheet)
    heard = [one for each in sampled for one in each.heard]
    bounds = bounds_of(newest_reviews((*before, outcome), sheet), heard)
    row = in_a_row(outcome, before, sheet)
    is_personal = outcome.plan is DrawPlan.PER_PERSON
    return _Making(
        library=library,
        sheet=sheet,
        sampled=sampled,
        judged=strata_judged(outcome, sheet),
        row=row,
        row_sampled=tuple(named_after(one, strata(one, sheet)) for one in row),
        bounds=bounds,
        scored=lines_scored(sampled, library.rubrics),
        apart=apart(sampled, repeats=repeats) if is_personal else None,
        is_personal=is_personal,
        repeats=repeats,
    )


@dataclass(frozen=True)
class _Making:
    """What all figures of one draw have in common.

    `sampled` are the strata of scored calls, `judged` those of all reviewed ones. `row` are the
    draws of periods before one another up to this one, `row_sampled` their strata.
    """

    library: Library
    sheet: SheetUsed
    sampled: Sequence[Stratum]
    judged: Sequence[Stratum]
    row: tuple[Outcome, ...]
    row_sampled: tuple[tuple[Stratum, ...], ...]
    bounds: Bounds
    scored: Scored
    apart: Apart | None
    is_personal: bool
    repeats: int | None

    @property
    def heard(self) -> tuple[Heard, ...]:
        return tuple(one for each in self.judged for one in each.heard)

    @property
    def rubric(self) -> Rubric:
        return self.library.versions[self.sheet.newest_id].rubric

    def company(self) -> Company:
        return Company(
            average=company_average(self.sampled, self.bounds, repeats=self.repeats),
            passed=self._passed(self.judged),
            failed=self._failed(self.judged),
            lines=self._lines(self.sampled),
            moments=moments_of(self.heard, self.library.marks),
            time=time_spent(self.heard),
            earlier=self._earlier(self.row_sampled),
            rolling=self._rolling(self.row_sampled),
            trend=trend(self.row, self.sheet),
        )

    def person(self, part: Part) -> Person:
        own, reviewed = stratum(part, self.sheet), judged(part, self.sheet)
        own_row = tuple(of_person(one, part.person_id) for one in self.row_sampled)
        lines = self._lines([own]) if len(own.heard) >= FEWEST else ()
        standings = self.apart.standings if self.apart else {}
        guesses = self.apart.guesses if self.apart else {}
        return Person(
            person_id=part.person_id,
            name=part.name,
            population=part.population,
            drawn=part.drawn,
            average=average_of(own, self.bounds, repeats=self.repeats),
            passed=self._passed([reviewed]),
            failed=self._failed([reviewed]),
            moments=moments_of(reviewed.heard, self.library.marks),
            time=time_spent(reviewed.heard),
            lines=lines if len(own.heard) >= ENOUGH_FOR_LINES else (),
            kept=_kept(lines),
            earlier=self._earlier(own_row),
            rolling=self._rolling(own_row),
            standing=standings.get(part.person_id),
            shrunk=guesses.get(part.person_id),
            unusable=_reasons([part]),
        )

    def _passed(self, sampled: Sequence[Stratum]) -> Rate | None:
        if self.sheet.pass_mark is None:
            return None
        return rate_of(sampled, _has_passed, opens=False, repeats=self.repeats)

    def _failed(self, sampled: Sequence[Stratum]) -> Rate:
        asked = _has_failed if can_fail(self.rubric) else _never_asked
        return rate_of(sampled, asked, opens=True, repeats=self.repeats)

    def _lines(self, sampled: Sequence[Stratum]) -> tuple[LineFigure, ...]:
        return line_figures(sampled, self.rubric, self.scored, repeats=_fewer(self.repeats))

    def _earlier(self, sampled: Sequence[Sequence[Stratum]]) -> Earlier | None:
        if len(self.row) < 2:
            return None
        people = [one.scores for period in self.row_sampled for one in period]
        variance = company_variance(people)
        return earlier(self.row[-2], sampled[-2], sampled[-1], variance=variance)

    def _rolling(self, sampled: Sequence[Sequence[Stratum]]) -> Average | None:
        count = len(rolling(self.row))
        if not count:
            return None
        return rolling_average(sampled[-count:], repeats=_fewer(self.repeats))


def _fewer(repeats: int | None) -> int:
    return min(repeats or _FEWER_REPEATS, _FEWER_REPEATS)


def _has_passed(one: Heard) -> bool | None:
    return one.passed


def _never_asked(one: Heard) -> bool | None:  # noqa: ARG001 - a question about a call
    return None


def _has_failed(one: Heard) -> bool | None:
    return bool(one.fails)


def _kept(lines: Sequence[LineFigure]) -> tuple[LineFigure, ...]:
    """Return the questions that were answered well in every call, the most often asked first."""
    kept = [one for one in lines if one.rate.hits == one.rate.heard >= FEWEST]
    return tuple(sorted(kept, key=lambda one: -one.rate.heard))


def _reasons(parts: Sequence[Part]) -> Mapping[str, int]:
    return dict(sorted(Counter(one.reason for part in parts for one in part.unusable).items()))


def _source(outcome: Outcome) -> Source:
    return Source(
        draw_id=outcome.draw_id,
        title=outcome.title,
        plan=outcome.plan,
        starts=outcome.starts,
        ends=outcome.ends,
        number=outcome.number,
        of=outcome.of,
        reason=outcome.reason,
        seed=outcome.seed,
        frame_sha256=outcome.frame_sha256,
        closed_at=outcome.closed_at,
    )


def _cover(outcome: Outcome) -> Cover:
    covered = [part for part in outcome.parts if part.heard]
    return Cover(
        recordings=outcome.recordings,
        left_out=dict(sorted(outcome.left_out.items())),
        people=len(outcome.parts),
        people_heard=len(covered),
        calls=outcome.population,
        calls_covered=sum(part.population for part in covered),
        drawn=sum(part.drawn for part in outcome.parts),
        heard=len(outcome.heard),
        unusable=_reasons(outcome.parts),
        not_scored=sum(one.percent is None for one in outcome.heard),
        shortest_ms=outcome.shortest_ms,
        not_heard=tuple(sorted(part.name for part in outcome.parts if not part.heard)),
    )
