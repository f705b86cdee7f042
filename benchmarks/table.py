"""What was measured, in the README: all of it by one command.

python -m benchmarks.table              measures all of it: an hour, on a computer at rest
python -m benchmarks.table decoding …   measures these, and keeps what the others came to
python -m benchmarks.table --write      measures nothing, writes the README from what is kept

What was measured last is kept in `measured.json`. A benchmark that offers `results()` gets rows in
one table (see `results`); of the others the README shows what they print. Those that paint need a
screen, those that are heard PulseAudio.
"""

import importlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.results import Result, as_table

NAMES = (
    "decoding",
    "seek_to_sound",
    "paint_timeline",
    "one_hour",
    "three_hours",
    "play_under_load",
    "start_to_window",
    "search",
    "large_library",
    "listing",
    "results_screen",
    "scorecards",
)
FOLDER = Path(__file__).parent
KEPT = FOLDER / "measured.json"
README = FOLDER.parent / "README.md"
START, END = "<!-- benchmarks: made by python -m benchmarks.table -->", "<!-- end of benchmarks -->"
Measured = Mapping[str, Mapping[str, Any]]


def main(names: Iterable[str]) -> None:
    """Measure the benchmarks of these names and write the README's part anew."""
    measured = kept()
    for name in names:
        measured[name] = {"where": _where(), **_measure(name)}
        KEPT.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")
    README.write_text(with_table(README.read_text("utf-8"), measured), "utf-8")


def kept() -> dict[str, Mapping[str, Any]]:
    """Return what was measured last, by the benchmarks' names."""
    found: dict[str, Mapping[str, Any]] = json.loads(KEPT.read_text("utf-8"))
    return found


def with_table(readme: str, measured: Measured) -> str:
    """Return the README's text with what was measured between its two marks."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    there = [measured[name] for name in NAMES if name in measured]
    rows = [Result(**row) for one in there for row in one.get("rows", ())]
    parts = [as_table(rows)] if rows else []
    parts += [f"{one['words']}\n\n```text\n{one['text']}\n```" for one in there if "text" in one]
    places = dict.fromkeys(one["where"] for one in there)
    parts.append(f"Measured on: {'; '.join(places)}.")
    return "\n\n".join([f"{before}{START}", *parts, f"{END}{after}"])


def _measure(name: str) -> Mapping[str, Any]:
    module = importlib.import_module(f"benchmarks.{name}")
    if hasattr(module, "results"):
        return {"rows": [asdict(row) for row in module.results()]}
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {"words": (module.__doc__ or "").partition("\n")[0], "text": printed.strip("\n")}


def _where() -> str:
    python = f"Python {sys.version.split()[0]}"
    day = datetime.now(UTC).date().isoformat()
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}, {day}"


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(() if "--write" in asked else asked or NAMES)
