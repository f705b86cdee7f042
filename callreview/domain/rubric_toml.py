"""A score sheet as TOML that people like to read: a table a question, an option a line."""

import json
from collections.abc import Iterator, Mapping
from typing import cast

from callreview.domain.rubric import Rubric
from callreview.domain.rubric_file import rubric_to_dict

Table = Mapping[str, object]
_LISTS = ("sections", "lines")


def rubric_to_toml(rubric: Rubric) -> str:
    """Return the score sheet as a TOML file; `rubric_from_text` reads the same sheet again."""
    return "\n".join(_blocks(rubric_to_dict(rubric))) + "\n"


def _blocks(sheet: Table) -> Iterator[str]:
    yield from _entries(sheet)
    for section in cast("list[Table]", sheet.get("sections", [])):
        yield "\n[[sections]]"
        yield from _entries(section)
        for line in cast("list[Table]", section.get("lines", [])):
            yield "\n[[sections.lines]]"
            yield from _entries(line)


def _entries(table: Table) -> Iterator[str]:
    for key, value in table.items():
        if key not in _LISTS:
            yield f"{key} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, str):
        return _block(value) if "\n" in value else _text(value)
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        rows = "".join(f"  {_inline(row)},\n" for row in value)
        return f"[\n{rows}]"
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return json.dumps(value)  # a number or a flag, which TOML writes as JSON does


def _inline(table: Table) -> str:
    spelled = (
        f"{key} = {_text(value) if isinstance(value, str) else _value(value)}"
        for key, value in table.items()
    )
    return "{ " + ", ".join(spelled) + " }"


def _block(text: str) -> str:
    lines = (_text(line)[1:-1] for line in text.split("\n"))
    return '"""\n' + "\n".join(lines) + '"""'


def _text(text: str) -> str:
    """Return a text in quotes: TOML escapes as JSON does, and DEL besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
