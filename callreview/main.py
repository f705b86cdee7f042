"""Where everything begins: a command, or the window.

The composition root: `desktop` builds the session, the jobs, the sound and the window and
passes them to each other. Nothing heavy is imported before it is known what was asked.
"""

import os
import sys
from pathlib import Path

from callreview import cli
from callreview.cli.failure import without_traceback
from callreview.domain.errors import CallReviewError

DECODING_WORKER = "--decoding-worker"
"""How a frozen app, which has no interpreter beside it, starts its own workers."""
LISTING_SOUND_DEVICES = "--sound-devices"
TYPESETTING_WORKER = "--typesetting-worker"
FORM_READER = "--form-reader"


def run() -> int:
    """Do what the words on the command line ask; without any, open the window."""
    words = sys.argv[1:]
    if words[:1] == [DECODING_WORKER]:
        return _be_a_worker(words[1:])
    if words == [LISTING_SOUND_DEVICES]:
        return _list_sound_devices()
    if words == [TYPESETTING_WORKER]:
        return _typeset()
    if words == [FORM_READER]:
        return _read_form()
    if not words and has_screen():
        return without_traceback(open_window)
    return without_traceback(lambda: cli.run(words, open_window))


def open_window(
    *, library: Path | None = None, folder: Path | None = None, samples: bool = False
) -> int:
    """Open the window on a library, the person's own if None; return when it was closed.

    A window that is open on it already comes forward instead, and adds `folder`. Raises
    CallReviewError "no_screen".
    """
    if not has_screen():
        raise CallReviewError("no_screen")
    from callreview.ui.binding import import_plainly

    import_plainly()
    from callreview.ui.desktop import start

    return start(library=library, folder=folder, samples=samples)


def has_screen() -> bool:
    """Return whether there is a screen to open a window on; without one Qt ends the process."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def _be_a_worker(arguments: list[str]) -> int:
    from callreview.audio.worker import main

    main(arguments)
    return 0


def _read_form() -> int:
    from callreview.intake.answer_form import main

    main()
    return 0


def _typeset() -> int:
    from callreview.exports.press import main

    main()
    return 0


def _list_sound_devices() -> int:
    from callreview.audio.devices import main

    main()
    return 0
