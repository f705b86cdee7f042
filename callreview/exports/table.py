"""Reviews as one table for spreadsheets and other programs.

A CSV holds three kinds of rows, told apart by its first column: `review`, `answer`, `mark`.
Scores stand only in the rows of reviews, so that an average over the column is right. Times
of a call are in seconds. Numbers stay numbers; a text that a spreadsheet would take for a
formula gets an apostrophe.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from callreview.domain.mark import in_order
from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Line, Section
from callreview.domain.scorecard import Scorecard
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


def reviews_csv(cards: Iterable[Scorecard]) -> bytes:
    """Return the reviews with their answers and marks as CSV: UTF-8 with a mark at its start."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for card in cards:
        for row in rows(card):
            writer.writerow({column: defused(value) for column, value in row.items()})
    return text.getvalue().encode("utf-8-sig")


def reviews_json(cards: Iterable[Scorecard]) -> bytes:
    """Return the reviews as one JSON object, each as `scorecard --format json` has it."""
    table = {"reviews": [card.as_json() for card in cards]}
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def rows(card: Scorecard) -> Iterator[Mapping[str, Cell]]:
    """Yield the row of a review, then those of its answers, then those of the call's marks."""
    known = _known(card)
    yield {"row": "review", **known, **_result(card)}
    for section in card.rubric.sections:
        for line in section.lines:
            if line.kind is not Kind.INSTRUCTION:
                yield {"row": "answer", **known, **_answer(card, section, line)}
    for mark in in_order(card.marks):
        yield {
            "row": "mark",
            **known,
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


def _known(card: Scorecard) -> dict[str, Cell]:
    facts, review = card.call.facts, card.review
    return {
        "review_id": review.id,
        "call_id": card.call.id,
        "person": card.call.who,
        "start_local": facts.start_local,
        "start_confidence": facts.start_confidence.value if facts.start_confidence else None,
        "direction": facts.direction.value if facts.direction else None,
        "customer_number": card.number,
        "duration_seconds": card.duration_ms / 1000 if card.duration_ms else None,
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
