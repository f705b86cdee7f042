"""Looking everything over: the library file, and the recordings it knows.

Recordings are only read. One that was reviewed is compared by all its bytes with those that
were heard; any other by its size and fingerprint.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.domain.call import Call, Recording
from callreview.intake.identity import identity_of
from callreview.store.check import FileCheck

__all__ = ["CheckReport", "FileCheck", "check"]


@dataclass(frozen=True)
class CheckReport:
    """What is wrong. `unread` are recordings that are there and cannot be read, with the cause."""

    file: FileCheck
    recordings: int
    missing: tuple[Recording, ...] = ()
    changed: tuple[Recording, ...] = ()
    unread: tuple[tuple[Recording, str], ...] = ()

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is wrong at all."""
        return self.file.is_sound and not (self.missing or self.changed or self.unread)


def check(session: Session, progress: Progress | None = None) -> CheckReport:
    """Look the library and its recordings over; changes nothing."""
    progress = progress or Progress()
    file = session.find(lambda reader: reader.check()).wait()
    heard = session.find(lambda reader: reader.heard_hashes()).wait()
    calls = sorted(session.snapshot.calls.values(), key=lambda call: call.recording.path)
    missing: list[Recording] = []
    changed: list[Recording] = []
    unread: list[tuple[Recording, str]] = []
    for done, call in enumerate(calls):
        if progress.cancelled:
            break
        progress(done, len(calls), call.recording.name)
        try:
            if not _is_as_it_was(call, heard.get(call.id)):
                changed.append(call.recording)
        except FileNotFoundError:
            missing.append(call.recording)
        except OSError as error:
            unread.append((call.recording, error.strerror or type(error).__name__))
    return CheckReport(file, len(calls), tuple(missing), tuple(changed), tuple(unread))


def _is_as_it_was(call: Call, heard_sha256: str | None) -> bool:
    path = Path(call.recording.path)
    found = identity_of(path)
    if found is None:
        raise FileNotFoundError(path)
    if (found.size, found.fingerprint) != (call.recording.size, call.recording.fingerprint):
        return False
    return heard_sha256 is None or _sha256(path) == heard_sha256


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
