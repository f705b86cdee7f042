"""What a folder holds in one hash: if it is as it was, nothing in it need be read again.

What is known of a recording comes from its name, its neighbours' names, sidecars, logs here and
above, how this version of the app reads them and what a person said of that; all of it is in
the hash.
"""

import hashlib
from pathlib import Path

from callreview import __version__
from callreview.domain.reading import Reading
from callreview.domain.template.file import template_as_text
from callreview.intake.beside import is_log, logs_elsewhere
from callreview.intake.kinds import Kind, kind_by_name
from callreview.intake.walk import Folder, Look


class Digests:
    """The hashes of the folders of one walk, asked for in its order."""

    def __init__(self, root: Path, reading: Reading) -> None:
        self._logs: dict[Path, str] = {}
        self._reading = _as_text(root, reading)

    def of(self, folder: Folder) -> str:
        """Return the hash of a folder's files by name, size and time, and of the logs above it.

        Ask it of each folder, in the order of the walk.
        """
        logs = {name: look for name, look in folder.files.items() if is_log(name)}
        above = {path: text for path, text in self._logs.items() if path in folder.path.parents}
        self._logs = {**above, folder.path: repr(logs)} if logs else above
        return _hash(self._reading, folder.below, list(above.values()), folder.files)

    def around(self, folder: Folder, profile: str) -> str:
        """Return the hash of what tells of a recording beside its name: `profile`, sidecars, logs.

        While it is the same, a recording that is as it was says what it said before.
        """
        beside = {
            name: look
            for name, look in folder.files.items()
            if kind_by_name(name) is not Kind.RECORDING
        }
        logs = [text for path, text in self._logs.items() if path in folder.path.parents]
        return _hash(self._reading, folder.below, logs, beside, profile)


def _as_text(root: Path, reading: Reading) -> str:
    """Return what was said of a folder, the same in every process, with logs that lie elsewhere."""
    ours = reading.extensions
    looks = [(path, look_at(path)) for path in logs_elsewhere(root, reading)]
    names = template_as_text(reading.template) if reading.template else ""
    side = reading.side.value
    return repr((side, ours.longest, sorted(ours.listed), reading.logs, looks, names))


def look_at(path: str) -> Look | None:
    """Return a file's size and when it was changed; None if it is not there."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _hash(*parts: object) -> str:
    text = repr((__version__, *parts))
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()
