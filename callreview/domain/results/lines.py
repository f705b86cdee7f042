"""What the questions say: how often each earned all its points, and what it cost the average."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from callreview.domain.results.averages import mean
from callreview.domain.results.figures import LineFigure
from callreview.domain.results.outcome import Heard
from callreview.domain.results.rates import rate_of
from callreview.domain.results.scored import Stratum
from callreview.domain.rubric import Line, Rubric
from callreview.domain.scoring import LineScore, score
from callreview.domain.scoring_lines import State, weight

Scored = Mapping[str, Mapping[str, LineScore]]
"""By review, the lines of its score by their ids."""

_ZERO = Fraction(0)
_ALL = Fraction(1)


def lines_scored(strata: Sequence[Stratum], rubrics: Mapping[str, Rubric]) -> Scored:
    """Return what every question earned in every review; `rubrics` are by version."""
    return {
        one.review_id: {
            found.line.id: found for found in score(rubrics[one.version_id], one.answers).lines
        }
        for part in strata
        for one in part.heard
    }


def line_figures(
    strata: Sequence[Stratum], rubric: Rubric, scored: Scored, *, repeats: int | None = None
) -> tuple[LineFigure, ...]:
    """Return the questions that carry points, those that cost most first.

    All that they cost together is what the average lacks to 100.
    """
    counting = [line for line in rubric.lines if weight(line) > 0 and not line.bonus]
    found = [_line_figure(line, strata, scored, repeats) for line in counting]
    return tuple(sorted(found, key=lambda one: -one.lost))


def _line_figure(
    line: Line, strata: Sequence[Stratum], scored: Scored, repeats: int | None
) -> LineFigure:
    def earned_all(one: Heard) -> bool | None:
        found = scored[one.review_id][line.id]
        return None if found.state is not State.ANSWERED else found.share == _ALL

    rate = rate_of(strata, earned_all, opens=False, repeats=repeats)
    heard = sum(len(part.heard) for part in strata)
    lost = _lost(line, strata, scored)
    return LineFigure(line.id, line.text, rate, lost, heard - rate.heard)


def _lost(line: Line, strata: Sequence[Stratum], scored: Scored) -> Fraction:
    whole = sum(part.population for part in strata)
    parts = (
        part.population * mean([_lost_in(scored[one.review_id][line.id]) for one in part.heard])
        for part in strata
    )
    return sum(parts, _ZERO) / whole if whole else _ZERO


def _lost_in(found: LineScore) -> Fraction:
    return _ZERO if found.share is None else found.weight_percent * (1 - found.share)
