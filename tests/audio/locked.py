"""What a captured decoder might try, before and after the lock: run as a program.

Prints one JSON object: for each attempt "done" or the error number that refused it, before
(the control) and after, also from a new thread; decoding must work in between. Arguments: a
folder, and which locks: "all", or "landlock" or "seccomp" alone.
"""

import ctypes
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from callreview.audio import landlock, sandbox, seccomp
from callreview.audio.warmup import decode_tiny_recording, write_tiny_recording

Attempts = dict[str, Callable[[], object]]


def main(folder: Path, locks: str) -> None:
    """Try everything, lock, try everything again."""
    target = folder / "target"
    target.write_bytes(b"secret")
    listening = [_listening(socket.AF_INET, ("127.0.0.1", 0)), _unix(folder / "socket")]
    descriptor = os.open(target, os.O_RDONLY)
    attempts = _attempts(folder, target, descriptor, listening)
    before = {name: _tried(attempt) for name, attempt in attempts.items()}
    with tempfile.TemporaryFile() as tiny:
        write_tiny_recording(tiny)
        decode_tiny_recording(tiny)
        level = _locked(locks)
        decode_tiny_recording(tiny)
    after = {name: _tried(attempt) for name, attempt in attempts.items()}
    in_thread: dict[str, str] = {}
    thread = threading.Thread(
        target=lambda: in_thread.update({name: _tried(one) for name, one in attempts.items()})
    )
    thread.start()
    thread.join()
    found = {"level": level, "before": before, "after": after, "in_thread": in_thread}
    found["reads_what_is_open"] = os.pread(descriptor, 6, 0).decode()
    sys.stdout.write(json.dumps(found))


def _locked(locks: str) -> str:
    if locks == "all":
        return sandbox.lock_down()
    ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # no new privileges
    alone = {
        "landlock": landlock.refuse_everything,
        "seccomp": seccomp.forbid_what_is_not_needed,
    }
    return locks if alone[locks]() else "none"


def _attempts(
    folder: Path, target: Path, descriptor: int, listening: list[socket.socket]
) -> Attempts:
    tcp, unix = listening
    number = iter(range(100))
    return {
        "read a file": target.read_bytes,
        "write a file": lambda: _new(folder, next(number)).write_bytes(b"x"),
        "reopen what is open": lambda: os.open(f"/proc/self/fd/{descriptor}", os.O_RDWR),
        "list a folder": lambda: list(folder.iterdir()),
        "remove a file": lambda: _made(folder).unlink(),
        "make a folder": lambda: _new(folder, next(number)).mkdir(),
        "rename": lambda: _made(folder).rename(folder / f"renamed{next(number)}"),
        "link": lambda: (folder / f"link{next(number)}").symlink_to(target),
        "chmod": lambda: target.chmod(0o644),
        "chmod what is open": lambda: os.fchmod(descriptor, 0o644),
        "utime": lambda: os.utime(target, (1, 1)),
        "utime what is open": lambda: os.utime(descriptor, (1, 1)),
        "cut": lambda: os.truncate(target, 6),
        "tcp": lambda: _sent(socket.AF_INET, socket.SOCK_STREAM, tcp.getsockname()),
        "tcp listen": lambda: _listening(socket.AF_INET, ("127.0.0.1", 0)),
        "udp": lambda: _sent(socket.AF_INET, socket.SOCK_DGRAM, tcp.getsockname()),
        "unix socket": lambda: _sent(socket.AF_UNIX, socket.SOCK_STREAM, unix.getsockname()),
        "socket pair": socket.socketpair,
        "name service": lambda: socket.getaddrinfo("localhost", 80),
        "exec": lambda: subprocess.run(["/bin/true"], check=True),
        "fork": _forked,
        "signal another": lambda: os.kill(os.getppid(), 0),
        "new memory that runs": _memory_that_runs,
        "half a gigabyte": lambda: len(bytes(512 << 20)),
    }


def _tried(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except (OSError, MemoryError) as refused:
        return str(getattr(refused, "errno", None) or type(refused).__name__)
    return "done"


def _made(folder: Path) -> Path:
    path = folder / "made"
    path.touch()
    return path


def _new(folder: Path, number: int) -> Path:
    return folder / f"new{number}"


def _listening(family: int, address: tuple[str, int]) -> socket.socket:
    server = socket.socket(family, socket.SOCK_STREAM)
    server.bind(address)
    server.listen()
    return server


def _unix(path: Path) -> socket.socket:
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(path))
    server.listen()
    return server


def _sent(family: int, kind: int, address: tuple[str, int] | str) -> None:
    with socket.socket(family, kind) as client:
        client.connect(address)
        client.send(b"x")


def _forked() -> None:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


def _memory_that_runs() -> None:
    import mmap

    mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
