"""How a figure came about, step by step, for whoever opens it: nothing is left to believe."""

from collections.abc import Sequence
from fractions import Fraction

from callreview.domain.results.figures import Average, Basis, Bounds, LineFigure, Rate, Share
from callreview.domain.results.report import Between, Earlier
from callreview.domain.statistics.ranges import Range
from callreview.words import _
from callreview.words.numbers import counted, one_in, points, signed, whole_percent
from callreview.words.results import reach_words, spread_words
from callreview.words.results_change import coin_words

_WRITTEN_OUT = 30
_ONE = 1


def average_steps(average: Average) -> tuple[str, ...]:
    """Return how an average and its range were found."""
    if average.value is None:
        return ()
    told = (spread_words(average), *_mean_steps(average), *_range_steps(average))
    return tuple(filter(None, (*told, reach_words([average]), _strict_words(average.strict))))


def rate_steps(rate: Rate) -> tuple[str, ...]:
    """Return how a rate and its range were found."""
    if rate.percent is None:
        return ()
    told = _("{hits} ÷ {heard} = {percent}%").format(
        hits=rate.hits, heard=rate.heard, percent=points(_percent(rate.hits, rate.heard), 1)
    )
    weighing = () if len(rate.shares) == _ONE else (_weighing(rate.shares, rate.percent),)
    return (told, *weighing, *_count_steps(rate))


def line_steps(line: LineFigure) -> tuple[str, ...]:
    """Return how the rate of a question was found, and to how many calls it did not apply."""
    if not line.not_applicable:
        return rate_steps(line.rate)
    told = _(
        "It did not apply to {count} of {heard} calls heard, so the same share of all calls is "
        "left out: {population} are left."
    ).format(
        count=line.not_applicable,
        heard=line.not_applicable + line.rate.heard,
        population=counted(line.rate.population),
    )
    return (told, *rate_steps(line.rate))


def change_steps(earlier: Earlier, now: Fraction) -> tuple[str, ...]:
    """Return how a change was judged."""
    low, high = earlier.change.range.low, earlier.change.range.high
    told = _("{now} - {before} = {difference}").format(
        now=points(now, 1),
        before=points(earlier.value, 1),
        difference=signed(now - earlier.value, 1),
    )
    span = _(
        "With so many calls, luck alone moves an average: the real change is very likely between "
        "{low} and {high}."
    ).format(low=signed(low, 1), high=signed(high, 1))
    verdict = _("That leaves out 0, so it is a clear change.")
    if not earlier.change.is_clear:
        verdict = _("0 lies in between, so it may be no change at all.")
    return told, span, verdict


def between_steps(apart: Between) -> tuple[str, ...]:
    """Return how people were told apart, for Details."""
    if not apart.tau2:
        return (_("No difference between people can be made out beyond luck."), coin_words())
    return (
        _("Of what lies between people, {share}% is theirs and the rest luck.").format(
            share=points(100 * apart.reliability)
        ),
        _("An order would be told from 70% on."),
        coin_words(),
    )


def _mean_steps(average: Average) -> tuple[str, ...]:
    assert average.value is not None
    if len(average.shares) > _ONE:
        return (_weighing(average.shares, average.value),)
    scores = [dot.percent for dot in average.dots]
    total = sum(scores, Fraction(0))
    if len(scores) > _WRITTEN_OUT:
        told = _("All scores together, {total}, ÷ {heard} calls = {value}")
        written = ""
    else:
        told = _("{scores} = {total}; ÷ {heard} calls = {value}")
        written = " + ".join(_score(score) for score in scores)
    return (
        told.format(
            scores=written,
            total=points(total, 1),
            heard=average.heard,
            value=points(average.value, 1),
        ),
    )


def _range_steps(average: Average) -> tuple[str, ...]:
    if average.basis is Basis.ALL or average.range is None:
        return (_("All calls were heard, so nothing is left to luck."),)
    told = _(
        "{unheard} calls were not heard. They were imagined many thousand times: each like one of "
        "those heard, or like one unknown call that may be as bad as {low} and as good as {high}."
    ).format(
        unheard=counted(average.population - average.heard),
        low=_score(average.bounds.low),
        high=_score(average.bounds.high),
    )
    return told, _bounds_words(average.bounds, len(average.shares)), _found_words(average.range)


def _strict_words(strict: Range | None) -> str:
    if strict is None:
        return ""
    return _(
        "For disputes there is a stricter range, in which a whole unknown call may be anything "
        "from 0 to 100: {low} to {high}."
    ).format(low=points(strict.low), high=points(strict.high))


def _bounds_words(bounds: Bounds, strata: int) -> str:
    if strata > _ONE:
        return _("For several people together, an unknown call may be anything from 0 to 100.")
    if bounds.is_cold:
        return _(
            "Anything from 0 to 100 is thought possible: with fewer than 30 reviews nobody knows "
            "how bad calls can be here. The range gets shorter as reviews come in."
        )
    return _("These are the worst and the best of the newest {count} reviews.").format(
        count=bounds.reviews
    )


def _found_words(found: Range) -> str:
    return _(
        "With it at its worst, 1 in {one_in} averages of all calls lay below {low}; with it at its "
        "best, 1 in {one_in} above {high}."
    ).format(
        one_in=round(2 / (1 - found.confidence)),
        low=points(found.low, 1),
        high=points(found.high, 1),
    )


def _count_steps(rate: Rate) -> tuple[str, ...]:
    if rate.low is None or rate.high is None:
        return (_("All calls were heard, so nothing is left to luck."),)
    if len(rate.shares) > _ONE:
        return (
            _(
                "The calls nobody heard were imagined many thousand times, for each person like "
                "those heard of theirs: in 95% of these {low} to {high} of {population} were so."
            ).format(
                low=counted(rate.low), high=counted(rate.high), population=counted(rate.population)
            ),
        )
    if not rate.hits:
        return (
            _("Up to 1 call in {one_in} could still be so.").format(
                one_in=one_in(rate.high, rate.population)
            ),
            _(
                "If {more} of {population} calls were so, not one of them would be among "
                "{heard} drawn by lot in less than 1 of 20 lots; with {high} it still happens."
            ).format(
                more=counted(rate.high + 1),
                population=counted(rate.population),
                heard=rate.heard,
                high=counted(rate.high),
            ),
        )
    return (
        _(
            "Of every possible number among {population} calls, those were kept under which "
            "{hits} of {heard} drawn by lot is nothing unusual: {low} to {high} ({low_share} to "
            "{high_share})."
        ).format(
            population=counted(rate.population),
            hits=rate.hits,
            heard=rate.heard,
            low=counted(rate.low),
            high=counted(rate.high),
            low_share=whole_percent(rate.low, rate.population),
            high_share=whole_percent(rate.high, rate.population),
        ),
    )


def _weighing(shares: Sequence[Share], value: Fraction) -> str:
    told = [one for one in shares if one.average is not None]
    parts = " + ".join(
        _("{name} {average} × {calls} calls").format(
            name=one.name, average=_score(one.average or Fraction(0)), calls=counted(one.population)
        )
        for one in told
    )
    return _("({parts}) ÷ {calls} calls = {value}").format(
        parts=parts,
        calls=counted(sum(one.population for one in told)),
        value=points(value, 1),
    )


def _percent(hits: int, heard: int) -> Fraction:
    return Fraction(100 * hits, heard)


def _score(score: Fraction) -> str:
    return points(score, 0 if score.denominator == 1 else 1)
