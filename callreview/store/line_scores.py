"""What each question of a final review earned, kept beside it for whoever reads the file itself.

The app never reads these rows: it scores anew, by the rules in `domain.scoring`. They are written
when a review is finished, and by step 24 for the reviews that were finished before it.
"""

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from callreview.domain.errors import CallReviewError
from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Rubric
from callreview.domain.rubric_file import rubric_from_dict

if TYPE_CHECKING:
    from callreview.domain.scoring import Score


def keep(connection: sqlite3.Connection, review_id: str, result: "Score") -> None:
    """Write down what each question of a review earned."""
    connection.executemany(
        "INSERT INTO line_scores VALUES (?, ?, ?, ?, ?, ?)",
        [(review_id, *row) for row in _rows(result)],
    ).close()


def scored_lines(canonical_json: str, answers: str) -> str:
    """Return what step 24 writes, as a JSON list of rows without the review.

    `answers` is a JSON list of `[line_id, option_id, option_ids, none_of_them, number, text, na]`.
    Answers that do not fit their score sheet give no rows: an upgrade must not fail over them.
    """
    from callreview.domain.scoring import score

    said = {one[0]: _answer(*one[1:]) for one in json.loads(answers)}
    try:
        return json.dumps(list(_rows(score(_rubric(canonical_json), said))))
    except CallReviewError:
        return "[]"


def _rows(result: "Score") -> Iterator[tuple[str, str, float | None, float | None, float | None]]:
    for one in result.lines:
        if one.line.kind is Kind.INSTRUCTION:
            continue
        earned: tuple[float | None, float | None, float | None] = (None, None, None)
        if one.has_points:
            earned = (float(one.earned), float(one.points), float(one.weight_percent))
        yield one.line.id, one.state.value, *earned


@lru_cache(8)
def _rubric(canonical_json: str) -> Rubric:
    return rubric_from_dict(json.loads(canonical_json, parse_float=Decimal), "library")


def _answer(
    option: str | None, options: list[str], none: int, number: str | None, text: str, na: int
) -> Answer:
    return Answer(
        option=option,
        options=tuple(options),
        none_of_them=bool(none),
        number=None if number is None else Decimal(number),
        text=text,
        na=bool(na),
    )
