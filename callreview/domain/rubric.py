"""Score sheets: sections of questions, options and points.

Values only. Reading a file is `rubric_file`, judging one is `rubric_check`, arithmetic is
`scoring`. A version never changes: it is known by the SHA-256 of its canonical JSON.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    TEXT = "text"
    INSTRUCTION = "instruction"

    @property
    def picks_one(self) -> bool:
        """Return whether exactly one option is chosen."""
        return self in (Kind.YES_NO, Kind.SCALE, Kind.CHOICE)

    @property
    def is_scored(self) -> bool:
        """Return whether the kind can carry points."""
        return self not in (Kind.TEXT, Kind.INSTRUCTION)


class Fail(StrEnum):
    """What an option fails when it is chosen."""

    NONE = "none"
    LINE = "line"
    SECTION = "section"
    CALL = "call"


class Mode(StrEnum):
    """How lines become one number."""

    POINTS = "points"
    SECTIONS = "sections"


@dataclass(frozen=True)
class Option:
    """One possible answer and what it is worth."""

    id: str
    label: str
    points: Decimal
    fail: Fail = Fail.NONE


@dataclass(frozen=True)
class Range:
    """Numbers from `start` up to but not including `end` (the last range includes it)."""

    start: Decimal
    end: Decimal
    points: Decimal
    fail: Fail = Fail.NONE


@dataclass(frozen=True)
class Condition:
    """Ask only if `line` was answered with one of these options."""

    line: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One question. `points` is what it weighs; None means its largest option."""

    id: str
    text: str
    kind: Kind
    help: str = ""
    required: bool = True
    allow_na: bool = True
    bonus: bool = False
    points: Decimal | None = None
    options: tuple[Option, ...] = ()
    ranges: tuple[Range, ...] = ()
    max_points: Decimal | None = None
    show_if: Condition | None = None

    def option(self, option_id: str) -> Option:
        """Return the option of that id; KeyError if the line has none such."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True)
class Section:
    """Lines under one heading; `weight` counts in the mode *sections*."""

    id: str
    title: str
    lines: tuple[Line, ...]
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Band:
    """A name for all totals from `start` percent upwards."""

    start: Decimal
    label: str


@dataclass(frozen=True)
class Rubric:
    """A score sheet as written; `pass_mark` is in percent, None when nothing is passed."""

    title: str
    sections: tuple[Section, ...]
    language: str = "en"
    mode: Mode = Mode.POINTS
    pass_mark: Decimal | None = None
    zero_on_fail: bool = False
    cap_bonus: bool = True
    bands: tuple[Band, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line in the order of the screen."""
        return tuple(line for section in self.sections for line in section.lines)

    def line(self, line_id: str) -> Line:
        """Return the line of that id; KeyError if there is none."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)


@dataclass(frozen=True)
class RubricVersion:
    """A frozen score sheet: `id` is the SHA-256 of its canonical JSON, `number` is for people.

    `sheet_id` is the id of the first version of the same sheet, whatever it was called then; a
    translation is a version too. It is empty for a sheet that no library holds.
    """

    id: str
    number: int
    rubric: Rubric
    sheet_id: str = ""


@dataclass(frozen=True)
class RubricDraft:
    """A score sheet being written; it may be half done.

    `base_id` is the version it was made from, if it is to be the next one of that sheet; `taken`
    are the ids that sheet's versions have used, which nothing new may be called.
    """

    id: str
    rubric: Rubric
    changed_at: str
    base_id: str | None = None
    taken: frozenset[str] = frozenset()
