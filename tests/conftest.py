"""What every test may rely on.

A home of its own (nothing of the user's is read or written), a virtual screen when a window
is wanted (of its own for each process, where several test side by side: windows would take the
keys from each other), a sound server when `null_sink` is asked for, and the guards: any warning, Qt
message, stray log, left thread, process or window fails the test.
"""

import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guards import expected_log, no_window_left, nothing_left_running
from tests.places import PERSONAL, settings_of_a_run, virtual_screen
from tests.sound import null_sink, sound_server

_MUCH_GARBAGE = 20_000

__all__ = [
    "expected_log",
    "no_window_left",
    "nothing_left_running",
    "null_sink",
    "sound_server",
]


@pytest.fixture(autouse=True)
def garbage_is_collected_between_tests() -> Iterator[None]:
    """Let no thread of a test collect what holds widgets or fonts: it would crash (ui/tidy)."""
    gc.disable()
    yield
    if gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()


def pytest_configure(config: pytest.Config) -> None:
    # How long an example takes says something about the machine, nothing about the code.
    settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("ours")
    home = Path(tempfile.mkdtemp(prefix="callreview-tests-"))
    patch = pytest.MonkeyPatch()
    if hasattr(config, "workerinput"):  # one of several side by side: a screen of its own
        patch.delenv("DISPLAY", raising=False)
    for name, value in settings_of_a_run(home / "home").items():
        patch.setenv(name, value)
    for name in PERSONAL:
        patch.delenv(name, raising=False)
    config.add_cleanup(lambda: shutil.rmtree(home))
    config.add_cleanup(patch.undo)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "sound_server" in getattr(item, "fixturenames", ()):
            item.add_marker("sound")


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have a screen for this process and those it starts; `qapp` and `qtbot` bring it along."""
    with (
        virtual_screen(tmp_path_factory.mktemp("screen")) as settings,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in settings.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def qapp_args(screen: None) -> list[str]:
    """Start Qt on that screen."""
    return ["callreview"]
