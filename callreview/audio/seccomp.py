"""Seccomp: the only system calls a locked worker may make, as a small filter program.

Everything that is not on the list answers "not permitted": opening, sockets of any kind,
changing modes or times, starting programs, cutting files short. Kernel documentation:
userspace-api/seccomp_filter. Landlock alone would let UDP, Unix sockets, chmod and utime
through.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator

# System calls by number, for x86-64 and for 64-bit ARM.
_NUMBERS = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "poll": (7, None),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "pwrite64": (18, 68),
    "readv": (19, 65),
    "writev": (20, 66),
    "dup": (32, 23),  # FFmpeg reads through a copy of a descriptor
    "select": (23, None),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "setitimer": (38, 103),
    "getpid": (39, 172),
    "recvfrom": (45, 207),
    "recvmsg": (47, 212),
    "exit": (60, 93),
    "uname": (63, 160),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "getppid": (110, 173),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "time": (201, None),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "set_tid_address": (218, 96),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "pselect6": (270, 72),
    "ppoll": (271, 73),
    "set_robust_list": (273, 99),
    "getcpu": (309, 168),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "rseq": (334, 293),
}
_MMAP, _MPROTECT = (9, 222), (10, 226)
_SENDTO = (44, 206)
_CLONE, _CLONE3 = (56, 220), (435, 435)
_FCNTL = (72, 25)
_NEWFSTATAT = (262, 79)
_TGKILL = (234, 131)
_SECCOMP = (317, 277)

_MACHINES = {"x86_64": (0, 0xC000003E), "AMD64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _AND, _EQUALS, _AT_LEAST, _ANSWER = 0x20, 0x54, 0x15, 0x35, 0x06
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000  # plus the error number to answer
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16  # where they stand in struct seccomp_data

_FILTER_MODE, _ALL_THREADS = 1, 1
_EXECUTABLE = 4
_THREAD = 0x00010000
_EMPTY_PATH = 0x1000
_FCNTL_HARMLESS = (1, 2, 3)  # F_GETFD, F_SETFD, F_GETFL

_Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def forbid_what_is_not_needed() -> bool:
    """Lock all threads of this process to the list; return whether it worked.

    The process must have set "no new privileges" before.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    column, mark = machine
    code = b"".join(struct.pack("<HBBI", *step) for step in _program(column, mark))
    program = _Program(len(code) // 8, code)
    call = ctypes.CDLL(None, use_errno=True).syscall
    done = call(_SECCOMP[column], _FILTER_MODE, _ALL_THREADS, ctypes.byref(program))
    return int(done) == 0


def _program(column: int, machine: int) -> Iterator[_Instruction]:
    refused = _REFUSE | errno.EPERM
    yield _LOAD, 0, 0, _MACHINE
    yield _EQUALS, 1, 0, machine
    yield _ANSWER, 0, 0, refused
    yield _LOAD, 0, 0, _NUMBER
    yield _AT_LEAST, 0, 1, 0x40000000  # x86-64's other numbering of the same calls
    yield _ANSWER, 0, 0, refused
    for numbers in _NUMBERS.values():
        if (number := numbers[column]) is not None:
            yield _EQUALS, 0, 1, number
            yield _ANSWER, 0, 0, _ALLOW
    # The C library falls back to clone, whose flags can be looked at.
    yield _EQUALS, 0, 1, _CLONE3[column]
    yield _ANSWER, 0, 0, _REFUSE | errno.ENOSYS
    yield from _if_argument(_CLONE[column], 0, (_THREAD,), mask=_THREAD)
    yield from _if_argument(_MMAP[column], 2, (0,), mask=_EXECUTABLE)
    yield from _if_argument(_MPROTECT[column], 2, (0,), mask=_EXECUTABLE)
    yield from _if_argument(_NEWFSTATAT[column], 3, (_EMPTY_PATH,))
    yield from _if_argument(_FCNTL[column], 1, _FCNTL_HARMLESS)
    yield from _if_argument(_TGKILL[column], 0, (os.getpid(),))
    yield from _if_no_address(_SENDTO[column])
    yield _ANSWER, 0, 0, refused


def _if_argument(
    number: int, argument: int, values: tuple[int, ...], *, mask: int = 0xFFFFFFFF
) -> Iterator[_Instruction]:
    """Allow a call when the lower half of an argument, masked, is one of `values`."""
    yield _EQUALS, 0, 3 + 2 * len(values), number
    yield _LOAD, 0, 0, _ARGUMENTS + 8 * argument
    yield _AND, 0, 0, mask
    for value in values:
        yield _EQUALS, 0, 1, value
        yield _ANSWER, 0, 0, _ALLOW
    yield _ANSWER, 0, 0, _REFUSE | errno.EPERM


def _if_no_address(number: int) -> Iterator[_Instruction]:
    """Allow sending to whom a socket is connected already, and to nobody else."""
    yield _EQUALS, 0, 6, number
    yield _LOAD, 0, 0, _ARGUMENTS + 8 * 4
    yield _EQUALS, 0, 3, 0
    yield _LOAD, 0, 0, _ARGUMENTS + 8 * 4 + 4
    yield _EQUALS, 0, 1, 0
    yield _ANSWER, 0, 0, _ALLOW
    yield _ANSWER, 0, 0, _REFUSE | errno.EPERM
