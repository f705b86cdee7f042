"""Making a template of the parts of a name that a person has pointed at.

What nobody pointed at stays as it is, but for its digits: those change from call to call.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from callreview.domain.errors import Refused
from callreview.domain.facts import is_nobody, number
from callreview.domain.template.dates import forms_of_date, forms_of_time
from callreview.domain.template.matching import reading, ways_to_read
from callreview.domain.template.parts import (
    ANY_DIGITS,
    NO_WORDS,
    NUMBERS,
    Meaning,
    Part,
    Template,
    Words,
    is_whole,
)

_PIECES = re.compile("[0-9]+|[^0-9]+")
_DIGITS = re.compile("[0-9]+")
_PLAIN = re.compile(r"\+?[0-9*#]+")
_PAIRS = (
    Words("in", "out", "internal"),
    Words("inbound", "outbound", "internal"),
    Words("incoming", "outgoing", "internal"),
    Words("received", "placed"),
    Words("received", "dialed"),
    Words("ingress", "egress"),
    Words("i", "o"),
    Words("↙", "↗"),
    Words("←", "→"),
    Words("eingehend", "ausgehend", "intern"),
    Words("entrante", "saliente", "interna"),
    Words("entrant", "sortant", "interne"),
)


@dataclass(frozen=True)
class Pointed:
    """A part of a name, from `start` up to `end`, and what a person says it is.

    `form` of a date or time, and the `words` for the direction, are found out where not given.
    """

    start: int
    end: int
    meaning: Meaning
    form: str = ""
    words: Words = NO_WORDS


def learned(name: str, pointed: Iterable[Pointed]) -> Template:
    """Return the template of the names written as this one.

    Where this one could be read in several ways, each text ends where what follows comes first.

    Raises Refused "part_not_date", "part_not_time", "part_not_number" or "part_not_digits" for
    a part that cannot be what it is said to be, and what `Template` raises.
    """
    parts = parts_of(name, pointed)
    template = Template(tuple(part for part, _text in parts))
    shown = {part.meaning: text for part, text in parts if part.says_something}
    if reading(template, name) != shown == reading(template.with_stops, name):
        return template.with_stops
    return template


def parts_of(name: str, pointed: Iterable[Pointed]) -> list[tuple[Part, str]]:
    """Return the parts a name would have, each with its text; raises as `learned` does."""
    known = sorted(pointed, key=lambda one: one.start)
    found, at = list[tuple[Part, str]](), 0
    for one in known:
        found += _unpointed(name[at : one.start])
        found.append((part_at(name, one), name[one.start : one.end]))
        at = one.end
    found += _unpointed(name[at:])
    return list(_of_fixed_length_beside_digits(found))


def pointed_in(name: str, template: Template) -> tuple[Pointed, ...] | None:
    """Return what one would point at in a name for this template; None if it is not read."""
    found = ways_to_read(template, name)
    if len(found) != 1:
        return None
    return tuple(
        Pointed(start, end, part.meaning, part.form, part.words)
        for part, (start, end) in found[0]
        if end > start and (part.says_something or part.digits is None)
    )


def part_at(name: str, one: Pointed) -> Part:
    """Return one part that was pointed at; raises Refused as `learned` does."""
    text, meaning = name[one.start : one.end], one.meaning
    if meaning in (Meaning.DATE, Meaning.TIME):
        return Part(meaning, form=one.form or _form_of(meaning, text))
    if meaning is Meaning.DIRECTION:
        return Part(meaning, words=one.words if one.words.all else words_like(text))
    if meaning in NUMBERS:
        if text != text.strip() or not (text and (number(text) or is_nobody(text))):
            raise Refused("part_not_number", text=text)
        return Part(meaning, digits=ANY_DIGITS if _PLAIN.fullmatch(text) else None)
    if meaning is Meaning.EXTENSION and not _DIGITS.fullmatch(text):
        raise Refused("part_not_digits", text=text)
    if meaning in (Meaning.EXTENSION, Meaning.ID, Meaning.SKIP):
        return Part(meaning, digits=ANY_DIGITS if _DIGITS.fullmatch(text) else None)
    return Part(meaning)


def words_like(word: str) -> Words:
    """Return the words for the directions of which one is this; of an unknown one, it alone."""
    for words in _PAIRS:
        if word.casefold() in words.all:
            return words
    return Words(inbound=word)


def _form_of(meaning: Meaning, text: str) -> str:
    is_date = meaning is Meaning.DATE
    forms = forms_of_date(text) if is_date else forms_of_time(text)
    if not forms:
        raise Refused("part_not_date" if is_date else "part_not_time", text=text)
    return forms[0]


def _unpointed(text: str) -> Iterator[tuple[Part, str]]:
    for piece in _PIECES.findall(text):
        if _DIGITS.fullmatch(piece):
            yield Part(Meaning.SKIP, digits=ANY_DIGITS), piece
        elif is_whole(piece):
            yield Part(Meaning.TEXT, text=piece), piece
        else:  # of a name that is not UTF-8, and can be written nowhere else
            yield Part(Meaning.SKIP), piece


def _of_fixed_length_beside_digits(
    parts: Sequence[tuple[Part, str]],
) -> Iterator[tuple[Part, str]]:
    """Yield the parts; where digits follow on digits, only their count tells them apart."""
    for at, (part, text) in enumerate(parts):
        before = parts[at - 1][1][-1:] if at else ""
        after = parts[at + 1][1][:1] if at + 1 < len(parts) else ""
        is_beside = bool(_DIGITS.fullmatch(before) or _DIGITS.fullmatch(after))
        if part.digits == ANY_DIGITS and is_beside and _DIGITS.fullmatch(text):
            yield replace(part, digits=len(text)), text
        else:
            yield part, text
