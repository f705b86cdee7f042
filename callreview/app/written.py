"""Files people write for the app: score sheets, answers, reviews."""

import codecs
import json
from collections.abc import Mapping
from pathlib import Path

from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.review import Answer
from callreview.domain.review_file import WrittenReview, answers_from_text, reviews_from_text
from callreview.domain.rubric import Rubric
from callreview.domain.rubric_check import require_sound
from callreview.domain.rubric_file import rubric_from_text, rubric_to_dict
from callreview.domain.rubric_table import rubric_from_rows
from callreview.domain.rubric_toml import rubric_to_toml

LARGEST_BYTES = 8_000_000
Labels = tuple[str, str]
YES_NO: Labels = ("Yes", "No")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_rubric(path: Path, labels: Labels = YES_NO) -> Rubric:
    """Return the score sheet of a file, as `read_unchecked_rubric` does.

    Raises Unreadable with the place of what is wrong, also when the sheet makes no sense.
    """
    rubric = read_unchecked_rubric(path, labels)
    require_sound(rubric, path.name)
    return rubric


def read_unchecked_rubric(path: Path, labels: Labels = YES_NO) -> Rubric:
    """Return the score sheet of a JSON, TOML or XLSX file that is well formed, sound or not.

    `labels` are the answers of a spreadsheet's questions that have none.
    """
    if path.suffix.lower() != ".xlsx":
        return rubric_from_text(_plain_text(path), path.name)
    from callreview.intake.workbook import first_sheet

    yes, no = labels
    return rubric_from_rows(first_sheet(path), path.name, title=path.stem, yes=yes, no=no)


def rubric_as_text(rubric: Rubric, path: Path) -> str:
    """Return a score sheet as what a file of that ending holds: JSON or TOML.

    Raises CallReviewError "sheet_kind_unknown" for another ending.
    """
    ending = path.suffix.lower()
    if ending == ".toml":
        return rubric_to_toml(rubric)
    if ending == ".json":
        return json.dumps(rubric_to_dict(rubric), ensure_ascii=False, indent=2) + "\n"
    raise CallReviewError("sheet_kind_unknown", path=str(path))


def read_answers(path: Path) -> Mapping[str, Answer]:
    """Return the answers of a JSON file by line id."""
    return answers_from_text(_plain_text(path), path.name)


def read_reviews(path: Path) -> tuple[WrittenReview, ...]:
    """Return the review or reviews of a JSON file."""
    return reviews_from_text(_plain_text(path), path.name)


def read_text(path: Path, most: int = LARGEST_BYTES) -> str:
    """Return the text of a file, UTF-8 or, where its first bytes say so, UTF-16.

    Raises Unreadable "file_unreadable", "file_too_large" or "file_not_text".
    """
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Unreadable("file_unreadable", path=str(path), problem=problem) from None
    if len(raw) > most:
        raise Unreadable("file_too_large", path=str(path), most=most // 1_000_000)
    try:
        return raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("file_not_text", path=str(path)) from None


def _plain_text(path: Path) -> str:
    return read_text(path).replace("\r\n", "\n")
