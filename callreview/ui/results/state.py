"""What the room shows: everything as words, rows and charts; nothing is computed here."""

from dataclasses import dataclass

from callreview.words.answers.opened import CountedCall, Opened
from callreview.words.answers.parts import Page
from callreview.words.results_story import Question


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
    """A call a figure rests on, when it was and whose."""

    counted: CountedCall
    when: str
    who: str


@dataclass(frozen=True)
class Figure:
    """One figure opened, with its calls as the library knows them."""

    opened: Opened
    calls: tuple[HeardCall, ...] = ()
