"""Walks a folder and everything below it, once, whatever links and odd files lie in it."""

import errno
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class LeftOut:
    """Something that was not taken in, and the code of the sentence that says why."""

    path: str
    reason: str
    fields: Mapping[str, object] = field(default_factory=dict)


Look = tuple[int, int]
"""A file's size in bytes and when it was changed last, in nanoseconds; -1 where nobody knows."""


@dataclass(frozen=True)
class Folder:
    """One folder: what lies in it that is neither hidden nor a folder, in the order of names.

    `below` are the names of the folders from the root down to this one, itself last.
    """

    path: Path
    below: tuple[str, ...]
    files: Mapping[str, Look] = field(default_factory=dict)
    hidden: int = 0
    trouble: LeftOut | None = None


def folders_of(
    root: Path, *, within: Path | None = None, but: Collection[Path] = ()
) -> Iterator[Folder]:
    """Yield `root` and every folder below it, in the order of their names.

    Links to folders are followed, but no folder is visited twice, and none of `but`. Hidden
    files and folders are passed over and counted. A folder that cannot be read is yielded with
    the trouble. `root` may lie `within` a folder from which `below` is to be counted.
    """
    visited: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, tuple[str, ...]]] = [(root, _from(within or root, root))]
    while waiting:
        path, below = waiting.pop()
        try:
            if path in but or not _is_new(path, visited):
                continue
            files, children, hidden = _names_in(path)
        except OSError as error:
            yield Folder(path, below, trouble=unreadable(path, error, "folder_unreadable"))
            continue
        yield Folder(path, below, files, hidden)
        waiting.extend((path / name, (*below, name)) for name in reversed(children))


def folders_above(root: Path, within: Path) -> Iterator[Folder]:
    """Yield the folders from `within` down to the one `root` lies in; none that cannot be read."""
    for path in reversed([path for path in root.parents if path.is_relative_to(within)]):
        try:
            files, _children, hidden = _names_in(path)
        except OSError:
            continue
        yield Folder(path, _from(within, path), files, hidden)


def unreadable(path: Path, error: OSError, reason: str | None = None) -> LeftOut:
    """Return `path` as left out because the system refused it, and why as far as it says."""
    known = reason or _REASONS.get(error.errno or 0, "recording_not_read")
    cause = error.strerror or type(error).__name__
    return LeftOut(str(path), known, {"path": str(path), "name": path.name, "cause": cause})


_REASONS = {
    errno.ENOENT: "recording_not_there",
    errno.EACCES: "recording_not_allowed",
    errno.EPERM: "recording_not_allowed",
    errno.ELOOP: "link_leads_nowhere",
    errno.ENXIO: "no_ordinary_file",
}


def _from(within: Path, path: Path) -> tuple[str, ...]:
    return (within.name, *path.relative_to(within).parts)


def _is_new(path: Path, visited: set[tuple[int, int]]) -> bool:
    found = path.stat()
    key = (found.st_dev, found.st_ino)
    if found.st_ino and key in visited:
        return False
    visited.add(key)
    return True


def _names_in(path: Path) -> tuple[dict[str, Look], list[str], int]:
    files, children, hidden = dict[str, Look](), list[str](), 0
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                hidden += 1
            elif _is_folder(entry):
                children.append(entry.name)
            else:
                files[entry.name] = _look(entry)
    return dict(sorted(files.items())), sorted(children), hidden


def _look(entry: os.DirEntry[str]) -> Look:
    try:
        found = entry.stat()
    except OSError:  # a link that leads nowhere; reading it will say so
        return -1, -1
    return found.st_size, found.st_mtime_ns


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself; opening it will say so
        return False
