"""The job object of Windows, as far as another system can see: its layout and its order."""

import ctypes
from types import SimpleNamespace

import pytest

from callreview.audio.joblimits import BasicLimits, ExtendedLimits, enter_job, limits


class Kernel(SimpleNamespace):
    """Takes the calls that kernel32 would take, and fails the one it was told to fail."""

    def __init__(self, failing: str = "") -> None:
        super().__init__()
        self.asked: list[str] = []
        for name in (
            "CreateJobObjectW",
            "GetCurrentProcess",
            "SetInformationJobObject",
            "AssignProcessToJobObject",
        ):
            setattr(self, name, self._taking(name, 0 if name == failing else 1))

    def _taking(self, name: str, answer: int) -> object:
        def take(*_: object) -> int:
            self.asked.append(name)
            return answer

        return take


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes of 64 bits")
def test_the_limits_are_laid_out_as_windows_documents_them() -> None:
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.process_memory.offset == 112


def test_a_worker_is_one_process_with_so_much_memory_and_time() -> None:
    found = limits(60)
    assert found.basic.processes == 1
    assert found.basic.process_time == 600_000_000
    assert 300 << 20 < found.process_memory < 1 << 30
    assert found.basic.flags == 0x2 | 0x8 | 0x100 | 0x400


def test_a_process_enters_the_job_when_that_is_bound() -> None:
    kernel = Kernel()
    assert enter_job(60, kernel)
    assert kernel.asked == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "SetInformationJobObject",
        "GetCurrentProcess",
        "AssignProcessToJobObject",
    ]


@pytest.mark.parametrize(
    "failing", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_what_windows_refuses_is_not_called_a_lock(failing: str) -> None:
    assert not enter_job(60, Kernel(failing))
