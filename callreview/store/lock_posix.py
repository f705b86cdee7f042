"""The writer's lock on Linux and macOS."""

import sys

assert sys.platform != "win32"

import fcntl  # noqa: E402 - the line above tells the type checker which system this is for


def take(handle: int) -> bool:
    """Lock the open file for this handle alone; return False if another holds it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def give_back(handle: int) -> None:
    """Unlock what `take` locked."""
    fcntl.flock(handle, fcntl.LOCK_UN)
