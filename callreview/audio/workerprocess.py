"""A running worker process, seen from the app."""

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from callreview.audio.handover import start_worker
from callreview.audio.line import Line, LineBroken

_SECONDS_TO_END = 2.0


@dataclass(frozen=True)
class Worker:
    """A running worker process and the line to it."""

    process: "subprocess.Popen[bytes]"
    line: Line
    sandbox: str = ""

    def end(self) -> None:
        """End the process, whatever it does."""
        self.line.hang_up()
        self.process.kill()
        self.line.close()
        with suppress(subprocess.TimeoutExpired):  # a share that is gone can hold even the dead
            self.process.wait(_SECONDS_TO_END)


class WorkerNotStarted(Exception):
    """No worker could be started."""


def new_worker(*arguments: str, on_start: Callable[[Worker], None]) -> Worker:
    """Start a worker and wait until it is warm and locked; raise WorkerNotStarted.

    `on_start` gets it while it is starting: hanging up on it then ends the wait.
    """
    process, channel = start_worker(*arguments, f"--parent={os.getpid()}")
    starting = Worker(process, Line(channel))
    on_start(starting)
    try:
        ready = starting.line.receive()
        return replace(starting, sandbox=ready.text("sandbox", 100))
    except LineBroken as failure:
        starting.end()
        raise WorkerNotStarted(str(failure)) from failure
