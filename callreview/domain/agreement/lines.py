"""Each question by how often two people answered it differently, all pairs of them together."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from callreview.domain.agreement.alpha import Metric, alpha
from callreview.domain.agreement.bootstrap import Estimate, estimated
from callreview.domain.agreement.nominal import Chance, chance_corrected, cohen, standard_error
from callreview.domain.agreement.pairs import Scored, ScoredCall
from callreview.domain.agreement.ratings import Counts, Unit, counted, value_of
from callreview.domain.agreement.verdicts import Measure, Verdict, verdict
from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Line

NA = "does not apply"
_COMPARED = (Kind.YES_NO, Kind.SCALE, Kind.CHOICE, Kind.SEVERAL, Kind.NUMBER)
_METRICS = {
    Kind.SCALE: Metric.ORDINAL,
    Kind.NUMBER: Metric.INTERVAL,
    Kind.SEVERAL: Metric.NOMINAL,
}
_WITH_ORDER = (Metric.ORDINAL, Metric.INTERVAL)


@dataclass(frozen=True)
class Difference:
    """One call two people answered a question differently for."""

    call_id: str
    left: Scored
    right: Scored


@dataclass(frozen=True)
class LineAgreement:
    """One question: in how many of `pairs` both said the same, and where they did not.

    `pairs_of` says how many of the pairs are of which call.

    `measure` is AC1 where one answer is picked of several without order, else alpha; alpha says
    nothing where everybody always said the same. `kappa` (Cohen's of two reviewers, Fleiss' of
    more) and the `standard_error` of AC1 are for exports alone: where nearly all answers are the
    same kappa misleads (`statistics.md`, 4.2). None where there is none.
    """

    line: Line
    pairs_of: Mapping[str, int]
    differences: tuple[Difference, ...]
    measure: Measure
    estimate: Estimate
    verdict: Verdict
    kappa: float | None = None
    standard_error: float | None = None

    @property
    def pairs(self) -> int:
        """Return how many pairs of people answered it."""
        return sum(self.pairs_of.values())

    @property
    def calls(self) -> int:
        """Return how many calls they are of."""
        return len(self.pairs_of)

    @property
    def agreed(self) -> int:
        """Return how many pairs said the same."""
        return self.pairs - len(self.differences)

    @property
    def share_differing(self) -> float:
        """Return the share of pairs that differ, 0…1."""
        return len(self.differences) / self.pairs


@dataclass
class _Question:
    line: Line
    said: list[Mapping[str, Hashable | None]] = field(default_factory=list)
    pairs: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    @property
    def raters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rater for said in self.said for rater in said))

    @property
    def units(self) -> list[Unit]:
        raters = self.raters
        return [tuple(said.get(rater) for rater in raters) for said in self.said]


def lines_of(calls: Iterable[ScoredCall]) -> tuple[LineAgreement, ...]:
    """Return the questions two people answered, those answered differently most often first.

    Versions of a score sheet share a question where its id, its kind and its options are the same.
    """
    questions: dict[Hashable, _Question] = {}
    for call in calls:
        for line in call.version.rubric.lines:
            if line.kind in _COMPARED:
                options = tuple(option.id for option in line.options)
                key = (call.version.sheet_id or call.version.id, line.id, line.kind, options)
                _add(questions.setdefault(key, _Question(line)), call)
    found = (_judged(question) for question in questions.values() if question.pairs)
    return tuple(
        sorted(found, key=lambda one: (one.share_differing, len(one.differences)), reverse=True)
    )


def _add(question: _Question, call: ScoredCall) -> None:
    said = {one.rater: _said(question.line, one.review.answer(question.line.id)) for one in call.by}
    question.said.append(said)
    for left, right in call.pairs:
        if said[left.rater] is None or said[right.rater] is None:
            continue
        question.pairs[call.call_id] += 1
        if said[left.rater] != said[right.rater]:
            question.differences.append(Difference(call.call_id, left, right))


def _said(line: Line, answer: Answer) -> Hashable | None:
    """Return an answer as something that is the same or not; None where nothing was said."""
    if not answer.is_given:
        return None
    if answer.na:
        return NA
    if line.kind is Kind.SEVERAL:
        return tuple(sorted(answer.options))
    if line.kind is Kind.NUMBER:
        return answer.number
    return answer.option


def _judged(question: _Question) -> LineAgreement:
    metric = _METRICS.get(question.line.kind)
    measure = Measure.AC1 if metric is None else Measure.ALPHA
    counts = _ranked(question) if metric in _WITH_ORDER else _nominal(question)
    statistic = chance_corrected(counts, Chance.AC1) if metric is None else alpha(counts, metric)
    estimate = estimated(statistic, len(question.said))
    is_nominal = metric is None
    return LineAgreement(
        question.line,
        question.pairs,
        tuple(question.differences),
        measure,
        estimate,
        verdict(measure, estimate, question.pairs.total()),
        _known(_kappa(question, counts)) if is_nominal else None,
        _known(standard_error(counts, Chance.AC1)) if is_nominal else None,
    )


def _kappa(question: _Question, counts: Counts) -> float:
    if len(question.raters) == 2:
        return value_of(cohen(question.units), len(question.said))
    return value_of(chance_corrected(counts, Chance.FLEISS), len(question.said))


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number


def _nominal(question: _Question) -> Counts:
    """Return the answers counted over all that could be given; several at once over those given.

    *Does not apply* is one of them only where somebody said so: an answer that nobody gives makes
    agreement by chance look smaller than it is.
    """
    given = {value for said in question.said for value in said.values() if value is not None}
    if question.line.kind is Kind.SEVERAL:
        return counted(question.units, sorted(given, key=str))
    options = [option.id for option in question.line.options]
    return counted(question.units, [*options, NA] if NA in given else options)


def _ranked(question: _Question) -> Counts:
    """Return answers as places on a scale; what does not apply has none and is left out."""
    places = {option.id: at for at, option in enumerate(question.line.options)}
    units = [tuple(_place(value, places) for value in unit) for unit in question.units]
    return counted(units, sorted({value for unit in units for value in unit if value is not None}))


def _place(value: Hashable | None, places: dict[str, int]) -> float | None:
    if value is None or value == NA:
        return None
    return float(places[value]) if isinstance(value, str) else float(str(value))
