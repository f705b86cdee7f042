"""A score sheet in another language: the same ids, points and conditions under other words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from callreview.domain.rubric import Line, Rubric


@dataclass(frozen=True)
class Untranslated:
    """Which words a translation still shares with what it was made from.

    `count` is how many texts, `parts` are the ids of the sections and lines they stand in; those
    of the whole sheet (its title, its bands) stand in no part.
    """

    count: int = 0
    parts: frozenset[str] = frozenset()


def in_language(rubric: Rubric, language: str) -> Rubric:
    """Return the sheet as the beginning of one in another language: its words are still these."""
    return replace(rubric, language=language)


def untranslated(rubric: Rubric, source: Rubric) -> Untranslated:
    """Return what of the sheet still reads as in `source`; what has no letters need not differ."""
    there = words_of(source)
    same = [
        part
        for (part, name), text in _texts(rubric)
        if any(letter.isalpha() for letter in text) and there.get((part, name)) == text
    ]
    return Untranslated(len(same), frozenset(part for part in same if part))


def differs_beyond_words(rubric: Rubric, source: Rubric) -> bool:
    """Return whether points, questions, conditions or anything else but words differ."""
    return _wordless(rubric) != _wordless(source)


def words_of(rubric: Rubric) -> Mapping[tuple[str, str], str]:
    """Return every text of a sheet by the id of its part, "" for the whole sheet, and its name."""
    return dict(_texts(rubric))


def _texts(rubric: Rubric) -> Iterator[tuple[tuple[str, str], str]]:
    yield ("", "title"), rubric.title
    for place, band in enumerate(rubric.bands):
        yield ("", f"band {place}"), band.label
    for section in rubric.sections:
        yield (section.id, "title"), section.title
        for line in section.lines:
            yield from _texts_of(line)


def _texts_of(line: Line) -> Iterator[tuple[tuple[str, str], str]]:
    yield (line.id, "text"), line.text
    yield (line.id, "help"), line.help
    for option in line.options:
        yield (line.id, f"option {option.id}"), option.label


def _wordless(rubric: Rubric) -> Rubric:
    sections = tuple(
        replace(section, title="", lines=tuple(map(_wordless_line, section.lines)))
        for section in rubric.sections
    )
    bands = tuple(replace(band, label="") for band in rubric.bands)
    return replace(rubric, title="", language="", sections=sections, bands=bands)


def _wordless_line(line: Line) -> Line:
    options = tuple(replace(option, label="") for option in line.options)
    return replace(line, text="", help="", options=options)
