"""Reading a name by a template.

All ways to divide the name are followed at once, from left to right; of those that have come
to the same place saying different things only two are kept, because two are as good as none. So the
work is bounded by the length of the name and the number of parts, whatever they hold.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence

from callreview.domain.facts import is_nobody, number
from callreview.domain.template.dates import shape, when
from callreview.domain.template.parts import LONGEST_TEXT, NUMBERS, Meaning, Part, Template

Span = tuple[int, int]
Held = tuple[tuple[Part, Span], ...]
"""Where the parts that are no fixed text stand, in their order."""

Way = tuple[tuple[Span, ...], Held]
"""How a name is divided: by what says something, and by all that is held."""

Ways = dict[int, tuple[Way, ...]]
"""For each place in the name, the ways to come there: one, or two that say different things."""

_LONGEST_NUMBER = 40
_PLAIN = re.compile(r"\+?[0-9*#]{1,40}")
_WRITTEN = re.compile(r"[+0-9*#(][+0-9*#() ./-]{0,39}")
_NOBODY = re.compile(
    "unknown|anonymous|private|null|restricted|unavailable|withheld", re.IGNORECASE
)
_DIGITS = "0123456789"
_MAY_BE_EMPTY = frozenset({Meaning.SKIP, Meaning.CUSTOMER})


def ways_to_read(template: Template, name: str) -> tuple[Held, ...]:
    """Return how a name is divided: in no way if it is not of the template, in two if it could be.

    Ways that differ only in what does not matter are one.
    """
    if len(name) > LONGEST_TEXT:
        return ()
    ways: Ways = {0: (((), ()),)}
    for at, part in enumerate(template.parts):
        ends: Collection[int] = ()
        if part.is_any_text or _is_written_number(part):
            ends = _places_before(template.parts[at + 1 : at + 2], name)
        if part.meaning is Meaning.TEXT:
            ways = _after_text(part.text, name, ways)
        elif part.is_any_text:
            ways = _after_any_text(part, ways, ends)
        else:
            ways = _after(part, name, ways, ends)
        if not ways:
            return ()
    return tuple(held for _said, held in ways.get(len(name), ()))


def reading(template: Template, name: str) -> dict[Meaning, str] | None:
    """Return what each part that says something holds; None if that is not certain."""
    found = ways_to_read(template, name)
    if len(found) != 1:
        return None
    return {part.meaning: name[start:end] for part, (start, end) in found[0] if part.says_something}


def _is_written_number(part: Part) -> bool:
    return part.digits is None and part.meaning in NUMBERS


def _places_before(following: Sequence[Part], name: str) -> Collection[int]:
    """Return the places where a part can end, by what has to come after it."""
    if not following:
        return (len(name),)
    if following[0].meaning is not Meaning.TEXT:
        return range(len(name) + 1)
    found, at = list[int](), name.find(following[0].text)
    while at >= 0:
        found.append(at)
        at = name.find(following[0].text, at + 1)
    return found


def _after_text(text: str, name: str, ways: Ways) -> Ways:
    """Return where the ways lead that go on by a text that is the same in every name."""
    return {
        start + len(text): begun for start, begun in ways.items() if name.startswith(text, start)
    }


def _after(part: Part, name: str, ways: Ways, ends: Collection[int]) -> Ways:
    """Return where the ways lead that go on by a part of a known shape."""
    onward: Ways = {}
    for start, begun in ways.items():
        for end in _ends_of(part, name, start, ends):
            went_on = tuple([_went_on(way, part, (start, end)) for way in begun])
            onward[end] = _two_of((*onward[end], *went_on)) if end in onward else went_on
    return onward


def _after_any_text(part: Part, ways: Ways, ends: Collection[int]) -> Ways:
    """Return where the ways lead that go on by any text."""
    onward: Ways = {}
    begun: list[tuple[int, Way]] = []  # where the text may have begun, the last two
    waiting = deque(sorted(ways))
    least = 0 if part.meaning in _MAY_BE_EMPTY else 1
    for end in ends:
        while waiting and waiting[0] <= end - least:
            start = waiting.popleft()
            begun = _last_two([*begun, *((start, way) for way in ways[start])], part)
        if begun:
            onward[end] = _two_of([_went_on(way, part, (start, end)) for start, way in begun])
        if part.stops:
            begun = []
    return onward


def _last_two(begun: Sequence[tuple[int, Way]], part: Part) -> list[tuple[int, Way]]:
    """Return two beginnings that say different things: of other texts, any two do."""
    if part.says_something:
        return list(begun[-2:])
    return list({way[0]: (start, way) for start, way in begun}.values())[-2:]


def _went_on(way: Way, part: Part, span: Span) -> Way:
    said, held = way
    return (*said, span) if part.says_something else said, (*held, (part, span))


def _two_of(ways: Sequence[Way]) -> tuple[Way, ...]:
    if len(ways) == 1:
        return tuple(ways)
    return tuple({said: (said, held) for said, held in reversed(ways)}.values())[:2]


def _ends_of(part: Part, name: str, start: int, ends: Collection[int]) -> Iterator[int]:
    """Yield where a part that begins at `start` may end."""
    if part.meaning in (Meaning.DATE, Meaning.TIME):
        found = shape(part.form).match(name, start)
        if found and when(part.form, found[0]):
            yield found.end()
    elif part.meaning is Meaning.DIRECTION:
        for word in part.words.all:
            if name[start : start + len(word)].casefold() == word.casefold():
                yield start + len(word)
    elif part.meaning in NUMBERS:
        yield from _ends_of_number(part, name, start, ends)
    else:
        yield from _end_of_digits(part.digits or 0, name, start)


def _ends_of_number(part: Part, name: str, start: int, ends: Collection[int]) -> Iterator[int]:
    """Yield where a number ends; none at all, and a word that says so, are one too."""
    if nobody := _NOBODY.match(name, start):
        yield nobody.end()
    elif part.digits:
        yield from _end_of_digits(part.digits, name, start)
    elif part.digits is None:
        limit = start + len(found[0]) if (found := _WRITTEN.match(name, start)) else start
        for end in ends:
            if start <= end <= limit and _is_number(name[start:end]):
                yield end
    else:
        found = _PLAIN.match(name, start)
        end = found.end() if found else start
        if not (_is_digit(name, start - 1) or _is_digit(name, end)):
            yield end


def _is_number(text: str) -> bool:
    return is_nobody(text) or number(text) == text


def _end_of_digits(count: int, name: str, start: int) -> Iterator[int]:
    """Yield where digits end: so many, or as many as there are between other letters."""
    end = start
    most = start + count if count else len(name)
    while end < most and _is_digit(name, end):
        end += 1
    if count:
        if end == most:
            yield end
    elif end > start and not _is_digit(name, start - 1):
        yield end


def _is_digit(name: str, at: int) -> bool:
    return 0 <= at < len(name) and name[at] in _DIGITS
