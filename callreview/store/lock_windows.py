"""The writer's lock on Windows."""

import sys

assert sys.platform == "win32"

import msvcrt  # noqa: E402 - the line above tells the type checker which system this is for
import os  # noqa: E402 - as above


def take(handle: int) -> bool:
    """Lock the open file for this handle alone; return False if another holds it."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def give_back(handle: int) -> None:
    """Unlock what `take` locked."""
    os.lseek(handle, 0, os.SEEK_SET)
    msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
