"""Finished reviews and marks as rows of the tables, by the names of the columns.

Scores stand only in the rows of reviews, so that an average over the column is right. Times of a
call are in seconds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from callreview.domain.call import Call
from callreview.domain.handout import Handout
from callreview.domain.mark import Mark, in_order
from callreview.domain.review import Answer, Blind, Review
from callreview.domain.rubric import Kind, Line, Rubric, Section
from callreview.domain.scorecard import Scorecard
from callreview.domain.scoring import rounded

Cell = str | int | float | None
Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Marked:
    """A call that was marked, and its marks."""

    call: Call
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Handed:
    """A scorecard that was handed out: of which review, and what became of it."""

    call: Call
    review: Review
    rubric: Rubric
    handout: Handout


def handout_rows(handed: Handed) -> Iterator[Row]:
    """Yield the row of a scorecard that was handed out."""
    told = handed.handout
    values: dict[str, Cell] = {
        "given_on": told.given_on,
        "given_by": told.given_by.value if told.given_by else "",
        "read_on": told.read_on,
        "answered_on": told.answered_on,
        "answer": told.answer,
        "promise": told.promise,
    }
    yield {**_of_handed(handed), **values}


def dispute_rows(handed: Handed) -> Iterator[Row]:
    """Yield the rows of what is disputed in it, in the order of the score sheet."""
    words = {line.id: line.text for line in handed.rubric.lines}
    for dispute in handed.handout.in_order(handed.rubric):
        yield {
            **_of_handed(handed),
            "question_id": dispute.line_id,
            "question": words[dispute.line_id],
            "dispute_reason": dispute.reason,
            "outcome": dispute.outcome.value if dispute.outcome else "open",
            "outcome_reason": dispute.outcome_reason,
        }


def _of_handed(handed: Handed) -> dict[str, Cell]:
    review = handed.review
    return {"review_id": review.id, "revision": review.revision, **_of_call(handed.call)}


def review_row(card: Scorecard) -> Row:
    """Return the row of a finished review."""
    return {**_of_review(card), **_of_call(card.call), **_facts(card), **_result(card)}


def answer_rows(card: Scorecard) -> Iterator[Row]:
    """Yield the rows of its questions, in the order of the score sheet."""
    known = {**_of_review(card), **_of_call(card.call)}
    for section in card.rubric.sections:
        for line in section.lines:
            if line.kind is not Kind.INSTRUCTION:
                yield {**known, **_answer(card, section, line)}


def mark_rows(marked: Marked) -> Iterator[Row]:
    """Yield the rows of a call's marks, as they are heard."""
    for mark in in_order(marked.marks):
        yield {
            **_of_call(marked.call),
            "category": mark.category.value,
            "start_seconds": mark.start_ms / 1000,
            "end_seconds": None if mark.end_ms is None else mark.end_ms / 1000,
            "text": mark.text,
        }


def _of_call(call: Call) -> dict[str, Cell]:
    return {"call_id": call.id, "person": call.who, "start_local": call.facts.start_local}


def _of_review(card: Scorecard) -> dict[str, Cell]:
    return {
        "review_id": card.review.id,
        "score_sheet": card.rubric.title,
        "version": card.version.number,
    }


def _facts(card: Scorecard) -> dict[str, Cell]:
    facts, review = card.call.facts, card.review
    return {
        "start_confidence": facts.start_confidence.value if facts.start_confidence else None,
        "direction": facts.direction.value if facts.direction else None,
        "customer_number": card.number,
        "duration_seconds": card.duration_ms / 1000 if card.duration_ms else None,
        "reviewer": review.reviewer,
        "book": review.book.value,
        "reason": review.reason,
        "blind": ",".join(each for each in Blind if each in review.blind),
        "revision": review.revision,
        "revision_reason": review.revision_reason,
        "finished_at": review.finished_at,
    }


def _result(card: Scorecard) -> dict[str, Cell]:
    result, review = card.score, card.review
    return {
        "percent": _number(result.percent),
        "bonus_percent": _number(result.bonus_percent),
        "shown": _number(result.shown),
        "passed": {True: "yes", False: "no", None: None}[result.passed],
        "band": result.band.label if result.band else None,
        "fails": ", ".join(f"{one.line_id} ({one.scope.value})" for one in result.fails),
        "heard_percent": _part(card.heard_ms, card),
        "skipped_percent": _part(card.skipped_ms, card),
        "keep_doing": review.keep_doing,
        "work_on": review.work_on,
    }


def _part(length_ms: int, card: Scorecard) -> Cell:
    return _number(Fraction(100 * length_ms, card.duration_ms)) if card.duration_ms else None


def _answer(card: Scorecard, section: Section, line: Line) -> dict[str, Cell]:
    scored, answer = card.score.line(line.id), card.review.answer(line.id)
    earns = scored.has_points
    return {
        "section": section.title,
        "question_id": line.id,
        "question": line.text,
        "state": scored.state.value,
        "answer": _said(line, answer),
        "points": _number(scored.earned) if earns else None,
        "points_possible": _number(scored.points) if earns else None,
        "weight_percent": _number(scored.weight_percent) if earns else None,
        "comment": answer.comment,
        "moments": " ".join(
            f"{_seconds(span.start_ms)}-{_seconds(span.end_ms)}" for span in answer.evidence
        ),
    }


def _said(line: Line, answer: Answer) -> Cell:
    if answer.number is not None:
        return float(answer.number)
    chosen = answer.options if answer.option is None else (answer.option,)
    if chosen:
        return ", ".join(line.option(option).label for option in chosen)
    return answer.text


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    near = rounded(value, 4)
    return near.numerator if near.denominator == 1 else float(near)


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")
