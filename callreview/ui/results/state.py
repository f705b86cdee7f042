"""What the room shows: everything as words, rows and charts; nothing is computed here."""

from dataclasses import dataclass

from callreview.words.answers.opened import CountedCall, Opened
from callreview.words.answers.parts import Page
from callreview.words.results_story import Question


@dataclass(frozen=True)
class Sample:
    """A random sample: what it is called, how far it is, and what can be done with it.

    `is_open`: calls are left to be reviewed; `is_done`: none is, and it can be closed;
    `is_frozen`: its list stands, so that it can be checked.
    """

    key: str
    title: str
    standing: str
    about: str = ""
    is_open: bool = False
    is_done: bool = False
    is_closed: bool = False
    is_frozen: bool = False


@dataclass(frozen=True)
class Pending:
    """A sample that is not closed: how many of its calls are left, said in a sentence."""

    key: str
    sentence: str
    is_done: bool = False


@dataclass(frozen=True)
class Choice:
    """What one may look at: a period by the key of its draw, or a score sheet by its place."""

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
    sheets: tuple[Choice, ...] = ()
    chosen_sheet: str = ""
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
    """A call a figure rests on, when it was and whose."""

    counted: CountedCall
    when: str
    who: str


@dataclass(frozen=True)
class Figure:
    """One figure opened, with its calls as the library knows them."""

    opened: Opened
    calls: tuple[HeardCall, ...] = ()
