"""Reviews of the same calls by several people, in few words."""

from collections.abc import Mapping
from typing import Any

from callreview.domain.review import Answer, Review, ReviewState
from callreview.domain.rubric import Rubric, RubricVersion
from tests import builders

SHEET = RubricVersion("sheet", 1, builders.rubric(), "sheet")
VERSIONS: Mapping[str, RubricVersion] = {"sheet": SHEET}


def scored(call: str, reviewer: str, answers: str, /, **known: Any) -> Review:
    """Return a final second score; of `answers` each letter answers a question: y, n or - (N/A)."""
    said = {"y": Answer(option="yes"), "n": Answer(option="no"), "-": Answer(na=True)}
    number = known.pop("number", 1)
    usual = {
        "id": f"{call} {reviewer} {number}",
        "call_id": call,
        "version_id": "sheet",
        "reviewer": reviewer,
        "state": ReviewState.FINAL,
        "reason": "calibration",
        "finished_at": f"2026-03-13T09:{number:02}:00.000Z",
        "answers": {f"q{at}": said[one] for at, one in enumerate(answers, 1) if one in said},
    }
    return builders.review(**{**usual, **known})


def sheet_of(rubric: Rubric, key: str) -> RubricVersion:
    """Return a version of a sheet of its own."""
    return RubricVersion(key, 1, rubric, key)
