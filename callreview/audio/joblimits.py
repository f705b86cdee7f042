"""A job object: what Windows offers to bound a process. Never run by the tests of other systems.

The process puts itself into a job that allows no second process, so much memory and processor
time, and none of the desktop: no clipboard, no windows of others. Files and sockets stay within
reach; Windows closes those only to processes started with fewer rights. Microsoft's
documentation: JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JOBOBJECT_BASIC_UI_RESTRICTIONS.
"""

import ctypes
from typing import Any

_PROCESS_TIME, _ONE_PROCESS, _PROCESS_MEMORY, _NO_ERROR_BOX = 0x2, 0x8, 0x100, 0x400
_EXTENDED_LIMITS, _UI_RESTRICTIONS = 9, 4
_ALL_OF_THE_DESKTOP = 0xFF
_MEMORY_BYTES = 640 << 20
_TICKS_A_SECOND = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits(processor_seconds: int) -> ExtendedLimits:
    """Return what a worker may use."""
    found = ExtendedLimits()
    found.basic.flags = _PROCESS_TIME | _ONE_PROCESS | _PROCESS_MEMORY | _NO_ERROR_BOX
    found.basic.process_time = processor_seconds * _TICKS_A_SECOND
    found.basic.processes = 1
    found.process_memory = _MEMORY_BYTES
    return found


def enter_job(processor_seconds: int, kernel: Any = None) -> bool:
    """Put this process into such a job, for good; return whether Windows did so.

    `kernel` is kernel32, whose functions are typed by no stub.
    """
    kernel = kernel or ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # only there on Windows
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if not job:
        return False
    desktop = ctypes.c_uint32(_ALL_OF_THE_DESKTOP)
    bounds = ((_EXTENDED_LIMITS, limits(processor_seconds)), (_UI_RESTRICTIONS, desktop))
    is_bound = all(
        kernel.SetInformationJobObject(job, kind, ctypes.byref(what), ctypes.sizeof(what))
        for kind, what in bounds
    )
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    return bool(is_bound and kernel.AssignProcessToJobObject(job, process))
