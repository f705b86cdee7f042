"""What a template is made of, and which parts make sense together."""

from dataclasses import dataclass, replace
from enum import StrEnum

from callreview.domain.errors import Unreadable
from callreview.domain.template.dates import date_forms, time_forms

MOST_PARTS = 60
LONGEST_TEXT = 255
ANY_DIGITS = 0
OWN_TEMPLATE = "template"
"""What a name that was read by a folder's own template is said to be read as."""


class Meaning(StrEnum):
    """What a part of a name is. TEXT is the same in every name, SKIP is of no interest."""

    TEXT = "text"
    SKIP = "skip"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    CUSTOMER = "customer"
    AGENT = "agent"
    EXTENSION = "extension"
    CALLER = "caller"
    CALLED = "called"
    DIRECTION = "direction"
    ID = "id"


NUMBERS = frozenset({Meaning.NUMBER, Meaning.CALLER, Meaning.CALLED})
SIDES = frozenset({Meaning.CALLER, Meaning.CALLED})
_ABOUT_ONE_SIDE = frozenset({Meaning.NUMBER, Meaning.AGENT, Meaning.EXTENSION})
_ANY_TEXT = frozenset({Meaning.SKIP, Meaning.CUSTOMER, Meaning.AGENT, Meaning.ID})
_UNSAID = frozenset({Meaning.TEXT, Meaning.SKIP})


@dataclass(frozen=True)
class Words:
    """The words by which a name says the direction, in any case; "" where there is none."""

    inbound: str = ""
    outbound: str = ""
    internal: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """Return the words there are."""
        return tuple(word for word in (self.inbound, self.outbound, self.internal) if word)


NO_WORDS = Words()


@dataclass(frozen=True)
class Part:
    """One part of a name.

    `text` is that of TEXT, `form` that of DATE and TIME, `words` those of DIRECTION. `digits`
    holds what is written in digits: so many of them, or of any count where it is 0. None lets a
    number have blanks, dots, dashes and brackets, and anything else be any text; one that `stops`
    ends where what follows it comes first.
    """

    meaning: Meaning
    text: str = ""
    form: str = ""
    digits: int | None = None
    stops: bool = False
    words: Words = NO_WORDS

    @property
    def is_any_text(self) -> bool:
        """Return whether it may be any text, so that only what follows says where it ends."""
        return self.digits is None and self.meaning in _ANY_TEXT

    @property
    def says_something(self) -> bool:
        """Return whether it tells of the call."""
        return self.meaning not in _UNSAID


@dataclass(frozen=True)
class Template:
    """How names are written, from their beginning to their end, without copies and extension.

    Raises Unreadable, a code that begins with "template_", for parts that make no sense;
    `position`, counted from 1, is that of the part; `place` has nothing to say yet.
    """

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if not any(part.says_something for part in self.parts):
            raise _unfit("template_says_nothing")
        if len(self.parts) > MOST_PARTS:
            raise _unfit("template_too_long", most=MOST_PARTS)
        for position, part in enumerate(self.parts, 1):
            code = _wrong_with(part)
            if code:
                raise _unfit(code, position=position)
        self._require_each_once()

    @property
    def with_stops(self) -> "Template":
        """Return the template in which every part of any text that says something stops."""
        stopping = (
            replace(part, stops=part.is_any_text and part.says_something) for part in self.parts
        )
        return Template(tuple(stopping))

    def part_of(self, meaning: Meaning) -> Part | None:
        """Return the part of that meaning, if there is one."""
        return next((part for part in self.parts if part.meaning is meaning), None)

    def _require_each_once(self) -> None:
        said: set[Meaning] = set()
        for position, part in enumerate(self.parts, 1):
            if part.says_something:
                if part.meaning in said:
                    raise _unfit("template_twice", position=position)
                said.add(part.meaning)
        if said >= {Meaning.AGENT, Meaning.EXTENSION}:
            raise _unfit("template_two_people")
        if said & SIDES and said & _ABOUT_ONE_SIDE:
            raise _unfit("template_sides_mixed")
        if len(said & SIDES) == 1:
            raise _unfit("template_one_side")


def _unfit(code: str, **fields: object) -> Unreadable:
    return Unreadable(code, place="", **fields)


def _wrong_with(part: Part) -> str:
    """Return the code of what is wrong with a part by itself, or nothing."""
    meaning, digits = part.meaning, part.digits
    if meaning is Meaning.TEXT and not (0 < len(part.text) <= LONGEST_TEXT and is_whole(part.text)):
        return "template_text_empty"
    if meaning is Meaning.DATE and part.form not in date_forms():
        return "template_date_form"
    if meaning is Meaning.TIME and part.form not in time_forms():
        return "template_time_form"
    if meaning is Meaning.DIRECTION and not _are_apart(part.words):
        return "template_direction_words"
    if digits is not None and not 0 <= digits <= LONGEST_TEXT:
        return "template_digits"
    return ""


def _are_apart(words: Words) -> bool:
    known = {word.casefold() for word in words.all}
    return (
        len(known) == len(words.all)
        and 0 < len("".join(known)) <= LONGEST_TEXT
        and (all(map(is_whole, known)))
    )


def is_whole(text: str) -> bool:
    """Return whether a text can be written down; that of a name that is not UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
