"""Folders and files only this person may read, under any umask, and names as text.

The library file is made here, empty, before SQLite opens it: no file call ever touches an
open library, because closing a plain handle would drop SQLite's own locks.
"""

import os
import sys
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_RAW = range(0xD800, 0xE000)  # how Python spells what is no text in a file's name
_KEPT = range(0x10F000, 0x10F800)  # the library holds UTF-8 only and keeps it in private use


def make_private_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, closed to others; leave existing ones alone."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        folder.chmod(FOLDER_MODE)


def make_private_file(path: Path) -> bool:
    """Make an empty file only its owner may read; return whether it was not there before."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR
    try:
        handle = os.open(path, flags, FILE_MODE)
    except FileExistsError:
        return False
    if sys.platform != "win32":
        os.fchmod(handle, FILE_MODE)
    os.close(handle)
    return True


def sync_folder(folder: Path) -> None:
    """Make a renaming inside `folder` last; where the system cannot, it does so by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def path_as_text(path: str) -> str:
    """Return a path as the library can keep it; bytes that are no text become private letters."""
    return _moved(path, _RAW, _KEPT)


def path_from_text(text: str) -> str:
    """Return the path `path_as_text` was given."""
    return _moved(text, _KEPT, _RAW)


def _moved(text: str, source: range, goal: range) -> str:
    if text.isascii():
        return text
    shift = goal.start - source.start
    return "".join(chr(ord(one) + shift) if ord(one) in source else one for one in text)
