"""How the files of a folder are named: tried on all of them, taken to and from a file.

Threads: everything here only computes, or asks the session and waits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from time import monotonic

from callreview.app.outfile import is_recording, write_whole
from callreview.app.session import Session
from callreview.app.written import read_text
from callreview.domain.call import Call, CallFacts
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.folder import Folder
from callreview.domain.reading import Reading
from callreview.domain.template.file import template_as_text, template_from_text
from callreview.domain.template.parts import OWN_TEMPLATE, Template
from callreview.domain.template.voting import Ballot, Vote
from callreview.intake.profiles import Surroundings
from callreview.intake.stem import stem_of, stems
from callreview.intake.template import profile_by

__all__ = ["FileName", "NamesTrial", "folder_of", "names_in", "stem_of"]

MANY_UNREAD = 10
_LAST_SEPARATOR = re.compile(r"[/\\]")


@dataclass(frozen=True)
class FileName:
    """A file's name, and the folders it lies below, the added one first.

    `family` is the phone system whose names are like it; "" where it is like none that is known.
    """

    name: str
    below: tuple[str, ...]
    family: str = ""


def folder_of(session: Session, path: Path) -> Folder:
    """Return the added folder at a path; Refused "folder_not_added" if there is none."""
    text = str(path.absolute())
    for folder in session.snapshot.folders:
        if folder.path == text:
            return folder
    raise Refused("folder_not_added", path=text)


def names_in(
    folder: Folder, calls: Iterable[Call], folders: Iterable[Folder] = ()
) -> tuple[FileName, ...]:
    """Return the names of the recordings in a folder and below it, in the order of their paths.

    What lies in another of the `folders` that were added, further down, belongs to that one.
    """
    inner = tuple(f"{path}{sep}" for path in _inside(folder, folders) for sep in "/\\")
    root = PurePath(folder.path)
    start = len(str(root)) + (0 if str(root).endswith(("/", "\\")) else 1)
    inside = str(root).rstrip("/\\")
    found = []
    for call in sorted(calls, key=lambda call: call.recording.path):
        path = call.recording.path
        is_below = path.startswith(inside) and path[start - 1 : start] in ("/", "\\")
        if is_below and not path.startswith(inner):
            *below, name = _LAST_SEPARATOR.split(path[start:])
            found.append(FileName(name, (root.name, *below), _family(call)))
    return tuple(found)


def _family(call: Call) -> str:
    profile = call.facts.profile or ""
    return "" if profile == OWN_TEMPLATE else profile


def _inside(folder: Folder, folders: Iterable[Folder]) -> Iterable[str]:
    return (one.path for one in folders if PurePath(folder.path) in PurePath(one.path).parents)


def has_many_unread(folder: Folder, names: Sequence[FileName]) -> bool:
    """Return whether a person should be asked how the files of a folder are named.

    So it is where no phone system is known that names a third of those in it, or in one below.
    """
    total = Counter(one.below for one in names)
    unread = Counter(one.below for one in names if not one.family)
    total[()], unread[()] = total.total(), unread.total()
    many = (count >= max(MANY_UNREAD, total[below] / 3) for below, count in unread.items())
    return folder.reading.template is None and any(many)


class NamesTrial:
    """Names being read by a template, some at a time: `facts` of each, None where it is not read.

    `read` counts those that are, `otherwise` the others that a phone system writes so.

    `today`, `YYYY-MM-DD`, keeps dates that are still to come from deciding which is the month.
    """

    def __init__(
        self, template: Template | None, names: Sequence[FileName], reading: Reading, today: str
    ) -> None:
        self.facts: list[CallFacts | None] = []
        self.read = 0
        self.otherwise = 0
        self._names = names
        self._reading = reading
        self._profile = profile_by(template) if template else None
        self._ballot = Ballot(template, today) if template else None

    @property
    def is_over(self) -> bool:
        """Return whether all names were tried."""
        return len(self.facts) == len(self._names)

    @property
    def unread(self) -> int:
        """Return how many of the names tried so far nothing reads."""
        return len(self.facts) - self.read - self.otherwise

    @property
    def vote(self) -> Vote:
        """Return how the names tried so far vote on the form of the date."""
        return self._ballot.vote if self._ballot else Vote({})

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms of the date that look the same."""
        return self._ballot.forms if self._ballot else ()

    def go_on(self, for_s: float = float("inf")) -> None:
        """Try more names, for about so long."""
        end = monotonic() + for_s
        while not self.is_over:
            one = self._names[len(self.facts)]
            facts = self._facts_of(one)
            self.facts.append(facts)
            self.read += facts is not None
            self.otherwise += facts is None and bool(one.family)
            if monotonic() >= end:
                return

    def _facts_of(self, one: FileName) -> CallFacts | None:
        if self._profile is None or self._ballot is None:
            return None
        readings = tuple(stems(one.name))
        if len(self._ballot.forms) > 1:
            self._ballot.take(readings)
        around = Surroundings(one.below, self._reading.extensions)
        found = (self._profile.read(stem, around) for stem in readings)
        return next(filter(None, found), None)


def export_template(template: Template | None, path: Path) -> None:
    """Write how files are named to a file of its own.

    Raises CallReviewError "template_none", "template_over_recording" or "not_written".
    """
    if template is None:
        raise CallReviewError("template_none")
    if is_recording(path):
        raise CallReviewError("template_over_recording", name=path.name)
    write_whole(path, f"{template_as_text(template)}\n".encode())


def import_template(path: Path) -> Template:
    """Return how files are named as a file says it; raises Unreadable, nothing is changed."""
    return template_from_text(read_text(path), path.name)
