"""Each question by how often two people answered it differently, all pairs of them together."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from callreview.domain.agreement.alpha import Metric, alpha
from callreview.domain.agreement.bootstrap import Estimate, estimated
from callreview.domain.agreement.nominal import Chance, chance_corrected
from callreview.domain.agreement.pairs import Scored, ScoredCall
from callreview.domain.agreement.ratings import Counts, Unit, counted
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


@dataclass(frozen=True)
class Difference:
    """One call two people answered a question differently for."""

    call_id: str
    left: Scored
    right: Scored


@dataclass(frozen=True)
class LineAgreement:
    """One question: in how many of `pairs` both said the same, and where they did not.

    `measure` is AC1 where one answer is picked of several without order, else alpha; both say
    nothing where everybody always said the same.
    """

    line: Line
    pairs: int
    differences: tuple[Difference, ...]
    measure: Measure
    estimate: Estimate
    verdict: Verdict

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
    units: list[Unit] = field(default_factory=list)
    pairs: int = 0
    differences: list[Difference] = field(default_factory=list)


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
    question.units.append(tuple(said.values()))
    for left, right in call.pairs:
        if said[left.rater] is None or said[right.rater] is None:
            continue
        question.pairs += 1
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
    line = question.line
    metric = _METRICS.get(line.kind)
    measure = Measure.AC1 if metric is None else Measure.ALPHA
    if metric is None:
        statistic = chance_corrected(_nominal(question), Chance.AC1)
    elif metric is Metric.NOMINAL:
        statistic = alpha(counted(question.units, sorted(_given(question), key=str)), metric)
    else:
        statistic = alpha(_ranked(question), metric)
    estimate = estimated(statistic, len(question.units))
    return LineAgreement(
        line,
        question.pairs,
        tuple(question.differences),
        measure,
        estimate,
        verdict(measure, estimate, question.pairs),
    )


def _nominal(question: _Question) -> Counts:
    """Return the answers counted over all that could be given.

    *Does not apply* is one of them only where somebody said so: an answer that nobody gives makes
    agreement by chance look smaller than it is.
    """
    options = [option.id for option in question.line.options]
    return counted(question.units, [*options, NA] if NA in _given(question) else options)


def _ranked(question: _Question) -> Counts:
    """Return answers as places on a scale; what does not apply has none and is left out."""
    places = {option.id: at for at, option in enumerate(question.line.options)}
    units = [tuple(_place(value, places) for value in unit) for unit in question.units]
    return counted(units, sorted({value for unit in units for value in unit if value is not None}))


def _place(value: Hashable | None, places: dict[str, int]) -> float | None:
    if value is None or value == NA:
        return None
    return float(places[value]) if isinstance(value, str) else float(str(value))


def _given(question: _Question) -> Sequence[Hashable]:
    said = {value for unit in question.units for value in unit if value is not None}
    return tuple(said)
