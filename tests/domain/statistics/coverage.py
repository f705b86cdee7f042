"""Do ranges keep their word? People are made up whole, a few of their calls drawn and a range
told; then all their calls are looked at (section 8).

One short cut makes twenty thousand completions of two thousand samples quick: what is drawn to
complete the unheard calls does not depend on the scores, so the same draws serve every sample
of a size. `test_coverage` shows that it gives the ranges the app gives. All in one command:

    pytest -m long -s -o faulthandler_timeout=0 tests/domain/statistics/test_coverage.py

It takes about 20 minutes of one core.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from callreview.domain.statistics.between import group_confidence
from callreview.domain.statistics.completions import REPEATS, Completions
from callreview.domain.statistics.polya import POOL_SIZE, WEIGHT
from callreview.domain.statistics.quantiles import t_quantile
from callreview.domain.statistics.ranges import CONFIDENCE
from tests.domain.statistics.families import FAMILIES, Floats

_AT_ONCE = 200
"""Samples completed at a time: 64 MB."""


@dataclass(frozen=True)
class Drawn:
    """Samples and what is to be found out: `scores` (people, heard), sorted, and `truth`."""

    scores: Floats
    truth: Floats
    population: int


@dataclass(frozen=True)
class Kept:
    """How often ranges kept their word, in per cent, and how wide they were in points.

    `low` and `high` are how often the truth lay below and above the range.
    """

    covered: float
    width: float
    low: float
    high: float


def generator(*key: object) -> np.random.Generator:
    """Return random numbers that depend on the key alone."""
    return np.random.default_rng(list("|".join(map(str, key)).encode()))


def drawn(family: str, heard: int, population: int, people: int, *key: object) -> Drawn:
    """Return a sample of each of so many people of a family.

    Their calls are in no order, so the first ones are a random sample.
    """
    calls = FAMILIES[family](generator(family, heard, population, *key), people, population)
    return Drawn(np.sort(calls[:, :heard], axis=1), calls.mean(axis=1), population)


def pool_bounds(sample: Drawn, colleagues: str) -> tuple[Floats, Floats]:
    """Return for each sample the bounds from a pool filled up with calls of four colleagues."""
    people, heard = sample.scores.shape
    rng = generator("pool", colleagues, heard)
    others = FAMILIES[colleagues](rng, 4 * people, POOL_SIZE // 4).reshape(people, -1)
    pool = np.concatenate([sample.scores, others[:, heard:]], axis=1)
    return pool.min(axis=1), pool.max(axis=1)


def cold_bounds(sample: Drawn) -> tuple[Floats, Floats]:
    """Return the bounds of a company with too few reviews."""
    return np.zeros(len(sample.truth)), np.full(len(sample.truth), 100.0)


def polya(sample: Drawn, bounds: tuple[Floats, Floats]) -> Kept:
    """Return how the app's range does."""
    return kept(sample.truth, *polya_ends(sample, bounds))


def polya_ends(
    sample: Drawn, bounds: tuple[Floats, Floats], confidence: float = CONFIDENCE
) -> tuple[Floats, Floats]:
    """Return the ends of each sample's range, as `polya_range` gives them."""
    heard = sample.scores.shape[1]
    like = _all_of(Completions(heard, sample.population, WEIGHT, REPEATS))
    ends = [
        _ends(
            sample.scores[some] @ like[:, :-1].T,
            np.outer(bounds[0][some], like[:, -1]),
            np.outer(bounds[1][some], like[:, -1]),
            confidence,
        )
        for some in _some(len(sample.truth))
    ]
    total = sample.scores.sum(axis=1)
    lows, highs = (np.concatenate(side) for side in zip(*ends, strict=True))
    return (total + lows) / sample.population, (total + highs) / sample.population


def company_ends(strata: Sequence[Drawn]) -> tuple[Floats, Floats]:
    """Return the ends of each company's range, as `company_range` gives them.

    Of several companies at once, each with one person of every stratum; strata by population,
    ascending.
    """
    likes = [
        _all_of(
            Completions(one.scores.shape[1], one.population, 1 / len(strata), REPEATS, f"|{place}")
        )
        for place, one in enumerate(strata)
    ]
    unknown = np.sum([like[:, -1] for like in likes], axis=0)
    ends = []
    for some in _some(len(strata[0].truth)):
        known = np.zeros((len(strata[0].truth[some]), REPEATS))
        for like, one in zip(likes, strata, strict=True):
            known += one.scores[some] @ like[:, :-1].T
        ends.append(_ends(known, 0.0 * unknown, 100.0 * unknown))
    total = np.sum([one.scores.sum(axis=1) for one in strata], axis=0)
    population = sum(one.population for one in strata)
    lows, highs = (np.concatenate(side) for side in zip(*ends, strict=True))
    return (total + lows) / population, (total + highs) / population


def company_truth(strata: Sequence[Drawn]) -> Floats:
    """Return the average of all calls of each company."""
    calls = sum(one.population for one in strata)
    return np.asarray(sum(one.truth * one.population for one in strata) / calls)


def plain_t(sample: Drawn) -> Kept:
    """Return how the range does that every textbook has, with the correction for few calls."""
    heard = sample.scores.shape[1]
    left = (1 - heard / sample.population) / heard
    reach = t_quantile(0.975, heard - 1) * sample.scores.std(axis=1, ddof=1) * np.sqrt(left)
    mean = sample.scores.mean(axis=1)
    return kept(sample.truth, mean - reach, mean + reach)


def false_flags(family: str, heard: int, companies: int, *, pool: bool, people: int = 8) -> float:
    """Return how often, in per cent of companies, one of equally good people is told apart.

    Everybody's calls are moved as far as it takes to make their averages equal. With `pool`
    the bounds are not 0 and 100 but from the pool.
    """
    sample = drawn(family, heard, 180, companies * people, "flags")
    bounds = pool_bounds(sample, family) if pool else cold_bounds(sample)
    lows, highs = polya_ends(sample, bounds, group_confidence(people))
    moved = (one - sample.truth for one in (lows, highs, sample.scores.mean(axis=1)))
    low, high, seen = (one.reshape(companies, people) for one in moved)
    company = seen.mean(axis=1, keepdims=True)
    return 100 * float(np.mean(np.any((low > company) | (high < company), axis=1)))


def kept(truth: Floats, lows: Floats, highs: Floats) -> Kept:
    """Return how often `truth` lay between the ends."""
    below, above = float(np.mean(truth < lows)), float(np.mean(truth > highs))
    return Kept(100 * (1 - below - above), float(np.mean(highs - lows)), 100 * below, 100 * above)


def _ends(
    known: Floats, worst: Floats, best: Floats, confidence: float = CONFIDENCE
) -> tuple[Floats, Floats]:
    """Return the ends for sums of unheard calls, a row of completions for each sample."""
    tail = (1 - confidence) / 2
    return (
        np.quantile(known + worst, tail, axis=1, method="lower", overwrite_input=True),
        np.quantile(known + best, 1 - tail, axis=1, method="higher", overwrite_input=True),
    )


def _all_of(completions: Completions) -> Floats:
    return np.concatenate([block for _, block in completions.blocks()]).astype(float)


def _some(count: int) -> Iterator[slice]:
    for start in range(0, count, _AT_ONCE):
        yield slice(start, start + _AT_ONCE)
