"""Waiting for something to become true; no test sleeps for a guessed time."""

import time
from collections.abc import Callable


def until(is_so: Callable[[], object], *, within: float = 10.0, what: str = "") -> None:
    """Return once `is_so()` is true, asking every 5 ms; fail after `within` seconds."""
    end = time.monotonic() + within
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"not within {within} s: {what or is_so}")
        time.sleep(0.005)
