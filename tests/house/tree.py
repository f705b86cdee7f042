"""The checkout as the house tests see it."""

import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "callreview"


def tracked(*patterns: str) -> list[Path]:
    """Return the files that belong to the project: all git knows and does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run([*command, *patterns], cwd=TOP, capture_output=True, check=True)
    names = sorted(filter(None, listed.stdout.decode().split("\0")))
    return [TOP / name for name in names if (TOP / name).is_file()]
