"""How far people agree: what anybody understands first, the coefficients after it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callreview.domain.agreement.alpha import Metric, alpha
from callreview.domain.agreement.bootstrap import Estimate, estimated
from callreview.domain.agreement.icc import icc_2_1
from callreview.domain.agreement.lines import LineAgreement, lines_of
from callreview.domain.agreement.pairs import EARLIER, ScoredCall
from callreview.domain.agreement.points import Offset, Totals, mean_gap, offsets, within_call_sd
from callreview.domain.agreement.rate import Counted, rate_range
from callreview.domain.agreement.ratings import counted
from callreview.domain.agreement.verdicts import Measure, Verdict, verdict
from callreview.domain.statistics.ranges import Range


@dataclass(frozen=True)
class Coefficient:
    """A coefficient of the totals with its range and what it is good for."""

    measure: Measure
    estimate: Estimate
    verdict: Verdict


@dataclass(frozen=True)
class Agreement:
    """How far `raters` agree who scored the same `calls`.

    `pairs` counts every two totals of a call. Of `answers` (every two answers to the same question
    of a call) `agreed` were the same; `rate` is the range of that in percent, None where they are
    of too few calls. `gap` and `spread` are in points, None where no two totals are there.
    """

    raters: tuple[str, ...]
    calls: int
    pairs: int
    agreed: int
    answers: int
    rate: Range | None
    gap: Estimate
    spread: Estimate
    offsets: tuple[Offset, ...]
    lines: tuple[LineAgreement, ...]
    coefficients: tuple[Coefficient, ...]
    expert: str | None = None

    @property
    def is_little(self) -> bool:
        """Return whether all there is to do with it is to talk about it."""
        return verdict(Measure.ALPHA, Estimate(None), self.answers) is Verdict.DISCUSS


def agreement(calls: Sequence[ScoredCall], *, expert: str | None = None) -> Agreement:
    """Return how far those agree who scored these calls; `expert` is who others are held to."""
    totals = [_totals(call) for call in calls]
    lines = lines_of(calls)
    answers = sum(line.pairs for line in lines)
    agreed = sum(line.agreed for line in lines)
    pairs = sum(len(each) * (len(each) - 1) // 2 for each in totals)
    raters = tuple(dict.fromkeys(scored.rater for call in calls for scored in call.by))
    return Agreement(
        raters=raters,
        calls=len({call.call_id for call in calls}),
        pairs=pairs,
        agreed=agreed,
        answers=answers,
        rate=rate_range(_by_call(lines)),
        gap=estimated(mean_gap(totals), len(calls)),
        spread=estimated(within_call_sd(totals), len(calls)),
        offsets=offsets(totals, expert=expert),
        lines=lines,
        coefficients=tuple(_coefficients(totals, raters, pairs)),
        expert=expert,
    )


def drift(calls: Sequence[ScoredCall]) -> Agreement:
    """Return how far one person agrees with themselves; the offset is later less earlier."""
    return agreement(calls, expert=EARLIER)


def _by_call(lines: Iterable[LineAgreement]) -> list[Counted]:
    """Return for each call how many answers agree, and how many were given twice."""
    pairs, differing = Counter[str](), Counter[str]()
    for line in lines:
        pairs.update(line.pairs_of)
        differing.update(one.call_id for one in line.differences)
    return [(count - differing[call_id], count) for call_id, count in pairs.items()]


def _totals(call: ScoredCall) -> Totals:
    return {one.rater: one.percent for one in call.by if one.percent is not None}


def _coefficients(totals: Sequence[Totals], raters: Sequence[str], pairs: int) -> list[Coefficient]:
    """Return alpha of the totals, and ICC(2,1) where everybody scored every call."""
    units = [tuple(each.get(rater) for rater in raters) for each in totals]
    found = [(Measure.ALPHA, alpha(counted(units), Metric.INTERVAL))] if units else []
    if units and all(len(each) == len(raters) for each in totals):
        whole = [[each[rater] for rater in raters] for each in totals]
        found.append((Measure.ICC, icc_2_1(whole)))
    estimates = [(measure, estimated(statistic, len(units))) for measure, statistic in found]
    return [Coefficient(one, each, verdict(one, each, pairs)) for one, each in estimates]
