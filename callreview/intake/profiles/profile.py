"""What a profile is: how one family of phone systems names its files."""

from collections.abc import Callable
from dataclasses import dataclass

from callreview.domain.call import CallFacts


@dataclass(frozen=True)
class Profile:
    """Reads the names of one phone-system family.

    `read(stem, folders)` takes a file's name without its extension, percent-decoded, and the
    names of the folders above it, the nearest last. It returns what the name says, or None if
    the name is not of this family; it never guesses.
    """

    name: str
    read: Callable[[str, tuple[str, ...]], CallFacts | None]
