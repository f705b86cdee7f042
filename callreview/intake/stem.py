"""A file's name as the profiles read it: without extension, percent-decoded, copies undone."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from callreview.intake.kinds import is_sound_extension

# What is appended to the name of one call: a side ("-in"), a second download (" (1)", "_2").
_SUFFIX = re.compile(r"(?:-(?:in|out|all|r|t|L|R)|[-_][rt]x| \([0-9]{1,3}\)|_[0-9])$")
_ONE_SIDE = re.compile(r"(?:-(?:in|out|r|t|L|R)|[-_][rt]x)(?: \([0-9]{1,3}\))?$")
_MOST_SUFFIXES = 2


def stems(name: str) -> Iterator[str]:
    """Yield the readings of a file's name: as it is, then with what was appended taken off."""
    stem = stem_of(name)
    yield stem
    for _ in range(_MOST_SUFFIXES):
        shorter = _SUFFIX.sub("", stem)
        if shorter == stem or not shorter:
            return
        stem = shorter
        yield stem


def stem_of(name: str) -> str:
    """Return a file's name without the extension of sound, percent-decoded."""
    return _decoded(_without_extension(name))


def is_one_sided(stem: str) -> bool:
    """Return whether a name without its extension ends as that of one side of a call does."""
    return bool(_ONE_SIDE.search(stem))


def _without_extension(name: str) -> str:
    # Only an extension of sound is one: "…-1697361630.41" ends in a number that matters.
    head, dot, tail = name.rpartition(".")
    return _without_extension(head) if dot and head and is_sound_extension(tail) else name


def _decoded(text: str) -> str:
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text
