"""Where a test run lives: a home of its own, and a virtual screen of its own.

Processes: one Xvfb, started only when a test needs a window and no DISPLAY is set, ended by
its id when the run ends.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import until

# What a person may have set for themselves, and no test may depend on.
PERSONAL = (
    "PULSE_SINK",
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "WAYLAND_DISPLAY",
)


def settings_of_a_run(home: Path) -> dict[str, str]:
    """Return the environment that keeps a run away from the user's own files and sound card.

    Sound goes to the server named in PULSE_SERVER; where none is named, to nobody.
    """
    for name in ("config", "data", "cache", "state", "run"):
        (home / name).mkdir(mode=0o700, parents=True)
    alsa = home / "asound.conf"
    alsa.write_text(
        "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n",
        encoding="ascii",
    )
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "config"),
        "LOCALAPPDATA": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "ALSA_CONFIG_PATH": str(alsa),
        "PULSE_SERVER": os.environ.get("PULSE_SERVER", f"unix:{home}/no-sound-server"),
    }


@contextmanager
def virtual_screen(folder: Path) -> Iterator[dict[str, str]]:
    """Give the environment in which windows open on a screen nobody sees.

    A DISPLAY that is set is used as it is; without Xvfb, Qt's own offscreen platform.
    """
    if sys.platform != "linux" or os.environ.get("DISPLAY"):
        yield {"QT_QPA_PLATFORM": "xcb"} if sys.platform == "linux" else {}
    elif not shutil.which("Xvfb"):
        yield {"QT_QPA_PLATFORM": "offscreen"}
    else:
        with _xvfb(folder) as display:
            yield {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


@contextmanager
def _xvfb(folder: Path) -> Iterator[str]:
    said = folder / "display"
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    with said.open("wb") as out, (folder / "xvfb.log").open("wb") as log:
        screen = subprocess.Popen([*command, "-noreset"], stdout=out, stderr=log)
    try:
        until(lambda: said.read_bytes().endswith(b"\n"), what="the virtual screen")
        yield ":" + said.read_text("ascii").strip()
    finally:
        screen.terminate()
        screen.wait()
