"""The ids inside a score sheet: which there are, new ones, and copies with ids of their own.

An id names the same question for as long as the sheet lives; it is shown in files only.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import count

from callreview.domain.rubric import Line, Option, Rubric, Section


def ids_of(rubric: Rubric) -> frozenset[str]:
    """Return every id of the sheet: of its sections, lines and options."""
    return frozenset(
        id_
        for section in rubric.sections
        for id_ in (
            section.id,
            *(line.id for line in section.lines),
            *(option.id for line in section.lines for option in line.options),
        )
    )


def fresh_id(prefix: str, known: Collection[str]) -> str:
    """Return the first of prefix1, prefix2, … that is not known."""
    return next(id_ for number in count(1) if (id_ := f"{prefix}{number}") not in known)


def under_known_ids(
    options: Iterable[Option], were: Iterable[Option], taken: Collection[str] = ()
) -> tuple[Option, ...]:
    """Return the options, each that reads as one of `were` under that one's id, others under new.

    A new id is neither in `taken` nor that of one of `were`: what was answered before would mean
    something else.
    """
    ids: dict[str, str] = {}
    for one in were:
        ids.setdefault(one.label, one.id)
    known, used, named = {*taken, *ids.values()}, set[str](), list[Option]()
    for option in options:
        own = ids.get(option.label, "")
        if not own or own in used:
            own = fresh_id("o", known | used)
        used.add(own)
        named.append(replace(option, id=own))
    return tuple(named)


def copied_line(line: Line, known: frozenset[str], *, keep_free_id: bool = False) -> Line:
    """Return the line under an id that is not known; a free id of its own may stay."""
    return replace(line, id=_own(line.id, "q", known, keep=keep_free_id))


def copied_section(
    section: Section, known: frozenset[str], *, keep_free_ids: bool = False
) -> Section:
    """Return the section and its lines under ids that are not known.

    A condition on another line of the section becomes one on that line's copy.
    """
    own = _own(section.id, "s", known, keep=keep_free_ids)
    used, names = {*known, own}, dict[str, str]()
    for line in section.lines:
        names[line.id] = _own(line.id, "q", used, keep=keep_free_ids)
        used.add(names[line.id])
    lines = tuple(_renamed(line, names) for line in section.lines)
    return replace(section, id=own, lines=lines)


def _own(id_: str, prefix: str, known: Collection[str], *, keep: bool) -> str:
    return id_ if keep and id_ and id_ not in known else fresh_id(prefix, known)


def _renamed(line: Line, names: Mapping[str, str]) -> Line:
    asked = line.show_if
    if asked is not None:
        asked = replace(asked, line=names.get(asked.line, asked.line))
    return replace(line, id=names[line.id], show_if=asked)
