"""Watches one folder and all below it: when to look at it again, and what to leave for later.

It is looked at now and then, rather than told by the system: shares tell nothing, the systems
tell of different things and lose some, a watch for each folder is a scarce thing, and whether a
file has stopped growing has to be looked at anyway. A quick look asks each folder when it was
changed, which is when a file in it came, went or was renamed: some microseconds for each. A
thorough one, now and then, asks each file. Looks that take long, as on a slow share, are made
less often: looking takes at most one part in fifty of the time.
"""

import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from callreview.intake.walk import Folder, Look, folders_of
from callreview.intake.writing import being_written

SETTLED_S = 4.0
"""How long a file must stay as it is until it counts as finished."""
PAUSE_S = 2.0
THOROUGH_S = 60.0
_LONGEST_PAUSE_S = 300.0
_SHARE = 50
_RECENT_S = 3600.0


@dataclass(frozen=True)
class Seen:
    """What a look came to. `is_due`: something finished, went or changed since `done` was said.

    `unfinished` are the paths still being written. `is_away` when nothing is there at all.
    """

    is_due: bool = False
    unfinished: frozenset[str] = frozenset()
    is_away: bool = False


@dataclass
class _Moving:
    """A folder that is not as it was: its files as they are, and since when."""

    since: float
    files: dict[str, tuple[Look, float]] = field(default_factory=dict)
    told: frozenset[tuple[str, Look]] | None = None
    finished: frozenset[tuple[str, Look]] = frozenset()


class Watch:
    """A folder being watched. `clock` is in seconds and never goes back."""

    def __init__(
        self,
        root: Path,
        *,
        clock: Callable[[], float] = monotonic,
        is_written: Callable[[Collection[str]], Collection[str]] = being_written,
    ) -> None:
        self.root = root
        self.pause_s = PAUSE_S
        self._clock = clock
        self._is_written = is_written
        self._changed: dict[Path, int] = {}
        self._held: dict[Path, int] = {}
        self._moving: dict[Path, _Moving] = {}
        self._thorough_at = 0.0
        self._is_first = True

    def look(self) -> Seen:
        """Look at the folder once, quickly if that will do."""
        began = self._clock()
        if _is_away(self.root, had_files=bool(self._held)):
            self.pause_s = min(self.pause_s * 2, _LONGEST_PAUSE_S)
            return Seen(is_away=True)
        if self._is_quiet(began):
            self._pace(began)
            return Seen()
        self._take(folders_of(self.root), began)
        self._thorough_at = began
        self._pace(began)
        unfinished = self._settle(began)
        return Seen(self._is_first or any(map(self._is_due, self._moving.values())), unfinished)

    def done(self) -> None:
        """Take note that what was due was done; what is still being written comes later."""
        self._is_first = False
        for path, moving in list(self._moving.items()):
            moving.told = moving.finished
            if len(moving.finished) == len(moving.files) and self._has_rested(moving):
                del self._moving[path]

    def _is_quiet(self, now: float) -> bool:
        if self._is_first or self._moving or now - self._thorough_at >= THOROUGH_S:
            return False
        return all(_changed(path) == before for path, before in self._changed.items())

    def _pace(self, began: float) -> None:
        took = self._clock() - began
        self.pause_s = min(max(PAUSE_S, took * _SHARE), _LONGEST_PAUSE_S)

    def _take(self, folders: Iterable[Folder], now: float) -> None:
        """Compare what is there with what was there before."""
        held, changed = dict[Path, int](), dict[Path, int]()
        for folder in folders:
            if folder.trouble:
                continue
            held[folder.path] = hash(tuple(folder.files.items()))
            changed[folder.path] = _changed(folder.path)
            if self._is_first:
                self._begin(folder, now)
            elif held[folder.path] != self._held.get(folder.path) or folder.path in self._moving:
                self._move(folder.path, _looks(folder), now)
        for path in self._held.keys() - held.keys():
            self._move(path, {}, now)
        self._held, self._changed = held, changed

    def _begin(self, folder: Folder, now: float) -> None:
        """Hold for moving, of what was there before anybody watched, what is quite new."""
        earliest = (time.time() - SETTLED_S) * 1e9
        if any(mtime_ns > earliest for _size, mtime_ns in folder.files.values()):
            self._moving[folder.path] = _Moving(
                now,
                {
                    name: (look, now if look[1] > earliest else now - SETTLED_S)
                    for name, look in _looks(folder).items()
                },
            )

    def _move(self, path: Path, looks: Mapping[str, Look], now: float) -> None:
        moving = self._moving.setdefault(path, _Moving(now))
        before = moving.files
        moving.files = {
            name: before[name] if name in before and before[name][0] == look else (look, now)
            for name, look in looks.items()
        }
        if moving.files != before:
            moving.since = now

    def _settle(self, now: float) -> frozenset[str]:
        """Find out which files are finished, and return the others."""
        unfinished, candidates = set[str](), set[str]()
        recent_ns = (time.time() - _RECENT_S) * 1e9
        for path, moving in self._moving.items():
            for name, (look, since) in moving.files.items():
                if now - since < SETTLED_S:
                    unfinished.add(str(path / name))
                elif look[1] > recent_ns:
                    candidates.add(str(path / name))
        unfinished |= set(self._is_written(candidates))
        for path, moving in self._moving.items():
            moving.finished = frozenset(
                (name, look)
                for name, (look, _since) in moving.files.items()
                if str(path / name) not in unfinished
            )
        return frozenset(unfinished)

    def _is_due(self, moving: _Moving) -> bool:
        if moving.finished - (moving.told or frozenset()):
            return True
        return moving.finished != moving.told and self._has_rested(moving)

    def _has_rested(self, moving: _Moving) -> bool:
        return self._clock() - moving.since >= SETTLED_S


def _looks(folder: Folder) -> Mapping[str, Look]:
    if os.name != "nt":
        return folder.files
    # What a folder of Windows says of a file is old while the file is open.
    return {name: _look(folder.path / name) or look for name, look in folder.files.items()}


def _look(path: Path) -> Look | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1


def _is_away(root: Path, *, had_files: bool) -> bool:
    """Return whether a folder is gone, or as empty as the place of a share that is not there."""
    try:
        with os.scandir(root) as entries:
            return had_files and not any(entries)
    except OSError:
        return True
