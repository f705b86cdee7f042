"""The README says what the app does."""

import runpy
from pathlib import Path

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


def test_every_picture_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    pictures = [part.split(")")[0] for part in text.split("](") if ".png)" in part]
    assert pictures
    assert all((README.parent / picture).is_file() for picture in pictures)
