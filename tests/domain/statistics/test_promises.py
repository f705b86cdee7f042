"""What is true of every range, whatever was heard."""

from collections.abc import Iterator

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from callreview.domain.statistics import completions
from callreview.domain.statistics.change import Count, change, change_of_rate
from callreview.domain.statistics.exact import hyper_exact, zero_bound
from callreview.domain.statistics.polya import (
    company_range,
    polya_range,
    pool_bounds,
    strict_range,
)
from callreview.domain.statistics.proportions import clopper_pearson, newcombe, wilson
from callreview.domain.statistics.ranges import Method, Range, Sample, Stratum

SCORE = st.one_of(st.sampled_from([0.0, 50.0, 100.0]), st.floats(0, 100))
SCORES = st.lists(SCORE, min_size=1, max_size=30)
FEW = settings(max_examples=40)


@pytest.fixture(scope="module", autouse=True)
def fewer_completions() -> Iterator[None]:
    """Let each range be a rough one: what is promised of it holds for any number of draws."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(completions, "REPEATS", 500)
        yield


@st.composite
def strata(draw: st.DrawFn) -> Stratum:
    """Draw scores and a population which is often all heard, or nearly."""
    scores = draw(st.one_of(SCORES, st.builds(lambda one, n: [one] * n, SCORE, st.integers(1, 60))))
    unheard = draw(st.one_of(st.integers(0, 3), st.integers(0, 400)))
    return Stratum(tuple(scores), len(scores) + unheard)


def keeps_the_promise(found: Range, mean: float, *, all_heard: bool) -> None:
    assert 0 <= found.low <= found.high <= 100
    assert found.low - 1e-9 <= mean <= found.high + 1e-9
    assert (found.width == 0) == all_heard
    assert (found.method == Method.ALL_HEARD) == all_heard


@FEW
@given(strata(), st.floats(0, 100), st.floats(0, 100))
def test_a_persons_range(one: Stratum, low: float, high: float) -> None:
    mean = sum(one.scores) / one.heard
    low, high = min(low, high), max(low, high)
    found = polya_range(one.scores, one.population, low=low, high=high)
    keeps_the_promise(found, mean, all_heard=one.is_all_heard)
    assert found.low >= min(low, *one.scores) or low == high
    strict = strict_range(one.scores, one.population)
    keeps_the_promise(strict, mean, all_heard=one.is_all_heard)


@FEW
@given(st.lists(strata(), min_size=1, max_size=3))
def test_a_companys_range(people: list[Stratum]) -> None:
    calls = sum(one.population for one in people)
    mean = sum(sum(one.scores) / one.heard * one.population for one in people) / calls
    all_heard = all(one.is_all_heard for one in people)
    keeps_the_promise(company_range(people), mean, all_heard=all_heard)


@FEW
@given(st.data())
def test_the_order_never_matters(data: st.DataObject) -> None:
    people = data.draw(st.lists(strata(), min_size=2, max_size=3))
    mixed = [
        Stratum(tuple(data.draw(st.permutations(one.scores))), one.population) for one in people
    ]
    assert polya_range(mixed[0].scores, mixed[0].population) == polya_range(
        people[0].scores, people[0].population
    )
    assert company_range(data.draw(st.permutations(mixed))) == company_range(people)


@FEW
@given(SCORES, st.integers(1, 200))
def test_more_confidence_and_worse_unknown_calls_never_make_it_shorter(
    scores: list[float], unheard: int
) -> None:
    population = len(scores) + unheard
    found = polya_range(scores, population, low=min(scores), high=max(scores) + 1e-3)
    for wider in (
        polya_range(scores, population),
        polya_range(scores, population, low=min(scores), high=max(scores) + 1e-3, confidence=0.99),
    ):
        assert wider.low <= found.low + 1e-9 or min(scores) == 0
        assert wider.high >= found.high - 1e-9 or max(scores) == 100


@given(st.data())
def test_counts(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 500))
    heard = data.draw(st.integers(0, population))
    hits = data.draw(st.integers(0, heard))
    low, high = hyper_exact(hits, heard, population)
    assert hits <= low <= high <= population - heard + hits
    assert (low == high) == (heard == population)
    bound = zero_bound(heard, population)
    assert 0 <= bound <= population - heard
    assert (bound == 0) == (heard == population)
    mirrored = hyper_exact(heard - hits, heard, population)
    assert mirrored == (population - high, population - low)


@given(st.data())
def test_rates(data: st.DataObject) -> None:
    heard, others = data.draw(st.integers(1, 300)), data.draw(st.integers(1, 300))
    hits, theirs = data.draw(st.integers(0, heard)), data.draw(st.integers(0, others))
    for found in (wilson(hits, heard), clopper_pearson(hits, heard)):
        assert 0 <= found.low < found.high <= 100
        assert found.low - 1e-9 <= 100 * hits / heard <= found.high + 1e-9
    less = newcombe(hits, heard, theirs, others)
    assert -100 <= less.low < less.high <= 100
    assert less.covers(100 * hits / heard - 100 * theirs / others)


@given(strata(), strata())
def test_changes(before: Stratum, after: Stratum) -> None:
    known = before.is_all_heard and after.is_all_heard
    samples = [Sample.of(one.scores, one.population) for one in (before, after)]
    found = change(samples[:1], samples[1:])
    back = change(samples[1:], samples[:1])
    assert -100 <= found.range.low <= found.difference <= found.range.high <= 100
    assert (found.range.width == 0) == known
    assert (back.difference, back.range.low) == (-found.difference, -found.range.high)
    counts = [
        Count(sum(score >= 50 for score in one.scores), one.heard, one.population)
        for one in (before, after)
    ]
    assert (change_of_rate(*counts).range.width == 0) == known


def test_of_nothing_heard_anything_may_be() -> None:
    assert polya_range([], 40, low=60) == Range(0, 100)


def test_a_pool_of_nothing_but_equal_scores_says_nothing() -> None:
    """The design's bounds would give 100 to 100 with 55 of 60 calls unheard."""
    low, high = pool_bounds([100.0] * 60)
    assert polya_range([100.0] * 5, 60, low=low, high=high) == polya_range([100.0] * 5, 60)


def test_a_company_says_whom_it_covers() -> None:
    for wrong in ([], [Stratum((80.0,), 9), Stratum((), 9)]):
        with pytest.raises(ValueError, match="whom the number covers"):
            company_range(wrong)


@pytest.mark.parametrize(("scores", "population"), [((50.0,) * 3, 2), ((101.0,), 9), ((), 0)])
def test_impossible_strata_are_refused(scores: tuple[float, ...], population: int) -> None:
    with pytest.raises(ValueError, match=r"cannot have|outside"):
        Stratum(scores, population)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (float("nan"), 1), (0, float("inf"))])
def test_a_range_has_ends_in_order(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="no range"):
        Range(low, high)
