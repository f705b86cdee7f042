"""The README says what the app does."""

import runpy
from pathlib import Path

from benchmarks import table
from callreview.ui.actions import ACTIONS

TOP = Path(__file__).parents[2]
README = TOP / "README.md"
MAKER = runpy.run_path(str(TOP / "packaging" / "readme_keys.py"))
keys_table, with_table = MAKER["keys_table"], MAKER["with_table"]


def test_the_table_of_keys_is_that_of_the_app() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_table(text, keys_table()) == text, "run packaging/readme_keys.py"


def test_a_new_key_would_be_missed() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_table(text, keys_table(ACTIONS[1:])) != text


def test_what_was_measured_is_that_of_the_benchmarks() -> None:
    text = README.read_text(encoding="utf-8")
    again = "run python -m benchmarks.table --write"
    assert table.with_table(text, table.kept()) == text, again


def test_rows_and_what_is_printed_both_come_to_the_readme() -> None:
    rows = [{"what": "a frame", "measured": "3 ms", "beside": "least 1 ms", "aim": "≤ 4 ms"}]
    printed = {"where": "here", "words": "Seeks.", "text": "p95 20 ms"}
    decoding: dict[str, object] = {"where": "here", "rows": rows}
    measured: table.Measured = {"decoding": decoding, "seek_to_sound": printed}
    found = table.with_table(f"before {table.START} old {table.END} after", measured)
    assert "| a frame | 3 ms | least 1 ms | ≤ 4 ms |" in found
    assert "p95 20 ms" in found
    assert "old" not in found
    assert (found[:7], found[-6:]) == ("before ", " after")


def test_every_picture_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    pictures = [part.split(")")[0] for part in text.split("](") if ".png)" in part]
    assert pictures
    assert all((README.parent / picture).is_file() for picture in pictures)
