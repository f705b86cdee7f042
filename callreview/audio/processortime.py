"""How much processor time another process of ours has used: one way per system."""

import os
import subprocess
from pathlib import Path


def processor_seconds(process: "subprocess.Popen[bytes]") -> float:
    """Return the processor time a running process has used; 0 when it cannot be known."""
    if Path("/proc/self/stat").exists():
        return _linux(process.pid)
    if hasattr(os, "fork"):
        return _macos(process.pid)
    return _windows(process)


def _linux(pid: int) -> float:
    try:
        with open(f"/proc/{pid}/stat", "rb") as state:  # noqa: PTH123 - read ten times a second
            fields = state.read().rpartition(b")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _macos(pid: int) -> float:
    import ctypes

    class Timebase(ctypes.Structure):
        _fields_ = (("numerator", ctypes.c_uint32), ("denominator", ctypes.c_uint32))

    library = ctypes.CDLL(None)
    usage = (ctypes.c_uint64 * 64)()  # struct rusage_info_v0: 16 bytes of id, user, system, …
    if library.proc_pid_rusage(pid, 0, ctypes.byref(usage)):
        return 0.0
    base = Timebase()
    library.mach_timebase_info(ctypes.byref(base))
    ticks = int(usage[2]) + int(usage[3])
    return ticks * int(base.numerator) / max(1, int(base.denominator)) / 1e9


def _windows(process: "subprocess.Popen[bytes]") -> float:
    import ctypes

    times = [ctypes.c_uint64() for _ in range(4)]  # created, ended, in the kernel, in the program
    handle = int(process._handle)  # type: ignore[attr-defined,unused-ignore]  # noqa: SLF001 - no other way to it
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # only there on Windows
    if not kernel.GetProcessTimes(ctypes.c_void_p(handle), *map(ctypes.byref, times)):
        return 0.0
    return (times[2].value + times[3].value) / 1e7
