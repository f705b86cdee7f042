"""The linters' rules that matter most are seen to bite, and a few no linter has."""

import ast
import subprocess
import sys

import pytest

from tests.house.tree import PACKAGE, TOP

FAULTS = {
    "D103": "def public() -> int:\n    return 1\n",
    "ANN201": 'def public():\n    """Return one."""\n    return 1\n',
    "T201": 'print("hello")\n',
    "BLE001": "try:\n    pass\nexcept Exception:\n    pass\n",
    "FBT001": 'def public(loud: bool) -> bool:\n    """Return it."""\n    return loud\n',
    "PGH003": "x: int = ''  # type: ignore\n",
    "PGH004": "import os  # noqa\n",
}


@pytest.mark.parametrize("rule", FAULTS)
def test_the_linter_bites(rule: str) -> None:
    place = ["--stdin-filename", "callreview/domain/planted.py", "-"]
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", *place],
        input=f'"""A planted fault."""\n\n{FAULTS[rule]}',
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f" {rule} " in run.stdout


def test_no_class_has_a_vague_name() -> None:
    vague = ("Manager", "Helper", "Utils", "Data", "Info", "Base")
    found = [
        f"{path.relative_to(PACKAGE)}: {node.name}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith(vague)
    ]
    assert found == []


def test_no_test_sleeps() -> None:
    asleep = [
        f"{path.relative_to(TOP)}: {number}"
        for path in (TOP / "tests").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "time.sleep(" in line and path.name not in {"waiting.py", "test_names.py"}
    ]
    assert asleep == []
