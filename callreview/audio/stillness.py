"""A worker that uses processor time without getting on ends itself.

The app is usually quicker (see `watch`); this is for a worker whose app is gone, and for
systems where the app cannot see how much time a worker has used. Linux and macOS have a
timer of processor time for it; on Windows a thread looks, which the decoders let run.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_MOST_SECONDS_BY_TIMER = 4.0
_MOST_SECONDS_BY_THREAD = 1.8
_LOOK_SECONDS = 0.1


def sign_of_life(is_app_there: Callable[[], bool]) -> Callable[[], None]:
    """Begin to count, and return what must be called at every step forward."""
    if sys.platform == "win32":
        return by_thread(is_app_there)

    def alive() -> None:
        signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS_BY_TIMER)

    alive()
    return alive


def by_thread(is_app_there: Callable[[], bool]) -> Callable[[], None]:
    """Do the same with a thread that looks ten times a second, for as long as we live."""
    last = [time.process_time()]

    def look() -> None:
        while True:
            time.sleep(_LOOK_SECONDS)
            if time.process_time() - last[0] > _MOST_SECONDS_BY_THREAD or not is_app_there():
                os._exit(1)

    def alive() -> None:
        last[0] = time.process_time()

    threading.Thread(target=look, name="looking for stillness", daemon=True).start()
    return alive
