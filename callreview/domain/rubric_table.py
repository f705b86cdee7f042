"""A score sheet from a spreadsheet as people keep it: a row a question.

The heading row names the columns, in any order and in one of four languages (`rubric_headings`):
*section*, *question*, *points*, *help*, and the answers: one column *options* with
`Yes = 5; No = 0`, or several, *option 1*, *option 2*, with one answer each. An answer without
points gets its part of the question's: the first all of them, the last none, those between in
equal steps; answers that are numbers are worth themselves. `fail` in the place of points fails
the call. Where some question has an answer *N/A*, only those that have one may not apply; else
all may. A question without answers is yes or no; one without points as well is text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from callreview.domain.errors import Unreadable
from callreview.domain.placed import DECIMALS, LARGEST
from callreview.domain.rubric import Fail, Kind, Line, Option, Rubric, Section
from callreview.domain.rubric_headings import (
    HELP,
    OPTIONS,
    POINTS,
    QUESTION,
    SECTION,
    column_named,
    language_of,
    means_fail,
    means_not_applying,
)

Value = str | int | float | bool | None
Rows = Sequence[Sequence[Value]]
_SPLIT = re.compile(r"\s*[;\n]\s*")
_WORTH = re.compile(
    r"(?P<label>.*\S)\s*[=:]\s*(?P<worth>\S+)|(?P<named>.*\S)\s*\((?P<points>\S+)\)"
)
_FIRST_ROWS = 20


@dataclass(frozen=True)
class _Row:
    """A row below the headings: `number` counts from 1, `at` says where each column is."""

    name: str
    number: int
    values: Sequence[Value]
    at: Mapping[str, int]
    options_at: Sequence[int]

    def text(self, column: str) -> str:
        return _text(self.values, self.at.get(column, len(self.values)))

    def cell(self, column: str | int) -> str:
        """Return the place of a cell as people name it: `sheet.xlsx, cell C7`."""
        at = column if isinstance(column, int) else self.at[column]
        return f"{self.name}, {_letters(at)}{self.number}"


def rubric_from_rows(rows: Rows, name: str, *, title: str, yes: str, no: str) -> Rubric:
    """Return the score sheet the rows of a table hold; `name` is the file's, for messages.

    `yes` and `no` label the answers of questions without any. Raises Unreadable with the cell of
    the first thing that is wrong: "table_without_questions", "table_question_missing",
    "table_points", "table_option_worth".
    """
    sections: list[Section] = []
    language, below = _below_headings(rows, name)
    says_na = any(_says_na(row) for row in below)
    for row in below:
        heading = row.text(SECTION)
        if heading and (not sections or heading != sections[-1].title):
            sections.append(_section(sections, heading))
        if not row.text(QUESTION):
            if row.text(POINTS) or any(_text(row.values, at) for at in row.options_at):
                raise Unreadable("table_question_missing", place=row.cell(QUESTION))
            continue
        if not sections:
            sections.append(_section(sections, title))
        line = _line(row, f"q{sum(len(one.lines) for one in sections) + 1}", yes, no)
        line = replace(line, allow_na=not says_na or not line.options or _says_na(row))
        sections[-1] = replace(sections[-1], lines=(*sections[-1].lines, line))
    if not any(section.lines for section in sections):
        raise Unreadable("table_without_questions", name=name)
    return Rubric(title, tuple(one for one in sections if one.lines), language)


def _section(sections: Sequence[Section], title: str) -> Section:
    return Section(f"s{len(sections) + 1}", title, ())


def _below_headings(rows: Rows, name: str) -> tuple[str, Sequence[_Row]]:
    """Return the language of the headings, and the rows below them."""
    for start, row in enumerate(rows[:_FIRST_ROWS]):
        at, options_at = _columns(row)
        if QUESTION in at:
            language = language_of([_text(row, place) for place in range(len(row))])
            below = enumerate(rows[start + 1 :], start + 2)
            return language, [_Row(name, no, values, at, options_at) for no, values in below]
    raise Unreadable("table_without_headings", name=name)


def _columns(row: Sequence[Value]) -> tuple[Mapping[str, int], Sequence[int]]:
    at: dict[str, int] = {}
    options_at = []
    for place in range(len(row)):
        column = column_named(_text(row, place))
        if column == OPTIONS:
            options_at.append(place)
        elif column:
            at.setdefault(column, place)
    return at, options_at


def _line(row: _Row, line_id: str, yes: str, no: str) -> Line:
    points = _points(row)
    written = list(_written_options(row))
    options = _options(row, [one for one in written if not means_not_applying(one[0])], points)
    line = Line(line_id, row.text(QUESTION), Kind.TEXT, row.text(HELP))
    if not written and points is None:
        return replace(line, required=False)
    if not options:
        worths = (yes, points or Decimal(1)), (no, Decimal(0))
        options = [Option(f"o{at}", label, worth) for at, (label, worth) in enumerate(worths, 1)]
    kind = Kind.YES_NO if len(options) == 2 else Kind.SCALE
    return replace(line, kind=kind, options=tuple(options), points=points)


def _points(row: _Row) -> Decimal | None:
    text = row.text(POINTS)
    if not text:
        return None
    number = _number(text)
    if number is None or number < 0:
        raise Unreadable("table_points", place=row.cell(POINTS), text=text)
    return number


def _written_options(row: _Row) -> Iterator[tuple[str, int]]:
    """Yield the answers of a row as they are written, each with its column."""
    for at in row.options_at:
        for text in _SPLIT.split(_text(row.values, at)):
            if text:
                yield text, at


def _options(row: _Row, written: Sequence[tuple[str, int]], points: Decimal | None) -> list[Option]:
    told = [_worth(row, text, at) for text, at in written]
    if told and all(worth is None for _, worth, _ in told):
        worths = _spread([label for label, _, _ in told], points or Decimal(len(told) - 1))
    else:
        for (text, at), (_, worth, _) in zip(written, told, strict=True):
            if worth is None:
                raise Unreadable("table_option_worth", place=row.cell(at), text=text)
        worths = [worth or Decimal(0) for _, worth, _ in told]
    return [
        Option(f"o{number}", label, worth, fail)
        for number, ((label, _, fail), worth) in enumerate(zip(told, worths, strict=True), 1)
    ]


def _worth(row: _Row, text: str, at: int) -> tuple[str, Decimal | None, Fail]:
    """Return label, points and fail of an answer as it is written; None where it has no points."""
    found = _WORTH.fullmatch(text)
    if found is None:
        return text, None, Fail.NONE
    label = found["label"] or found["named"]
    worth = found["worth"] or found["points"]
    if means_fail(worth):
        return label, Decimal(0), Fail.CALL
    number = _number(worth)
    if number is None:
        if found["named"]:  # brackets may hold anything
            return text, None, Fail.NONE
        raise Unreadable("table_option_worth", place=row.cell(at), text=text)
    return label, number, Fail.NONE


def _spread(labels: Sequence[str], points: Decimal) -> list[Decimal]:
    numbers = [number for label in labels if (number := _number(label)) is not None]
    if len(numbers) == len(labels) and len(set(numbers)) > 1:
        return numbers
    steps = max(len(labels) - 1, 1)
    return [round(points * (steps - at) / steps, DECIMALS) for at in range(len(labels))]


def _says_na(row: _Row) -> bool:
    return any(means_not_applying(label) for label, _ in _written_options(row))


def _number(text: str) -> Decimal | None:
    """Return the number a cell says, with a point or a comma; None for what no sheet may hold."""
    try:
        number = Decimal(text.strip().replace(",", ".").rstrip("%"))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > LARGEST or number != round(number, DECIMALS):
        return None
    return number


def _text(values: Sequence[Value], at: int) -> str:
    value = values[at] if at < len(values) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _letters(at: int) -> str:
    """Return the letters of a column counted from 0: A, B, …, Z, AA."""
    before, letter = divmod(at, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
