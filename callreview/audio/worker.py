"""The decoding process: the only place where bytes from outside are decoded.

It starts, loads both decoders, gives up every right it does not need, and then does what
the app says on its line, one recording at a time, until the line ends. It may read the
recording and write the cache file it was handed open, and nothing else. Its main thread
talks and decodes; `task` names the threads beside it. `python -m callreview.audio.worker`.
"""

import argparse
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Sequence

from callreview.audio.handover import app_channel
from callreview.audio.line import Line, LineBroken, Message
from callreview.audio.sandbox import die_with_parent, lock_down
from callreview.audio.source import Source
from callreview.audio.stillness import sign_of_life

_STACK_BYTES = 1 << 20


def main(arguments: Sequence[str] | None = None) -> None:
    """Be a worker until the app hangs up."""
    given = _parse(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the app
    if given.parent:
        die_with_parent(given.parent)
    threading.stack_size(_STACK_BYTES)
    line = Line(app_channel(given.socket))
    level = _warm_and_locked(with_kernel_filters=not given.without_filters)
    try:
        line.send({"say": "ready", "sandbox": level})
        alive = sign_of_life(line.is_open)
        while True:
            message = line.receive()
            alive()
            _answer(message, line, alive)
    except LineBroken:
        os._exit(0)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Decodes recordings for Call Review.")
    parser.add_argument("--socket", type=int)
    parser.add_argument("--parent", type=int)
    parser.add_argument("--without-filters", action="store_true")
    return parser.parse_args(arguments)


def _warm_and_locked(*, with_kernel_filters: bool) -> str:
    from callreview.audio import task  # loads what decoding needs, while that is possible
    from callreview.audio.warmup import decode_tiny_recording, write_tiny_recording

    del task
    with tempfile.TemporaryFile() as tiny:
        write_tiny_recording(tiny)
        decode_tiny_recording(tiny)
        level = lock_down(with_kernel_filters=with_kernel_filters)
        decode_tiny_recording(tiny)
    return level


def _answer(message: Message, line: Line, alive: Callable[[], None]) -> None:
    from callreview.audio import task

    asked = message.says.get("do")
    if asked == "cancel":
        return  # it came after the end of what it was to cancel
    try:
        source = Source(message.descriptors[0], message.text("suffix"))
        without = tuple(message.text("without").split())
        order = task.Order(source, without, line, alive)
        if asked == "probe":
            task.probe(order)
        else:
            task.decode(order, message.descriptors[1])
    except task.Cancelled:
        line.send({"say": "cancelled"})
    except OSError as failure:
        line.send({"say": "failed", "errno": failure.errno or 0})
    finally:
        for descriptor in message.descriptors:
            os.close(descriptor)


if __name__ == "__main__":
    main()
