"""Sets papers in a process of its own, so that neither the window nor its memory feels it.

Processes: the app holds a `Press`, which talks over pipes to a child that runs `main`; each
message is its length in eight bytes, then the message. Threads: one at a time may use a press.
The child ends when its pipe does, and gives way to everything else that runs.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from callreview.domain.errors import CallReviewError
from callreview.domain.letterhead import Letterhead
from callreview.exports.typesetting import ALONE, Look, Paper, Run, Sheet, Template, Typesetter

_NICER = 5
_LENGTH_BYTES = 8


class Press:
    """A process that sets papers; a context manager. It starts with the first paper."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._give_up()
        elif self._child is not None:
            self._child.communicate()
            self._child = None

    def pdf(
        self, template: Template, sheets: Sequence[Sheet], look: Look, run: Run = ALONE
    ) -> bytes:
        """Return what `Typesetter.pdf` returns.

        Raises CallReviewError "press_stopped" if the child died over it; the next has another.
        """
        child = self._child = self._child or _started()
        assert child.stdin is not None
        assert child.stdout is not None
        asked = {
            "template": template.value,
            "sheets": sheets,
            "look": _look_as_json(look),
            "run": asdict(run),
        }
        try:
            _send(child.stdin, json.dumps(asked).encode())
            return _received(child.stdout)
        except (OSError, EOFError):
            self._give_up()
            raise CallReviewError("press_stopped") from None

    def _give_up(self) -> None:
        """End the child, whatever it does."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            with suppress(OSError):  # what was still to be written has nobody to read it
                child.communicate()


def main() -> None:
    """Be the child: set what is asked for until the app has gone."""
    with suppress(OSError, AttributeError):  # Windows has no `nice`
        os.nice(_NICER)
    speaking = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # libraries may print
    typesetter = Typesetter()
    while True:
        try:
            asked = json.loads(_received(sys.stdin.buffer))
        except EOFError:
            return
        look = asked["look"]
        head = Letterhead(**look["letterhead"])
        pdf = typesetter.pdf(
            Template(asked["template"]),
            asked["sheets"],
            Look(Paper(look["paper"]), head),
            Run(**asked["run"]),
        )
        _send(speaking, pdf)


def _look_as_json(look: Look) -> dict[str, object]:
    return {"paper": look.paper.value, "letterhead": asdict(look.letterhead)}


def _started() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-m", "callreview.exports.press"]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "--typesetting-worker"]
    places = [str(Path(place).resolve()) for place in sys.path if place]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("CALLREVIEW_WORKER_STDERR") else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH_BYTES, "big"))
    pipe.write(message)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes:
    """Return the next message; EOFError when the other side is gone."""
    length = int.from_bytes(_exactly(pipe, _LENGTH_BYTES), "big")
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    found = pipe.read(count)
    if len(found) < count:
        raise EOFError
    return found


if __name__ == "__main__":
    main()
