"""Landlock: this process and its children may no longer reach files or TCP, whatever they ask.

Only what was open before stays usable. Kernel documentation: userspace-api/landlock.
"""

import ctypes
import os

_CREATE, _RESTRICT = 444, 446  # the same numbers on every processor
_VERSION_ASKED = 1

# How many kinds of file access each version of Landlock knows, and so can refuse.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST_FILE_RIGHTS = 16
_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def version() -> int:
    """Return the version of Landlock this kernel has; 0 when it has none."""
    return max(0, _syscall(_CREATE, None, 0, _VERSION_ASKED))


def refuse_everything() -> bool:
    """Refuse this thread and all it starts every file and TCP port; return whether it worked.

    The process must have set "no new privileges" before.
    """
    known = version()
    if not known:
        return False
    rules = _Ruleset(
        (1 << _FILE_RIGHTS.get(known, _NEWEST_FILE_RIGHTS)) - 1,
        _BIND_AND_CONNECT if known >= 4 else 0,
        _ABSTRACT_SOCKETS_AND_SIGNALS if known >= 6 else 0,
    )
    size = 8 if known < 4 else 16 if known < 6 else 24
    ruleset = _syscall(_CREATE, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return False
    try:
        return _syscall(_RESTRICT, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _syscall(number: int, *arguments: object) -> int:
    return int(ctypes.CDLL(None, use_errno=True).syscall(number, *arguments))
