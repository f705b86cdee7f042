"""What coefficients of agreement say: kept under *Details*, with their ranges."""

from collections.abc import Iterator

from callreview.domain.agreement.bootstrap import Estimate
from callreview.domain.agreement.report import Agreement
from callreview.domain.agreement.verdicts import JUDGED_FROM, Measure, Verdict
from callreview.words import _, ngettext
from callreview.words.numbers import counted

Row = tuple[str, str, str, str]


def headings() -> Row:
    """Return what the columns of `rows` are called."""
    return _("Of"), _("Coefficient"), _("Value (range)"), _("What it is good for")


def rows(found: Agreement) -> Iterator[Row]:
    """Yield a row for each coefficient: of the totals, then of each question."""
    for one in found.coefficients:
        yield (
            _("Totals"),
            measure_words(one.measure),
            estimate_words(one.estimate, found.calls),
            verdict_words(one.verdict),
        )
    for line in found.lines:
        yield (
            line.line.text,
            measure_words(line.measure),
            estimate_words(line.estimate, line.calls),
            verdict_words(line.verdict),
        )


def spread_words(found: Agreement) -> str:
    """Return how far single totals of one call lie from their middle; nothing if not known."""
    if found.spread.value is None:
        return ""
    told = _("Standard deviation of totals of the same call: {points} points")
    text = told.format(points=f"{found.spread.value:.1f}")
    if found.spread.low is None or found.spread.high is None:
        return f"{text}."
    ends = _(" ({low} to {high}).").format(
        low=f"{found.spread.low:.1f}", high=f"{found.spread.high:.1f}"
    )
    return f"{text}{ends}"


def method_words() -> str:
    """Return where the ranges come from."""
    return _(
        "Ranges: calls drawn again 2,000 times with what was said of them, the middle 95 %. A "
        "verdict goes by the lower end."
    )


def measure_words(measure: Measure) -> str:
    """Return the name of a coefficient, as it stands under *Details*."""
    names = {Measure.AC1: _("Gwet’s AC1"), Measure.ALPHA: _("Krippendorff’s alpha")}
    return names.get(measure, _("ICC(2,1)"))


def estimate_words(estimate: Estimate, calls: int) -> str:
    """Return "0.78 (0.46 to 0.96)", or why there is none."""
    if estimate.value is None and calls < 2:
        return _("a single call says nothing of this")
    if estimate.value is None:
        return ngettext(
            "everyone gave the same answer; not enough variety to judge",
            "everyone gave the same answer on all {count} calls; not enough variety to judge",
            calls,
        ).format(count=counted(calls))
    if estimate.low is None or estimate.high is None:
        return _("{value} (too little variety for a range)").format(value=f"{estimate.value:.2f}")
    return _("{value} ({low} to {high})").format(
        value=f"{estimate.value:.2f}", low=f"{estimate.low:.2f}", high=f"{estimate.high:.2f}"
    )


def verdict_words(verdict: Verdict) -> str:
    """Return what a coefficient is good for."""
    return {
        Verdict.DISCUSS: _("something to talk about, nothing to judge by"),
        Verdict.COUNT: _("too few for a verdict; from {count} pairs on there is one").format(
            count=JUDGED_FROM
        ),
        Verdict.STRONG: _("one can rely on it"),
        Verdict.FAIR: _("good enough for a first impression"),
        Verdict.WEAK: _("too weak to rely on"),
    }[verdict]
