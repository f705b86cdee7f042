"""What the sheet shows: sentences, questions by how often answers differ, both sides of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from callreview.domain.agreement.lines import Difference, LineAgreement
from callreview.domain.agreement.pairs import EARLIER, LATER, Scored
from callreview.domain.agreement.report import Agreement
from callreview.domain.rubric import Line
from callreview.domain.timebase import Span
from callreview.words import _
from callreview.words import agreement as words
from callreview.words import agreement_details as details
from callreview.words.comparing import answer_words


@dataclass(frozen=True)
class Side:
    """What one of two people said to a question: answer, note, and the moments tied to it."""

    who: str
    answer: str
    note: str
    moments: tuple[Span, ...]


@dataclass(frozen=True)
class Differing:
    """One call for which two people answered a question differently."""

    call_id: str
    left: Side
    right: Side


@dataclass(frozen=True)
class Question:
    """One question: its words, how often answers differ, and where."""

    words: str
    agreed: int
    pairs: int
    differing: tuple[Differing, ...]

    @property
    def told(self) -> str:
        """Return how often answers differ, in words."""
        return words.differing_words(len(self.differing), self.pairs)


@dataclass(frozen=True)
class AgreementState:
    """One way of looking: everybody, held to an expert, or oneself then and now.

    Without `questions` only the first of the `sentences` is there, and says what to do.
    """

    sentences: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    rows: tuple[details.Row, ...] = ()
    notes: tuple[str, ...] = ()


def state_of(found: Agreement, *, is_drift: bool = False) -> AgreementState:
    """Return what is shown of an agreement; `is_drift` is of one person with themselves."""
    if is_drift:
        sentences = words.drift_words(found) or (words.nothing_again_words(),)
    else:
        sentences = tuple(words.sentences(found))
    if not found.answers:
        return AgreementState(sentences[:1])
    return AgreementState(
        sentences,
        tuple(map(_question, found.lines)),
        tuple(details.rows(found)),
        tuple(filter(None, (details.spread_words(found), details.method_words()))),
    )


def _question(found: LineAgreement) -> Question:
    differing = tuple(_differing(found.line, each) for each in found.differences)
    return Question(found.line.text, found.agreed, found.pairs, differing)


def _differing(line: Line, difference: Difference) -> Differing:
    left, right = (_side(line, each) for each in (difference.left, difference.right))
    return Differing(difference.call_id, left, right)


def _side(line: Line, scored: Scored) -> Side:
    answer = scored.review.answer(line.id)
    names = {EARLIER: _("The first time"), LATER: _("The second time")}
    return Side(
        names.get(scored.rater, scored.rater),
        answer_words(line, answer),
        answer.comment,
        answer.evidence,
    )


def choices(raters: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield whom one may hold the others to, as words and names; "" holds nobody to anybody."""
    yield _("Everybody with everybody"), ""
    if len(raters) > 2:
        for rater in raters:
            yield _("Everybody with {who}").format(who=rater), rater
