"""The published JSON Schema says of score sheets what the app says."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from callreview.domain.errors import Unreadable
from callreview.domain.rubric import Rubric
from callreview.domain.rubric_file import rubric_from_dict, rubric_to_dict
from callreview.resources import resource
from tests.domain.sheet_strategies import rubrics

SCHEMA = json.loads(resource("schema", "rubric.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SHIPPED = sorted(resource("rubrics").glob("*.toml"))
SPOILERS: tuple[object, ...] = (None, 7, "", "x", True, [], [1], {}, 10**9)
FULL: dict[str, Any] = {
    "title": "T",
    "bands": [{"from": 0, "label": "low"}],
    "sections": [
        {
            "id": "s",
            "title": "S",
            "weight": 2,
            "lines": [
                {
                    "id": "q",
                    "text": "Q?",
                    "kind": "yes_no",
                    "options": [
                        {"id": "y", "label": "Yes", "points": 1},
                        {"id": "n", "label": "No", "fail": "call"},
                    ],
                    "show_if": {"line": "a", "is": ["b"]},
                },
                {
                    "id": "n",
                    "text": "N?",
                    "kind": "number",
                    "ranges": [{"from": 0, "to": 1, "points": 3, "fail": "none"}],
                },
            ],
        }
    ],
}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_comes_with_the_app_fits_it(path: Path) -> None:
    VALIDATOR.validate(tomllib.loads(path.read_text("utf-8")))


@settings(max_examples=200)
@given(rubrics())
def test_what_the_app_writes_fits_it(rubric: Rubric) -> None:
    VALIDATOR.validate(rubric_to_dict(rubric))


def _tables(value: object, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        yield place
        for key, below in value.items():
            yield from _tables(below, (*place, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _tables(below, (*place, number))


def _at(sheet: Any, place: tuple[Any, ...]) -> dict[str, Any]:
    for step in place:
        sheet = sheet[step]
    return sheet  # type: ignore[no-any-return]  # a table of the sheet above


def _is_read(sheet: object) -> bool:
    try:
        rubric_from_dict(sheet, "f")
    except Unreadable:
        return False
    return True


def _spoilt() -> Iterator[tuple[str, dict[str, Any]]]:
    for place in _tables(FULL):
        for key in [*_at(FULL, place), "unknown"]:
            for value in SPOILERS:
                sheet = json.loads(json.dumps(FULL))
                _at(sheet, place)[key] = value
                if value is None:
                    del _at(sheet, place)[key]
                yield f"{place} {key} = {value!r}", sheet


def test_whatever_one_spoils_both_say_the_same_of_it() -> None:
    differ = [what for what, sheet in _spoilt() if VALIDATOR.is_valid(sheet) != _is_read(sheet)]
    # That a condition names no option is found by `rubric_check`, as what else makes no sense.
    assert differ == [f"('sections', 0, 'lines', 0, 'show_if') is = {it}" for it in ("None", "[]")]
