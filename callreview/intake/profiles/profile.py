"""What a profile is: how one family of phone systems names its files."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from callreview.domain.call import CallFacts
from callreview.domain.facts import Extensions


@dataclass(frozen=True)
class Surroundings:
    """What is known around a name: the folders above it, the nearest last; the extensions."""

    folders: tuple[str, ...] = ()
    extensions: Extensions = field(default_factory=Extensions)


COPY = r"(?: \([0-9]{1,2}\))?"
"""What a second download has at the end; for shapes that end in a name of any words."""

Parts = Mapping[str, str]
"""The named parts of a name; a part that is not there is an empty text."""


@dataclass(frozen=True)
class Profile:
    """Reads the names of one phone-system family.

    `read(stem, around)` takes a file's name without its extension, percent-decoded. It returns
    what the name says, or None if the name is not of this family; it never guesses.
    """

    name: str
    read: Callable[[str, Surroundings], CallFacts | None]


def profile(
    name: str,
    shape: str,
    facts_of: Callable[[Parts, Surroundings], CallFacts | None],
    *,
    is_dated: bool = True,
) -> Profile:
    """Return the profile of the names that are wholly of the regular expression `shape`.

    `facts_of` is asked what their parts say. Where names are dated, one with a date that no
    calendar has is not of the family.
    """
    pattern = re.compile(shape, re.DOTALL)

    def read(stem: str, around: Surroundings) -> CallFacts | None:
        found = pattern.fullmatch(stem)
        facts = facts_of(found.groupdict(default=""), around) if found else None
        if facts is None or (is_dated and facts.start_local is None):
            return None
        return replace(facts, profile=facts.profile or name)

    return Profile(name, read)
