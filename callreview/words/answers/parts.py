"""What an answer to a question of an owner is made of."""

from dataclasses import dataclass
from enum import Enum, auto

from callreview.domain.charts.drawing import Chart
from callreview.words.results_story import Question


@dataclass(frozen=True)
class Row:
    """One row of a list. `key` is the figure it opens, "" if none; `sentence` says all of it."""

    key: str
    cells: tuple[str, ...]
    sentence: str = ""


class Form(Enum):
    """How paper has a list: in rows, its names and values in one line, or not at all."""

    ROWS = auto()
    LINE = auto()
    NOT = auto()


@dataclass(frozen=True)
class Table:
    """Rows under headings, the first column being what they are about.

    Where no chart stands beside it, paper has it too, as `on_paper` says.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    on_paper: Form = Form.ROWS


@dataclass(frozen=True)
class Part:
    """A sentence with what belongs to it; parts after the first have a heading.

    `warning` stands out before chart and table; `notes` stand below, and `details` are folded away.
    """

    sentence: str
    heading: str = ""
    chart: Chart | None = None
    table: Table | None = None
    warning: str = ""
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """The long answer to a question, and the short one that stands under it."""

    question: Question
    answer: str
    parts: tuple[Part, ...]


def told(*sentences: str) -> tuple[str, ...]:
    """Return the sentences there are."""
    return tuple(one for one in sentences if one)
