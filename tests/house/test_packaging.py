"""The two commands, with the programs they call played by stand-ins: no network, no wait."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree

import pytest
from packaging.requirements import Requirement

from tests.house.tree import TOP, tracked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts")

SPEAKING = '#!/bin/sh\necho "$(basename "$0") $*"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout that was set up, in which every command only says how it was called."""
    copytree(TOP / "packaging", tmp_path / "packaging")
    (tmp_path / "pyproject.toml").write_bytes((TOP / "pyproject.toml").read_bytes())
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("python", "callreview", "ruff", "lint-imports", "mypy", "pytest"):
        plant(tmp_path, name, SPEAKING)
    for kind in ("app", "app-system", "test", "test-system"):
        now = sh(tmp_path, "-c", ". packaging/environment.sh; fingerprint").stdout
        (tmp_path / f".venv/.ready-{kind}").write_text(now)
    return tmp_path


def plant(checkout: Path, name: str, script: str) -> None:
    command = checkout / ".venv/bin" / name
    command.write_text(script)
    command.chmod(0o755)


def sh(checkout: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}
    return subprocess.run(
        ["sh", *words],
        cwd=checkout,
        env=kept | settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("script", [p.relative_to(TOP) for p in tracked("*.sh")], ids=str)
def test_a_script_can_be_read_by_any_shell(script: Path) -> None:
    assert subprocess.run(["sh", "-n", script], cwd=TOP, check=False).returncode == 0


def test_a_start_with_a_screen_opens_the_sample_calls(checkout: Path) -> None:
    run = sh(checkout, "packaging/start.sh", DISPLAY=":7")
    assert (run.stdout, run.stderr) == ("callreview demo\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="a Mac always has a screen of its own")
def test_a_start_without_a_screen_says_so(checkout: Path) -> None:
    run = sh(checkout, "packaging/start.sh")
    assert run.stdout == "callreview demo --headless\n"
    assert "no screen" in run.stderr


def test_arguments_go_to_the_app_as_they_are(checkout: Path) -> None:
    plant(checkout, "callreview", '#!/bin/sh\nprintf "<%s>" "$@"\nexit 3\n')
    run = sh(checkout, "packaging/start.sh", "add", "My calls")
    assert run.stdout == "<add><My calls>"
    assert run.returncode == 3


def test_setting_up_alone_starts_nothing(checkout: Path) -> None:
    run = sh(checkout, "packaging/start.sh", "--setup-only")
    assert run.stdout == ""
    assert "set up" in run.stderr


def test_a_moved_checkout_is_set_up_again(checkout: Path) -> None:
    before = sh(checkout, "-c", ". packaging/environment.sh; fingerprint").stdout
    moved = checkout.rename(checkout.with_name("moved"))
    assert sh(moved, "-c", ". packaging/environment.sh; fingerprint").stdout != before


@pytest.mark.skipif(sys.platform != "linux", reason="the services are Linux's")
def test_all_checks_run_and_their_services_end(checkout: Path) -> None:
    plant(checkout, "pytest", '#!/bin/sh\necho "$* on $DISPLAY"\npactl list short sinks\n')
    run = sh(checkout, "packaging/test.sh", "-m", "long")
    assert run.returncode == 0, run.stderr
    assert re.search(r"-m long on :\d+\n\d+\tsilence", run.stdout)
    assert run.stdout.count("\nok ") == 5
    assert run.stderr.endswith("All good.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the services are Linux's")
def test_every_test_runs_once_and_what_plays_runs_alone(checkout: Path) -> None:
    run = sh(checkout, "packaging/test.sh")
    beside, alone = re.findall(r"^pytest (.*)$", run.stdout, re.MULTILINE)
    assert "-n logical" in beside
    assert "-n " not in alone
    assert beside.endswith("-m not long and not sound")
    assert alone.endswith("-m sound and not long")


@pytest.mark.skipif(sys.platform != "linux", reason="the services are Linux's")
@pytest.mark.parametrize(("bad", "fails"), [("lint-imports", 1), ("mypy", 1), ("pytest", 2)])
def test_one_bad_check_is_enough_to_fail(checkout: Path, bad: str, fails: int) -> None:
    plant(checkout, bad, "#!/bin/sh\nexit 1\n")
    run = sh(checkout, "packaging/test.sh")
    assert run.returncode == 1
    assert run.stdout.count("\nok ") == 6 - fails
    assert run.stdout.count("\nFAIL ") == fails
    assert "Not good:" in run.stderr


def test_the_lock_keeps_what_the_project_asks_for() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    app = project["project"]["dependencies"] + groups["build"]
    for lock, asked in (("requirements.txt", app), ("requirements-test.txt", groups["test"])):
        text = (TOP / "packaging" / lock).read_text(encoding="utf-8")
        locked = dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))
        for wanted in map(Requirement, asked):
            assert locked[wanted.name.lower()] in wanted.specifier
