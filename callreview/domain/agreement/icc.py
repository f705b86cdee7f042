"""The intraclass correlation of totals when every reviewer scored every call."""

from collections.abc import Sequence

import numpy as np

from callreview.domain.agreement.ratings import Array, Statistic, quotient


def icc_2_1(totals: Sequence[Sequence[float]]) -> Statistic:
    """Return ICC(2,1), absolute agreement of single scores, both ways random.

    `totals` is calls × reviewers, none missing. Shrout and Fleiss 1979. nan for fewer than two
    calls or reviewers, or where all scores are equal.
    """
    scores = np.asarray(totals, float)
    scores = scores - scores.mean() if scores.size else scores.reshape(len(totals), 0)
    reviewers = scores.shape[1]

    def statistic(weights: Array) -> Array:
        calls = weights.sum(axis=1)
        if reviewers < 2:
            return np.full(len(weights), np.nan)
        everything = quotient(weights @ scores.sum(axis=1), calls * reviewers)
        correction = everything**2 * calls * reviewers
        total = weights @ (scores**2).sum(axis=1) - correction
        between = weights @ (scores.sum(axis=1) ** 2) / reviewers - correction
        by_reviewer = quotient(((weights @ scores) ** 2).sum(axis=1), calls) - correction
        left = (total - between - by_reviewer) / np.maximum((calls - 1) * (reviewers - 1), 1)
        rows = between / np.maximum(calls - 1, 1)
        columns = by_reviewer / (reviewers - 1)
        below = rows + (reviewers - 1) * left + reviewers * quotient(columns - left, calls)
        return np.where(calls > 1, quotient(rows - left, below), np.nan)

    return statistic
