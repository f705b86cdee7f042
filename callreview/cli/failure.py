"""The one place where bugs of commands end up: logged without personal data, told in a sentence.

Threads: what fails in another thread of a command comes here too.
"""

import sys
import threading
from collections.abc import Callable

_COULD_NOT = 1


def without_traceback(command: Callable[[], int]) -> int:
    """Return the exit code of a command; a bug in it is logged and told, and the code is 1."""
    bugs: list[BaseException] = []

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            bugs.append(args.exc_value)
            _tell(args.exc_value)

    before, threading.excepthook = threading.excepthook, in_thread
    try:
        code = command()
    except Exception as error:
        _tell(error)
        return _COULD_NOT
    finally:
        threading.excepthook = before
    return code or int(bool(bugs))


def _tell(error: BaseException) -> None:
    """Keep where it came from in the log, and say that it happened and where that is kept."""
    from callreview.app.bugs import keep_log, log_bug
    from callreview.words import _

    file = keep_log()
    if file is None:
        words = _(
            "Something in Call Review went wrong that should not have. What was saved is safe."
        )
    else:
        log_bug(error)
        words = _(
            "Something in Call Review went wrong that should not have. What was saved is safe; "
            "where it happened is in “{path}”, without names and numbers, to be sent to us."
        ).format(path=file)
    sys.stderr.write(words + "\n")
