"""The decoding process: the only place where bytes from outside are decoded.

It starts, loads both decoders, gives up every right it does not need, and then does what
the app says on its line, one recording at a time, until the line ends. It may read the
recording and write the cache file it was handed open, and nothing else. Its main thread
talks and decodes; `task` names the threads beside it. `python -m callreview.audio.worker`.

With `--listening` it loads the detector of speech instead, and is as locked. Either lets the
window and what is playing go first; listening lets everything else do so too.
"""

import argparse
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from callreview.audio.handover import app_channel
from callreview.audio.line import Line, LineBroken, Message
from callreview.audio.sandbox import die_with_parent, lock_down
from callreview.audio.source import Source
from callreview.audio.stillness import sign_of_life

_STACK_BYTES = 1 << 20
_NICE_DECODING, _NICE_LISTENING = 4, 10  # the nicest a process can be is 19


def main(arguments: Sequence[str] | None = None) -> None:
    """Be a worker until the app hangs up."""
    given = _parse(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the app
    if given.parent:
        die_with_parent(given.parent)
    threading.stack_size(_STACK_BYTES)
    line = Line(app_channel(given.socket))
    _let_others_go_first(_NICE_LISTENING if given.listening else _NICE_DECODING)
    trade = _Listening() if given.listening else _Decoding()
    level = _warm_and_locked(trade, with_kernel_filters=not given.without_filters)
    try:
        line.send({"say": "ready", "sandbox": level})
        alive = sign_of_life(line.is_open)
        while True:
            message = line.receive()
            alive()
            _answer(trade, message, line, alive)
    except LineBroken:
        os._exit(0)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Decodes recordings for Call Review.")
    parser.add_argument("--socket", type=int)
    parser.add_argument("--parent", type=int)
    parser.add_argument("--without-filters", action="store_true")
    parser.add_argument("--listening", action="store_true")
    return parser.parse_args(arguments)


def _let_others_go_first(nice: int) -> None:
    with suppress(OSError):  # a system may not let us
        if hasattr(os, "nice"):
            os.nice(nice)


class _Decoding:
    """Looks at recordings and decodes them."""

    def __init__(self) -> None:
        from callreview.audio import task, warmup
        from callreview.audio.order import Order

        self._task = task
        self._order = Order
        self.rehearse = warmup.decode_tiny_recording

    def do(self, message: Message, line: Line, alive: Callable[[], None]) -> None:
        files = message.says["files"]
        orders = [
            self._order(Source(given, file["suffix"]), tuple(file["without"]), line, alive, number)
            for number, (given, file) in enumerate(zip(message.descriptors, files, strict=False))
        ]
        if message.says.get("do") == "probe":
            self._task.probe(orders[0])
        else:
            pcm = message.descriptors[len(files)]
            self._task.decode(orders, pcm, message.says["sides"])


class _Listening:
    """Finds out who speaks in what was decoded."""

    def __init__(self) -> None:
        from callreview.audio.detector import Detector
        from callreview.audio.listening import listen
        from callreview.audio.warmup import listen_to_tiny_recording

        self._detector = Detector()
        self._listen = listen
        self.rehearse = partial(listen_to_tiny_recording, self._detector)

    def do(self, message: Message, line: Line, alive: Callable[[], None]) -> None:
        self._listen(self._detector, message, line, alive)


_Trade = _Decoding | _Listening


def _warm_and_locked(trade: _Trade, *, with_kernel_filters: bool) -> str:
    from callreview.audio.warmup import write_tiny_recording

    with tempfile.TemporaryFile() as tiny:
        write_tiny_recording(tiny)
        trade.rehearse(tiny)
        level = lock_down(with_kernel_filters=with_kernel_filters)
        trade.rehearse(tiny)
    return level


def _answer(trade: _Trade, message: Message, line: Line, alive: Callable[[], None]) -> None:
    from callreview.audio.order import Cancelled

    if message.says.get("do") == "cancel":
        return  # it came after the end of what it was to cancel
    try:
        trade.do(message, line, alive)
    except Cancelled:
        line.send({"say": "cancelled"})
    except OSError as failure:
        line.send({"say": "failed", "errno": failure.errno or 0})
    finally:
        for descriptor in message.descriptors:
            os.close(descriptor)


if __name__ == "__main__":
    main()
