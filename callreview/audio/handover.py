"""What differs per system in talking to a worker: how it starts, how open files reach it.

On Linux and macOS worker and app share a socket pair, and open files travel over it, so
the worker never needs a path. On Windows they share two pipes and the worker opens the
paths itself.
"""

import os
import select
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_HAS_SOCKETS = sys.platform != "win32"
_KEPT_VARIABLES = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TEMP", "TMP")


@dataclass(frozen=True)
class OpenFile:
    """A file to hand to a worker: open here, and where it lies."""

    descriptor: int
    path: Path
    is_writable: bool = False


class Channel(Protocol):
    """Bytes there and back, with open files beside them where the system can do that."""

    def send(self, data: bytes, descriptors: Sequence[int]) -> None:
        """Send all of `data`."""

    def receive(self, count: int) -> bytes:
        """Return 1 to `count` bytes; none when the other side is gone."""

    def taken_descriptors(self) -> list[int]:
        """Return the open files that came since the last call."""

    def has_waiting(self) -> bool:
        """Return whether `receive` would return at once."""

    def is_open(self) -> bool:
        """Return whether the other side is there, as far as the system tells."""

    def hang_up(self) -> None:
        """Wake whoever receives; any thread may do this."""

    def close(self) -> None:
        """Let go; only the thread that receives may do this."""


def worker_command() -> list[str]:
    """Return the command that becomes a worker; a frozen app is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--decoding-worker"]
    return [sys.executable, "-P", "-m", "callreview.audio.worker"]


def module_places() -> str:
    """Return where our modules and others lie, as PYTHONPATH for a process we start."""
    root = Path(__file__).resolve().parents[2]
    places = [str(root), *(str(Path(place).resolve()) for place in sys.path if place)]
    return os.pathsep.join(places)


def start_worker(*arguments: str) -> tuple[subprocess.Popen[bytes], Channel]:
    """Start a worker process and return it with the app's end of the channel."""
    command = [*worker_command(), *arguments]
    if not _HAS_SOCKETS:
        return _start_on_windows(command)
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [*command, f"--socket={theirs.fileno()}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("CALLREVIEW_WORKER_STDERR") else subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env=_environment(),
            cwd="/",  # hold no folder that a person may want to eject
        )
    return process, SocketChannel(ours, takes_descriptors=False)


def app_channel(socket_number: int | None) -> Channel:
    """Return the worker's end of the channel."""
    if socket_number is not None:
        return SocketChannel(socket.socket(fileno=socket_number), takes_descriptors=True)
    speaking = os.dup(sys.stdout.fileno())
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # libraries may print
    return PipeChannel(sys.stdin.fileno(), speaking)


def with_files(says: Mapping[str, Any], files: Sequence[OpenFile]) -> dict[str, Any]:
    """Return a message that names `files` by path, where they cannot travel open."""
    if _HAS_SOCKETS or not files:
        return dict(says)
    return {**says, "paths": [[str(file.path), file.is_writable] for file in files]}


def files_of(says: Mapping[str, Any], descriptors: Sequence[int]) -> Sequence[int]:
    """Return the open files of a message, opening them where they could not travel open."""
    if _HAS_SOCKETS:
        return descriptors
    binary = getattr(os, "O_BINARY", 0)
    return [
        os.open(path, binary | (os.O_RDWR if is_writable else os.O_RDONLY))
        for path, is_writable in says.get("paths", ())
    ]


class SocketChannel:
    """One end of a Unix socket pair; the app's end refuses open files from the worker."""

    def __init__(self, end: socket.socket, *, takes_descriptors: bool) -> None:
        self._socket = end
        self._takes_descriptors = takes_descriptors
        self._descriptors: list[int] = []

    def send(self, data: bytes, descriptors: Sequence[int]) -> None:
        """Send all of `data`; the open files go with its first byte."""
        sent = socket.send_fds(self._socket, [data], descriptors) if descriptors else 0
        self._socket.sendall(memoryview(data)[sent:])

    def receive(self, count: int) -> bytes:
        """Return 1 to `count` bytes; none when the other side is gone."""
        if not self._takes_descriptors:
            return self._socket.recv(count)
        data, descriptors, _, _ = socket.recv_fds(self._socket, count, 4)
        self._descriptors.extend(descriptors)
        return data

    def taken_descriptors(self) -> list[int]:
        """Return the open files that came since the last call."""
        taken, self._descriptors = self._descriptors, []
        return taken

    def has_waiting(self) -> bool:
        """Return whether `receive` would return at once."""
        return bool(select.select([self._socket], [], [], 0)[0])

    def is_open(self) -> bool:
        """Return True: here the system ends a worker without an app by other means."""
        return True

    def hang_up(self) -> None:
        """Wake whoever receives; any thread may do this."""
        with suppress(OSError):  # the other side was quicker
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go; only the thread that receives may do this."""
        self._socket.close()


class PipeChannel:
    """Two pipes, for Windows."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = reading
        self._writing = writing

    def send(self, data: bytes, descriptors: Sequence[int]) -> None:
        """Send all of `data`; files go by path."""
        del descriptors
        left = memoryview(data)
        while left:
            left = left[os.write(self._writing, left) :]

    def receive(self, count: int) -> bytes:
        """Return 1 to `count` bytes; none when the other side is gone."""
        return os.read(self._reading, count)

    def taken_descriptors(self) -> list[int]:
        """Return nothing: files go by path."""
        return []

    def has_waiting(self) -> bool:
        """Return whether bytes wait in the pipe."""
        return bool(self._waiting())

    def is_open(self) -> bool:
        """Return whether somebody holds the other end of the pipe."""
        return self._waiting() is not None

    def _waiting(self) -> int | None:
        """Return how many bytes wait; None when the other end is closed."""
        import ctypes
        import msvcrt

        waiting = ctypes.c_ulong()
        handle = msvcrt.get_osfhandle(self._reading)  # type: ignore[attr-defined,unused-ignore]  # only there on Windows
        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # only there on Windows
        handle = ctypes.c_void_p(handle)
        is_there = kernel.PeekNamedPipe(handle, None, 0, None, ctypes.byref(waiting), None)
        return int(waiting.value) if is_there else None

    def hang_up(self) -> None:
        """Do nothing: a pipe wakes its reader when the process at its other end is ended."""

    def close(self) -> None:
        """Let go; the worker ends when its input ends."""
        os.close(self._reading)
        os.close(self._writing)


def _start_on_windows(command: list[str]) -> tuple[subprocess.Popen[bytes], Channel]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=0x08000200,  # no window of its own, no Ctrl+C from ours
    )
    assert process.stdin
    assert process.stdout
    reading, writing = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
    process.stdin.close()
    process.stdout.close()
    return process, PipeChannel(reading, writing)


def _environment() -> dict[str, str]:
    """Return what a worker may know: where its modules lie, and to work with one thread."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": module_places(),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
