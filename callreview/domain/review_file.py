"""Answers and whole reviews as JSON: what `score` reads and `review import` adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from callreview.domain.canonical import plain
from callreview.domain.errors import Unreadable
from callreview.domain.placed import Placed, parsed, table_of
from callreview.domain.review import Answer, Book

_BOOKS = tuple(book.value for book in Book)
_KEYS = ("option", "options", "number", "text", "na", "comment", "evidence")


@dataclass(frozen=True)
class WrittenReview:
    """A review as somebody wrote it in a file.

    `call` is a key, a path or a SHA-256; `rubric` a file's path or a version's hash.
    """

    call: str
    rubric: str
    reviewer: str
    answers: Mapping[str, Answer]
    book: Book = Book.PICKED
    reason: str = ""
    keep_doing: str = ""
    work_on: str = ""
    final: bool = False


def answers_from_text(text: str, name: str) -> Mapping[str, Answer]:
    """Return the answers a JSON text holds by line id; a written review gives its answers.

    Raises Unreadable with the place of the first thing that is wrong.
    """
    top = table_of(parsed(text, name), name)
    is_review = isinstance(top.values.get("answers"), Mapping) and top.has("rubric")
    return _answers(top.table("answers") if is_review else top)


def answers_from_dict(value: object, name: str) -> Mapping[str, Answer]:
    """Return the answers a table holds, as `answers_from_text` does."""
    return _answers(table_of(value, name))


def answers_to_dict(answers: Mapping[str, Answer]) -> dict[str, object]:
    """Return the answers as the file's table, in the order they are given."""
    return {line_id: answer_to_dict(answer) for line_id, answer in answers.items()}


def answer_from_dict(value: object, name: str) -> Answer:
    """Return the answer a table holds; `name` says where it stands."""
    return _answer(table_of(value, name))


def answer_to_dict(answer: Answer) -> dict[str, object]:
    """Return an answer as the file's table: only what was said."""
    said: dict[str, object] = {
        "option": answer.option,
        "options": list(answer.options) if answer.options or answer.none_of_them else None,
        "number": None if answer.number is None else plain(answer.number),
        "text": answer.text or None,
        "na": answer.na or None,
        "comment": answer.comment or None,
        "evidence": [[span.start_ms, span.end_ms] for span in answer.evidence] or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def reviews_from_text(text: str, name: str) -> tuple[WrittenReview, ...]:
    """Return the reviews of a file that holds one or a list of them."""
    value = parsed(text, name)
    if not isinstance(value, list):
        return (_review(table_of(value, name)),)
    whole = Placed({"reviews": value}, name)
    return tuple(map(_review, whole.tables("reviews")))


def _review(table: Placed) -> WrittenReview:
    table.only(
        "call", "rubric", "reviewer", "book", "reason", "answers", "keep_doing", "work_on", "final"
    )
    return WrittenReview(
        call=table.text("call"),
        rubric=table.text("rubric"),
        reviewer=table.text("reviewer"),
        answers=_answers(table.table("answers")),
        book=Book(table.choice("book", _BOOKS, Book.PICKED)),
        reason=table.text("reason", ""),
        keep_doing=table.text("keep_doing", ""),
        work_on=table.text("work_on", ""),
        final=table.flag("final", default=False),
    )


def _answers(table: Placed) -> Mapping[str, Answer]:
    return {
        line_id: _answer(Placed(value, f"{table.place}, “{line_id}”"))
        if isinstance(value, Mapping)
        else _no_table(table, line_id)
        for line_id, value in table.values.items()
    }


def _no_table(table: Placed, line_id: str) -> NoReturn:
    raise Unreadable("value_not_table", place=table.place, key=line_id)


def _answer(table: Placed) -> Answer:
    table.only(*_KEYS)
    options = table.texts("options")
    return Answer(
        option=table.text("option") if table.has("option") else None,
        options=options,
        number=table.number_or_none("number"),
        text=table.text("text", ""),
        na=table.flag("na", default=False),
        comment=table.text("comment", ""),
        evidence=table.spans("evidence"),
        none_of_them=table.has("options") and not options,
    )
