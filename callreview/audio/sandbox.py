"""How a worker gives up what it does not need, before it sees a recording.

Everywhere: limits on memory, processes and processor time. On Linux also Landlock and seccomp,
and the kernel ends the worker when the app is gone. On macOS also the system's sandbox for pure
computation, on Windows a job object; those two were written by their documentation and are run
by nobody's tests yet. A worker that cannot decode under its locks is started without them.
"""

import ctypes
import os
import signal
import sys
from contextlib import suppress

FULL = "landlock+seccomp+limits"
_JOB, _PURE = "job", "sandbox+limits"

_MEMORY_BYTES = 224 * 1024 * 1024  # what decoding may add to what a warm worker has
_OPEN_FILES = 32
_FILE_BYTES = 8 << 30
_PROCESSOR_SECONDS = 3600
_NO_NEW_PRIVILEGES, _DIE_WITH_PARENT = 38, 1


def sandbox_level() -> str:
    """Return how far workers can be locked down here, for `doctor`; "none" when not at all."""
    if sys.platform == "win32":
        return _JOB
    if sys.platform == "darwin":
        return _PURE
    if not sys.platform.startswith("linux"):
        return "limits"
    from callreview.audio import landlock

    return FULL if landlock.version() else "seccomp+limits"


def die_with_parent(parent: int) -> None:
    """Have the kernel end this process when the app is gone, where the kernel does that."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def lock_down(*, with_kernel_filters: bool = True) -> str:
    """Give up everything decoding does not need; return the level reached.

    To be called once, by the only thread there is: Landlock binds the threads started
    afterwards and not those there were before.
    """
    if sys.platform == "win32":
        from callreview.audio import joblimits

        return _JOB if with_kernel_filters and joblimits.enter_job(_PROCESSOR_SECONDS) else "none"
    parts = []
    if with_kernel_filters and sys.platform == "darwin":
        _limit()
        parts += ["sandbox"] if _compute_only() else []
    elif with_kernel_filters and sys.platform.startswith("linux"):
        from callreview.audio import landlock, seccomp

        ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _limit()
        parts += ["landlock"] if landlock.refuse_everything() else []
        parts += ["seccomp"] if seccomp.forbid_what_is_not_needed() else []
    else:
        _limit()
    return "+".join([*parts, "limits"])


def _compute_only() -> bool:
    """Have macOS refuse everything but computing with what is open; return whether it did."""
    named, message = 1, ctypes.c_char_p()
    try:
        library = ctypes.CDLL("/usr/lib/libSystem.B.dylib")
        refused = library.sandbox_init(b"pure-computation", named, ctypes.byref(message))
    except (OSError, AttributeError):  # a system that has given it up
        return False
    return int(refused) == 0


def _limit() -> None:
    import resource

    limits = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
        (resource.RLIMIT_CPU, _PROCESSOR_SECONDS),
    ]
    if sys.platform.startswith("linux"):
        with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123 - pathlib costs an import here
            used = int(pages.read().split()[0]) * resource.getpagesize()
        limits.append((resource.RLIMIT_AS, used + _MEMORY_BYTES))
    else:
        # Linux counts threads as processes, and decoding needs some; there seccomp refuses.
        limits.append((resource.RLIMIT_NPROC, 0))
    for which, value in limits:
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with suppress(OSError, ValueError):  # a system may not know a limit
            resource.setrlimit(which, (value, value))
