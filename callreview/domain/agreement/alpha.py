"""Krippendorff's alpha: one minus disagreement seen over disagreement expected by chance.

Reviewers may be any number and may have left calls out; calls with fewer than two ratings are
dropped. Use nominal for yes/no, ordinal for scales, interval for totals.
"""

from enum import StrEnum

import numpy as np

from callreview.domain.agreement.ratings import Array, Counts, Statistic, quotient


class Metric(StrEnum):
    """How far two ratings lie apart."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def alpha(counts: Counts, metric: Metric) -> Statistic:
    """Return Krippendorff's alpha. nan where all ratings are equal: 0/0, nothing to judge by.

    The categories must stand in their order (ordinal) and be numbers (interval, ratio).
    """
    paired = counts.given >= 2
    table = np.where(paired[:, None], counts.table, 0.0)
    per_call = np.where(paired, 1 / np.where(paired, counts.given - 1, 1), 0.0)

    def statistic(weights: Array) -> Array:
        totals = weights @ table
        if metric in (Metric.NOMINAL, Metric.RATIO):
            seen, expected = _by_distance(table, _distances(counts, metric), totals)
            observed = weights @ (per_call * seen)
        else:
            places = _places(counts, metric, totals)
            seen_each, expected = _by_places(table, places, totals)
            observed = (weights * per_call * seen_each).sum(axis=1)
        return 1 - quotient(observed * (totals.sum(axis=1) - 1), expected)

    return statistic


def _by_distance(table: Array, distances: Array, totals: Array) -> tuple[Array, Array]:
    """Return summed distances of the pairs within each call, and of all pairs in each repeat."""
    within = ((table @ distances) * table).sum(axis=1)
    return within, ((totals @ distances) * totals).sum(axis=1)


def _by_places(table: Array, places: Array, totals: Array) -> tuple[Array, Array]:
    """Return the same for distances that are squared differences of places on a line.

    The sum of `(a − b)²` over all pairs of m values is `2 (m Σa² − (Σa)²)`; the places may be
    other ones in each repeat. Returns repeats × calls, and repeats.
    """
    within = 2 * (table.sum(axis=1) * (places**2 @ table.T) - (places @ table.T) ** 2)
    squares, sums = (totals * places**2).sum(axis=1), (totals * places).sum(axis=1)
    return within, 2 * (totals.sum(axis=1) * squares - sums**2)


def _places(counts: Counts, metric: Metric, totals: Array) -> Array:
    """Return where each category stands in each repeat: its value, or the middle of its ranks."""
    if metric is Metric.ORDINAL:
        return np.asarray(np.cumsum(totals, axis=1) - totals / 2)
    values = np.array([float(str(category)) for category in counts.categories])
    return np.broadcast_to(values - values.sum() / max(len(values), 1), totals.shape)


def _distances(counts: Counts, metric: Metric) -> Array:
    if metric is Metric.NOMINAL:
        return 1.0 - np.eye(len(counts.categories))
    values = np.array([float(str(category)) for category in counts.categories])
    sums = values[:, None] + values[None, :]
    apart = values[:, None] - values[None, :]
    return np.asarray(np.divide(apart, sums, out=np.zeros_like(sums), where=sums != 0) ** 2)
