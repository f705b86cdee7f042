"""Reviews as one table for spreadsheets and other programs.

A CSV holds three kinds of rows, told apart by its first column: `review`, `answer`, `mark`.
Scores stand only in the rows of reviews, so that an average over the column is right. Times
of a call are in seconds. Numbers stay numbers; a text that a spreadsheet would take for a
formula gets an apostrophe.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from callreview.domain.call import Call
from callreview.domain.mark import Mark, in_order
from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Line, Section
from callreview.domain.scorecard import Scorecard, masked
from callreview.domain.scoring import rounded
from callreview.exports.plain_text import cleaned

Cell = str | int | float | None
COLUMNS = (
    "row", "review_id", "call_id", "person", "start_local", "start_confidence", "direction",
    "customer_number", "duration_seconds", "score_sheet", "version", "reviewer", "book", "reason",
    "revision", "revision_reason", "finished_at",
    "percent", "bonus_percent", "shown", "passed", "band", "fails", "heard_percent", "keep_doing",
    "work_on",
    "section", "question_id", "question", "state", "answer", "points", "points_possible",
    "weight_percent", "comment", "moments",
    "category", "start_seconds", "end_seconds", "text",
)  # fmt: skip
_FORMULA = tuple("=+-@|\t\r＝＋－＠")


@dataclass(frozen=True)
class Marked:
    """A call that was marked and of which no review is finished."""

    call: Call
    marks: tuple[Mark, ...]
    shows_number: bool = False

    @property
    def duration_ms(self) -> int:
        """Return the recording's length; 0 if it is not known."""
        return self.call.recording.duration_ms or 0

    @property
    def number(self) -> str:
        """Return the customer's number, masked unless it was asked for in full."""
        number = self.call.facts.customer_number or ""
        return number if self.shows_number else masked(number)


def reviews_csv(cards: Iterable[Scorecard], marked: Iterable[Marked] = ()) -> bytes:
    """Return the reviews with their answers and marks as CSV: UTF-8 with a mark at its start.

    Marks of calls without a finished review come last.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in (*chain.from_iterable(map(rows, cards)), *chain.from_iterable(map(_marks, marked))):
        writer.writerow({column: defused(value) for column, value in row.items()})
    return text.getvalue().encode("utf-8-sig")


def plain_csv(headings: Sequence[str], table: Iterable[Sequence[Cell]]) -> bytes:
    """Return any table as CSV, in the same form."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([defused(heading) for heading in headings])
    writer.writerows([defused(value) for value in row] for row in table)
    return text.getvalue().encode("utf-8-sig")


def reviews_json(cards: Iterable[Scorecard], marked: Iterable[Marked] = ()) -> bytes:
    """Return the reviews as one JSON object, each as `scorecard --format json` has it.

    Beside them stand the marks of calls without a finished review.
    """
    table = {
        "reviews": [card.as_json() for card in cards],
        "marks": [mark.as_json() for one in marked for mark in in_order(one.marks)],
    }
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def rows(card: Scorecard) -> Iterator[Mapping[str, Cell]]:
    """Yield the row of a review, then those of its answers, then those of the call's marks."""
    known = {**_of_call(card), **_of_review(card)}
    yield {"row": "review", **known, **_result(card)}
    for section in card.rubric.sections:
        for line in section.lines:
            if line.kind is not Kind.INSTRUCTION:
                yield {"row": "answer", **known, **_answer(card, section, line)}
    yield from ({**known, **row} for row in _marks(card))


def _marks(of: Scorecard | Marked) -> Iterator[Mapping[str, Cell]]:
    for mark in in_order(of.marks):
        yield {
            "row": "mark",
            **_of_call(of),
            "category": mark.category.value,
            "start_seconds": mark.start_ms / 1000,
            "end_seconds": None if mark.end_ms is None else mark.end_ms / 1000,
            "text": mark.text,
        }


def defused(value: Cell) -> str | int | float:
    """Return a cell that no spreadsheet runs: texts that look like a formula are quoted."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = cleaned(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _of_call(of: Scorecard | Marked) -> dict[str, Cell]:
    facts = of.call.facts
    length_ms = of.duration_ms
    return {
        "call_id": of.call.id,
        "person": of.call.who,
        "start_local": facts.start_local,
        "start_confidence": facts.start_confidence.value if facts.start_confidence else None,
        "direction": facts.direction.value if facts.direction else None,
        "customer_number": of.number,
        "duration_seconds": length_ms / 1000 if length_ms else None,
    }


def _of_review(card: Scorecard) -> dict[str, Cell]:
    review = card.review
    return {
        "review_id": review.id,
        "score_sheet": card.rubric.title,
        "version": card.version.number,
        "reviewer": review.reviewer,
        "book": review.book.value,
        "reason": review.reason,
        "revision": review.revision,
        "revision_reason": review.revision_reason,
        "finished_at": review.finished_at,
    }


def _result(card: Scorecard) -> dict[str, Cell]:
    result, review = card.score, card.review
    heard = Fraction(100 * card.heard_ms, card.duration_ms) if card.duration_ms else None
    return {
        "percent": _number(result.percent),
        "bonus_percent": _number(result.bonus_percent),
        "shown": _number(result.shown),
        "passed": {True: "yes", False: "no", None: None}[result.passed],
        "band": result.band.label if result.band else None,
        "fails": ", ".join(f"{one.line_id} ({one.scope.value})" for one in result.fails),
        "heard_percent": _number(heard),
        "keep_doing": review.keep_doing,
        "work_on": review.work_on,
    }


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
            f"{span.start_ms / 1000:g}-{span.end_ms / 1000:g}" for span in answer.evidence
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
