"""Files people write for the app: score sheets, answers, reviews."""

import codecs
from collections.abc import Mapping
from pathlib import Path

from callreview.domain.errors import Unreadable
from callreview.domain.review import Answer
from callreview.domain.review_file import WrittenReview, answers_from_text, reviews_from_text
from callreview.domain.rubric import Rubric
from callreview.domain.rubric_check import require_sound
from callreview.domain.rubric_file import rubric_from_text

LARGEST_BYTES = 8_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_rubric(path: Path) -> Rubric:
    """Return the score sheet of a JSON or TOML file.

    Raises Unreadable with the place of what is wrong, also when the sheet makes no sense.
    """
    rubric = read_unchecked_rubric(path)
    require_sound(rubric, path.name)
    return rubric


def read_unchecked_rubric(path: Path) -> Rubric:
    """Return the score sheet of a file that is well formed, sound or not."""
    return rubric_from_text(_plain_text(path), path.name)


def read_answers(path: Path) -> Mapping[str, Answer]:
    """Return the answers of a JSON file by line id."""
    return answers_from_text(_plain_text(path), path.name)


def read_reviews(path: Path) -> tuple[WrittenReview, ...]:
    """Return the review or reviews of a JSON file."""
    return reviews_from_text(_plain_text(path), path.name)


def read_text(path: Path) -> str:
    """Return the text of a file, UTF-8 or, where its first bytes say so, UTF-16.

    Raises Unreadable "file_unreadable", "file_too_large" or "file_not_text".
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Unreadable("file_unreadable", path=str(path), problem=problem) from None
    if len(raw) > LARGEST_BYTES:
        raise Unreadable("file_too_large", path=str(path), most=LARGEST_BYTES // 1_000_000)
    try:
        return raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("file_not_text", path=str(path)) from None


def _plain_text(path: Path) -> str:
    return read_text(path).replace("\r\n", "\n")
