"""Every contract on imports holds, and is seen to fail on a planted violation."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.house.tree import PACKAGE, TOP

SETTINGS = str(TOP / "pyproject.toml")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# contract: file to plant in, line to plant
PLANTED = {
    "layers": ("store/__init__.py", "import callreview.audio"),
    "words": ("app/__init__.py", "import callreview.words"),
    "qt": ("app/__init__.py", "import PySide6.QtCore"),
    "sqlite": ("ui/__init__.py", "import sqlite3"),
    "sound": ("intake/__init__.py", "import av"),
    "paper": ("cli/__init__.py", "import typst"),
    "workbooks": ("exports/__init__.py", "import openpyxl"),
    "click": ("app/__init__.py", "import click"),
    "oracles": ("domain/__init__.py", "import scipy"),
    "pure": ("domain/__init__.py", "import threading"),
    "rooms": ("ui/marks/__init__.py", "import callreview.ui.player"),
}


def contracts() -> dict[str, str]:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["id"]: each["name"] for each in settings["tool"]["importlinter"]["contracts"]}


def verdicts(folder: Path, contract: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--config", SETTINGS, "--contract", contract, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    copytree(PACKAGE, tmp_path / "callreview", ignore=ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("contract", contracts())
def test_a_planted_violation_breaks_the_contract(contract: str, copied: Path) -> None:
    where, line = PLANTED[contract]
    with (copied / "callreview" / where).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert f"{contracts()[contract]} BROKEN" in verdicts(copied, contract)


def test_every_room_of_the_window_is_in_the_contract() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    listed = {
        module
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["id"] == "rooms"
        for module in contract["modules"]
    }
    rooms = {f"callreview.ui.{panel.parent.name}" for panel in PACKAGE.glob("ui/*/panel.py")}
    assert rooms <= listed
