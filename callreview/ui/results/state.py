"""What the room shows: everything as words, rows and charts; nothing is computed here."""

from dataclasses import dataclass, field
from enum import Enum

from callreview.domain.charts.drawing import Chart
from callreview.words.marking import N_


class Question(Enum):
    """What an owner asks, in this order."""

    COMPANY = N_("How are we doing?")
    PEOPLE = N_("How is each person doing?")
    LINES = N_("What should we work on?")
    CHANGE = N_("Is it getting better?")
    TRUST = N_("Can I trust this?")
    SAMPLES = N_("Random samples")


@dataclass(frozen=True)
class Row:
    """One row of a list. `key` is the figure it opens, "" if none; `sentence` says all of it."""

    key: str
    cells: tuple[str, ...]
    sentence: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under headings, the first column being what they are about."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """A sentence with what belongs to it; parts after the first have a heading.

    `warning` stands out; `notes` stand below, and `details` are folded away.
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


@dataclass(frozen=True)
class Sample:
    """A random sample: what it is called, how far it is, and whether it can be gone on with."""

    key: str
    title: str
    standing: str
    about: str = ""
    is_open: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class Pending:
    """An open sample: how many of its calls are left, said in a sentence."""

    key: str
    sentence: str


@dataclass(frozen=True)
class Choice:
    """A period one may look at: the key of its draw, and its name."""

    key: str
    words: str


@dataclass(frozen=True)
class ResultsState:
    """The whole room.

    With neither `pages` nor `samples` there is nothing yet; `waits_for` says that ranges are
    being computed, and what for.
    """

    periods: tuple[Choice, ...] = ()
    chosen: str = ""
    pages: tuple[Page, ...] = ()
    pending: tuple[Pending, ...] = ()
    samples: tuple[Sample, ...] = ()
    waits_for: str = ""
    read_only: bool = False

    def page(self, question: Question) -> Page | None:
        """Return the answer to a question, if there is one."""
        return next((one for one in self.pages if one.question is question), None)


@dataclass(frozen=True)
class HeardCall:
    """A call a figure rests on: when it was, whose, and what its review came to."""

    call_id: str
    when: str
    who: str
    score: str
    remark: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure opened."""

    key: str
    title: str
    sentence: str
    chart: Chart | None = None
    steps: tuple[str, ...] = ()
    calls: tuple[HeardCall, ...] = field(default=())
    beyond: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
