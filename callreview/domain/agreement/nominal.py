"""Agreement on answers that have no order: yes or no, one of several.

Units with one rating say nothing of agreement, but what they say counts for how common an
answer is, as in Gwet's irrCAC (whose published values the tests hold).
"""

import math
from collections.abc import Sequence
from enum import Enum, auto

import numpy as np

from callreview.domain.agreement.ratings import Array, Counts, Statistic, Unit, counted, quotient


class Chance(Enum):
    """How agreement by chance is reckoned from how common each answer is."""

    FLEISS = auto()
    AC1 = auto()


def percent_agreement(counts: Counts) -> Statistic:
    """Return the share of pairs of reviewers that said the same, as the mean over the calls."""
    shares, paired = _pair_shares(counts)

    def statistic(weights: Array) -> Array:
        return quotient(weights @ shares, weights @ paired)

    return statistic


def chance_corrected(counts: Counts, chance: Chance) -> Statistic:
    """Return Fleiss' kappa or Gwet's AC1, `(pa − pe) / (1 − pe)`.

    `pe` is the sum of the squared shares of the answers (Fleiss), or of `share × (1 − share)`
    over one less than the number of *possible* answers (Gwet 2008): give `counted` all of them.
    """
    agreement = percent_agreement(counts)
    shares = _answer_shares(counts)
    rated = (counts.given > 0).astype(float)

    def statistic(weights: Array) -> Array:
        common = quotient(weights @ shares, (weights @ rated)[:, None])
        expected = _expected(common, chance)
        return quotient(agreement(weights) - expected, 1.0 - expected)

    return statistic


def standard_error(counts: Counts, chance: Chance) -> float:
    """Return the standard error of Fleiss' kappa or AC1 over calls; nan where there is none.

    Gwet's linearised variance with n − 1 for n rated calls (irrCAC's raw form, not the form for
    a table of two reviewers, which divides by n). Degrees of freedom of a range: n − 1.
    """
    rated = counts.given > 0
    counts = Counts(counts.table[rated], counts.categories)
    calls = len(counts.table)
    shares, paired = _pair_shares(counts)
    pairs = paired.sum()
    if calls < 2 or not pairs:
        return math.nan
    common = _answer_shares(counts).mean(axis=0)
    expected = float(_expected(common[None, :], chance)[0])
    if math.isclose(expected, 1.0):
        return math.nan
    value = (shares.sum() / pairs - expected) / (1 - expected)
    own = (calls / pairs) * (shares - expected * paired) / (1 - expected)
    own_expected = _answer_shares(counts) @ _slope(common, chance)
    influence = own - 2 * (1 - value) * (own_expected - expected) / (1 - expected)
    return float(np.sqrt(((influence - value) ** 2).sum() / (calls * (calls - 1))))


def cohen(units: Sequence[Unit]) -> Statistic:
    """Return Cohen's kappa of two reviewers; chance comes from what each of them says.

    Calls that only one of them rated are left out. Raises ValueError unless there are two.
    """
    if any(len(unit) != 2 for unit in units):
        raise ValueError("Cohen's kappa is for two reviewers")
    whole = [unit for unit in units if None not in unit]
    said = counted(whole).categories
    first = counted([_only(unit, 0) for unit in units], said).table
    second = counted([_only(unit, 1) for unit in units], said).table
    both = np.array([float(None not in unit) for unit in units])
    same = (first * second).sum(axis=1)

    def statistic(weights: Array) -> Array:
        calls = (weights @ both)[:, None]
        expected = (quotient(weights @ first, calls) * quotient(weights @ second, calls)).sum(
            axis=1
        )
        return quotient(quotient(weights @ same, calls[:, 0]) - expected, 1.0 - expected)

    return statistic


def _only(unit: Unit, at: int) -> Unit:
    return (None if None in unit else unit[at],)


def _pair_shares(counts: Counts) -> tuple[Array, Array]:
    """Return per call the share of agreeing pairs (0 without pairs), and whether it has pairs."""
    given = counts.given
    pairs = given * (given - 1)
    agreeing = (counts.table * (counts.table - 1)).sum(axis=1)
    paired = pairs > 0
    return np.where(paired, agreeing / np.where(paired, pairs, 1), 0.0), paired.astype(float)


def _answer_shares(counts: Counts) -> Array:
    given = counts.given
    return counts.table / np.where(given > 0, given, 1)[:, None]


def _expected(common: Array, chance: Chance) -> Array:
    if chance is Chance.FLEISS:
        return np.asarray((common**2).sum(axis=1))
    return np.asarray((common * (1 - common)).sum(axis=1) / _others(common.shape[1]))


def _slope(common: Array, chance: Chance) -> Array:
    return common if chance is Chance.FLEISS else (1 - common) / _others(len(common))


def _others(categories: int) -> int:
    return max(categories - 1, 1)
