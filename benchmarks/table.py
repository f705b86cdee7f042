"""The table of benchmarks in the README, measured and written by one command.

python -m benchmarks.table              measures all of it: an hour, on a computer at rest
python -m benchmarks.table decoding …   measures these, and keeps the rows of the others
python -m benchmarks.table --write      measures nothing, writes the README from what is kept

What was measured last is kept in `measured.json`. A benchmark takes part by offering
`results()` (see `results`) and standing in `NAMES`.
"""

import importlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.results import Result, as_table

NAMES = ("decoding",)
KEPT = Path(__file__).with_name("measured.json")
README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- benchmarks: made by python -m benchmarks.table -->", "<!-- end of benchmarks -->"


def main(names: Iterable[str]) -> None:
    """Measure the benchmarks of these names and write the README's table anew."""
    measured = kept()
    for name in names:
        rows = importlib.import_module(f"benchmarks.{name}").results()
        measured[name] = {"where": _where(), "rows": [asdict(row) for row in rows]}
        KEPT.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")
    README.write_text(with_table(README.read_text("utf-8"), measured), "utf-8")


def kept() -> dict[str, Mapping[str, object]]:
    """Return what was measured last, by the benchmarks' names."""
    found: dict[str, Mapping[str, object]] = json.loads(KEPT.read_text("utf-8"))
    return found


def with_table(readme: str, measured: Mapping[str, Mapping[str, object]]) -> str:
    """Return the README's text with the table between its two marks."""
    rows: list[Result] = []
    places: dict[str, None] = {}
    for name in NAMES:
        if name in measured:
            found = measured[name]
            assert isinstance(found["rows"], list)
            rows += [Result(**row) for row in found["rows"]]
            places[str(found["where"])] = None
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    table = f"{as_table(rows)}\n\nMeasured on: {'; '.join(places)}."
    return f"{before}{START}\n\n{table}\n\n{END}{after}"


def _where() -> str:
    cores = f"{os.cpu_count()} cores"
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{cores}, {platform.system()} {platform.machine()}, Python {sys.version.split()[0]}, {day}"
    )


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(() if "--write" in asked else asked or NAMES)
