"""Score sheets as files: reading JSON or TOML, writing JSON, the id of a version.

Reading says what is wrong and where, in the file's own words; whether a well-formed sheet
makes sense is `rubric_check`.
"""

from collections.abc import Mapping
from decimal import Decimal

from callreview.domain.canonical import canonical, plain, sha256_of
from callreview.domain.placed import Placed, parsed, table_of
from callreview.domain.rubric import (
    Band,
    Condition,
    Fail,
    Kind,
    Line,
    Mode,
    Option,
    Range,
    Rubric,
    Section,
)

_KINDS = tuple(kind.value for kind in Kind)
_FAILS = tuple(fail.value for fail in Fail)
_MODES = tuple(mode.value for mode in Mode)


def rubric_from_text(text: str, name: str) -> Rubric:
    """Return the score sheet a JSON or TOML text holds; `name` is the file's, for messages.

    Raises Unreadable with the place of the first thing that is wrong.
    """
    return rubric_from_dict(parsed(text, name), name)


def rubric_from_dict(value: object, name: str, *, is_draft: bool = False) -> Rubric:
    """Return the score sheet a table holds, as `rubric_from_text` does.

    In a draft, texts may still be empty.
    """
    top = table_of(value, name, is_draft=is_draft)
    top.only(
        "title", "language", "mode", "pass_mark", "zero_on_fail", "cap_bonus", "bands", "sections"
    )
    return Rubric(
        title=top.text("title"),
        sections=tuple(map(_section, top.tables("sections"))),
        language=top.text("language", "en"),
        mode=Mode(top.choice("mode", _MODES, Mode.POINTS)),
        pass_mark=top.number_or_none("pass_mark"),
        zero_on_fail=top.flag("zero_on_fail", default=False),
        cap_bonus=top.flag("cap_bonus", default=True),
        bands=tuple(map(_band, top.tables("bands"))),
    )


def rubric_to_dict(rubric: Rubric) -> dict[str, object]:
    """Return the score sheet as the file's table; what is as by default is left out.

    So a later version of the app that knows more settings gives an old sheet the same id.
    """
    return _kept(
        {
            "title": rubric.title,
            "language": rubric.language,
            "mode": rubric.mode.value,
            "pass_mark": _plain(rubric.pass_mark),
            "zero_on_fail": rubric.zero_on_fail,
            "cap_bonus": rubric.cap_bonus,
            "bands": [{"from": plain(b.start), "label": b.label} for b in rubric.bands],
            "sections": [_section_dict(section) for section in rubric.sections],
        },
        {"language": "en", "mode": "points", "zero_on_fail": False, "cap_bonus": True},
    )


def canonical_text(rubric: Rubric) -> str:
    """Return the canonical JSON of the score sheet: what is stored and hashed."""
    return canonical(rubric_to_dict(rubric)).decode()


def version_id(rubric: Rubric) -> str:
    """Return the id of the version: the SHA-256 of its canonical JSON."""
    return sha256_of(rubric_to_dict(rubric))


def _band(table: Placed) -> Band:
    table.only("from", "label")
    return Band(table.number("from"), table.text("label"))


def _section(table: Placed) -> Section:
    table.only("id", "title", "weight", "lines")
    return Section(
        id=table.id(),
        title=table.text("title"),
        lines=tuple(map(_line, table.tables("lines"))),
        weight=table.number("weight") if table.has("weight") else Decimal(1),
    )


def _line(table: Placed) -> Line:
    table.only(
        "id", "text", "help", "kind", "required", "allow_na", "bonus", "points", "options",
        "ranges", "max_points", "show_if",
    )  # fmt: skip
    return Line(
        id=table.id(),
        text=table.text("text"),
        kind=Kind(table.choice("kind", _KINDS)),
        help=table.text("help", ""),
        required=table.flag("required", default=True),
        allow_na=table.flag("allow_na", default=True),
        bonus=table.flag("bonus", default=False),
        points=table.number_or_none("points"),
        options=tuple(map(_option, table.tables("options"))),
        ranges=tuple(map(_range, table.tables("ranges"))),
        max_points=table.number_or_none("max_points"),
        show_if=_condition(table.table("show_if")) if table.has("show_if") else None,
    )


def _option(table: Placed) -> Option:
    table.only("id", "label", "points", "fail")
    return Option(
        id=table.id(),
        label=table.text("label"),
        points=table.number("points") if table.has("points") else Decimal(0),
        fail=Fail(table.choice("fail", _FAILS, Fail.NONE)),
    )


def _range(table: Placed) -> Range:
    table.only("from", "to", "points", "fail")
    return Range(
        start=table.number("from"),
        end=table.number("to"),
        points=table.number("points") if table.has("points") else Decimal(0),
        fail=Fail(table.choice("fail", _FAILS, Fail.NONE)),
    )


def _condition(table: Placed) -> Condition:
    table.only("line", "is")
    return Condition(table.text("line"), table.texts("is"))


def _section_dict(section: Section) -> dict[str, object]:
    return _kept(
        {
            "id": section.id,
            "title": section.title,
            "weight": plain(section.weight),
            "lines": [_line_dict(line) for line in section.lines],
        },
        {"weight": 1},
    )


def _line_dict(line: Line) -> dict[str, object]:
    asked = line.show_if
    return _kept(
        {
            "id": line.id,
            "text": line.text,
            "help": line.help,
            "kind": line.kind.value,
            "required": line.required,
            "allow_na": line.allow_na,
            "bonus": line.bonus,
            "points": _plain(line.points),
            "options": [_option_dict(option) for option in line.options],
            "ranges": [_range_dict(one) for one in line.ranges],
            "max_points": _plain(line.max_points),
            "show_if": {"line": asked.line, "is": list(asked.options)} if asked else None,
        },
        {"help": "", "required": True, "allow_na": True, "bonus": False},
    )


def _option_dict(option: Option) -> dict[str, object]:
    table = {
        "id": option.id,
        "label": option.label,
        "points": plain(option.points),
        "fail": option.fail.value,
    }
    return _kept(table, {"fail": "none"})


def _range_dict(one: Range) -> dict[str, object]:
    table = {
        "from": plain(one.start),
        "to": plain(one.end),
        "points": plain(one.points),
        "fail": one.fail.value,
    }
    return _kept(table, {"fail": "none"})


def _plain(number: Decimal | None) -> int | float | None:
    return None if number is None else plain(number)


def _kept(table: Mapping[str, object], defaults: Mapping[str, object]) -> dict[str, object]:
    """Return the table without absent values, empty lists and what is as by default."""
    return {
        key: value
        for key, value in table.items()
        if value is not None and value != [] and (key not in defaults or value != defaults[key])
    }
