"""Looking everything over: the library file, and the recordings it knows.

Recordings are only read. One that was reviewed is compared by all its bytes with those that
were heard; any other, and every copy, by its size and fingerprint.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.domain.call import Call, Recording
from callreview.domain.errors import LibraryTrouble
from callreview.intake.identity import identity_of
from callreview.store.check import FileCheck, damage_of
from callreview.store.library import read_library

__all__ = ["CheckReport", "FileCheck", "check", "damage"]


@dataclass(frozen=True)
class CheckReport:
    """What is wrong. `files` were looked at, recordings and their copies.

    `missing`, `changed` and `unread` are their paths; the last are there and cannot be read, for
    the cause beside them.
    """

    file: FileCheck
    files: int = 0
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is wrong at all."""
        return self.file.is_sound and not (self.missing or self.changed or self.unread)


@dataclass(frozen=True)
class _Known:
    """A file as the library knows it; with a `sha256` all its bytes are to be the same."""

    path: str
    size: int
    fingerprint: str
    sha256: str | None = None


def check(session: Session, progress: Progress | None = None) -> CheckReport:
    """Look the library and its recordings over; changes nothing."""
    progress = progress or Progress()
    file = session.find(lambda reader: reader.check()).wait()
    known = sorted(_known(session), key=lambda one: one.path)
    missing: list[str] = []
    changed: list[str] = []
    unread: list[tuple[str, str]] = []
    for done, one in enumerate(known):
        if progress.cancelled:
            break
        progress(done, len(known), Path(one.path).name)
        try:
            if not _is_as_it_was(one):
                changed.append(one.path)
        except (FileNotFoundError, NotADirectoryError):
            missing.append(one.path)
        except OSError as error:
            unread.append((one.path, error.strerror or type(error).__name__))
    return CheckReport(file, len(known), tuple(missing), tuple(changed), tuple(unread))


def damage(library: Path) -> tuple[str, ...]:
    """Return what is wrong with a file that cannot be opened, in SQLite's own words."""
    try:
        with closing(read_library(library)) as opened:
            return damage_of(opened.connection)
    except LibraryTrouble:  # not even its first page can be read
        return ()


def _known(session: Session) -> Iterator[_Known]:
    heard: Mapping[str, str] = session.find(lambda reader: reader.heard_hashes()).wait()
    main = set[str]()
    for call in session.snapshot.calls.values():
        for file in call.all_files:
            main.add(file.path)
            yield _Known(file.path, file.size, file.fingerprint, _heard(call, file, heard))
    for place in session.find(lambda reader: reader.known_files()).wait().values():
        if place.path not in main:
            yield _Known(place.path, place.size, place.fingerprint)


def _heard(call: Call, file: Recording, heard: Mapping[str, str]) -> str | None:
    """Return the hash of a file's bytes when its call was signed off.

    A review holds that of one of several files; the others are known by their own.
    """
    signed_off = heard.get(call.id)
    known = signed_off in [one.sha256 for one in call.all_files]
    return file.sha256 if len(call.all_files) > 1 and known else signed_off


def _is_as_it_was(known: _Known) -> bool:
    path = Path(known.path)
    found = identity_of(path)
    if found is None:
        raise FileNotFoundError(path)
    if (found.size, found.fingerprint) != (known.size, known.fingerprint):
        return False
    return known.sha256 is None or _sha256(path) == known.sha256


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
