"""What a coefficient is good for. Judged by the lower end of its range, never from few pairs.

A coefficient from ten calls can be almost anything (Gwet 2016, McHugh 2012), so below 10 pairs
of reviewers there is only something to talk about, and below 30 only a count and its range.
"""

from enum import StrEnum

from callreview.domain.agreement.bootstrap import Estimate

DISCUSSED_BELOW = 10
JUDGED_FROM = 30


class Measure(StrEnum):
    """A coefficient that has bands in the literature."""

    AC1 = "ac1"
    ALPHA = "alpha"
    ICC = "icc"


class Verdict(StrEnum):
    """What may be said: nothing yet, a count, or a band."""

    DISCUSS = "discuss"
    COUNT = "count"
    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


_FROM = {
    Measure.AC1: (0.81, 0.61),  # Landis and Koch 1977: almost perfect, substantial
    Measure.ALPHA: (0.800, 0.667),  # Krippendorff: to rely on, for tentative conclusions only
    Measure.ICC: (0.90, 0.75),  # Koo and Li 2016: excellent, good
}


def verdict(measure: Measure, estimate: Estimate, pairs: int) -> Verdict:
    """Return what may be said of a coefficient that rests on this many pairs of answers.

    Without a lower end there is no band, however many pairs there are.
    """
    if pairs < DISCUSSED_BELOW:
        return Verdict.DISCUSS
    if pairs < JUDGED_FROM or estimate.low is None:
        return Verdict.COUNT
    strong, fair = _FROM[measure]
    if estimate.low >= strong:
        return Verdict.STRONG
    return Verdict.FAIR if estimate.low >= fair else Verdict.WEAK
