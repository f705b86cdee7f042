"""Score sheets as files: what is read, what is refused and where, what a version's id is."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callreview.domain.errors import Unreadable
from callreview.domain.rubric import Condition, Fail, Kind, Line, Mode, Range, Rubric
from callreview.domain.rubric_file import (
    canonical_text,
    rubric_from_dict,
    rubric_from_text,
    rubric_to_dict,
    version_id,
)
from callreview.domain.rubric_toml import rubric_to_toml
from callreview.words import sentence
from tests.domain.sheet_strategies import rubrics

TOML = """
title = "Desk"
mode = "sections"
pass_mark = 79.5
bands = [{ from = 0, label = "low" }, { from = 70, label = "fair" }]

[[sections]]
id = "s"
title = "S"
weight = 40

[[sections.lines]]
id = "hold"
text = "On hold?"
kind = "yes_no"
points = 0
options = [{ id = "yes", label = "Yes" }, { id = "no", label = "No", fail = "call" }]

[[sections.lines]]
id = "seconds"
text = "How long?"
kind = "number"
required = false
ranges = [{ from = 0, to = 20.5, points = 4 }, { from = 20.5, to = 60, points = 0, fail = "line" }]
show_if = { line = "hold", is = ["yes"] }
"""


SECOND = "f.json, section 2 (“second”)"
HOLD = f"{SECOND}, line 3 (“hold”)"


def _line(**changes: object) -> dict[str, object]:
    return {
        "id": "hold",
        "text": "Hold?",
        "kind": "yes_no",
        "options": [{"id": "yes", "label": "Yes", "points": 1}, {"id": "no", "label": "No"}],
    } | changes


def _sheet(*lines: dict[str, object], **changes: object) -> dict[str, object]:
    sections = [
        {"id": "first", "title": "First", "lines": [_line(id="other")]},
        {"id": "second", "title": "Second", "lines": [_line(id="a"), _line(id="b"), *lines]},
    ]
    return {"title": "Sheet", "sections": sections} | changes


def test_toml_is_read_whole() -> None:
    rubric = rubric_from_text(TOML, "desk.toml")
    hold, seconds = rubric.lines
    assert (rubric.title, rubric.mode, rubric.pass_mark) == ("Desk", Mode.SECTIONS, Decimal("79.5"))
    assert [band.label for band in rubric.bands] == ["low", "fair"]
    assert rubric.sections[0].weight == 40
    assert hold.kind is Kind.YES_NO
    assert hold.points == 0
    assert hold.option("no").fail is Fail.CALL
    assert seconds.ranges[1] == Range(Decimal("20.5"), Decimal(60), Decimal(0), Fail.LINE)
    assert seconds.show_if == Condition("hold", ("yes",))
    assert not seconds.required


def test_json_says_the_same_as_toml() -> None:
    rubric = rubric_from_text(TOML, "desk.toml")
    assert rubric_from_text(json.dumps(rubric_to_dict(rubric)), "desk.json") == rubric


def test_a_text_without_a_known_ending_is_told_by_its_first_letter() -> None:
    rubric = rubric_from_text(TOML, "desk")
    assert rubric_from_text(canonical_text(rubric), "desk") == rubric


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            _sheet(_line(kind="stars")),
            f"{HOLD}: “kind” is “stars”. It must be one of: {', '.join(Kind)}.",
        ),
        (_sheet(_line(text=None)), f"{HOLD}: “text” is missing. Write it."),
        (
            _sheet(_line(options=[{"id": "yes", "label": "Yes", "points": "5"}])),
            f"{HOLD}, option 1 (“yes”): “points” must be a number without quotes.",
        ),
        (
            _sheet(_line(options=[{"id": 1, "label": "Yes"}])),
            f"{HOLD}, option 1: “id” must be a text in quotes.",
        ),
        (
            _sheet(_line(show_if={"lin": "x"})),
            f"{HOLD}, show_if: “lin” is not known here. Known are: line, is.",
        ),
        (_sheet(_line(required="yes")), f"{HOLD}: “required” must be true or false."),
        (_sheet(_line(help=3)), f"{HOLD}: “help” must be a text in quotes."),
        (
            _sheet(_line(id="a ")),
            f"{SECOND}, line 3 (“a ”): “id” begins or ends with a space. Take it away.",
        ),
        (_sheet(title="  "), "f.json: “title” says nothing. Write a word or more."),
        (_sheet(title="a\ud800"), "f.json: “title” must be a text in quotes."),
        (_sheet(sections={}), "f.json: “sections” must be a list."),
        (
            _sheet(sections=["x"]),
            "f.json, section 1: “sections” must be a table of names and values.",
        ),
        (_sheet(pass_mark=True), "f.json: “pass_mark” must be a number without quotes."),
        (
            _sheet(pass_mark=float("nan")),
            "f.json: “pass_mark” must be a number without quotes.",
        ),
        (_sheet(pass_mark=10**400), "f.json: “pass_mark” is too large; 1000000 is the most."),
        (
            _sheet(pass_mark=Decimal("1E-7")),
            "f.json: “pass_mark” has more than 6 decimals. Round it.",
        ),
        ([], "“f.json” must hold one table of names and values."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(written: object, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        rubric_from_dict(written, "f.json")
    assert sentence(refused.value) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json", '{\n  "title" "a"}', "line 2, column 11: Expecting ':' delimiter."),
        ("a.toml", 'title = "a"\nmode = points', "line 2, column 8: Invalid value."),
        ("a.toml", "title = 'a", "(at end of document)."),
    ],
)
def test_what_cannot_be_parsed_is_told_with_line_and_column(
    name: str, text: str, told: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        rubric_from_text(text, name)
    assert told in sentence(refused.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{"),
        ("a.json", '{"title": "a", "title": "b"}'),
        ("a.json", '{"a": ' + "[" * 100_000),
        ("a.json", '{"pass_mark": ' + "9" * 5_000 + "}"),
        ("a.toml", "title = "),
        ("a.toml", "a = 1\na = 2"),
        ("a", "\x00"),
    ],
)
def test_a_malformed_file_is_named(name: str, text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        rubric_from_text(text, name)
    assert refused.value.code in ("file_malformed", "file_syntax")
    assert sentence(refused.value).startswith(f"“{name}” cannot be read: ")


def test_the_id_of_a_version_is_the_hash_of_its_canonical_json() -> None:
    rubric = Rubric("é", rubric_from_text(TOML, "t").sections[:0])
    assert canonical_text(rubric) == '{"title":"é"}'
    assert version_id(rubric) == "17fc9dbaed22ce2d07e9a2bb624e57b3cd39cd72e937e0dd0eb4ddf8f03190d6"


def test_the_id_does_not_depend_on_the_order_or_the_form_of_the_file() -> None:
    one = rubric_from_text(TOML, "a.toml")
    turned = dict(reversed(rubric_to_dict(one).items()))
    spelled_out = turned | {"language": "en", "cap_bonus": True, "zero_on_fail": False}
    assert version_id(rubric_from_dict(spelled_out, "b")) == version_id(one)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Desk "},
        {"mode": Mode.POINTS},
        {"pass_mark": None},
        {"zero_on_fail": True},
        {"cap_bonus": False},
        {"bands": ()},
        {"language": "de"},
    ],
)
def test_any_change_makes_another_version(changes: dict[str, object]) -> None:
    one = rubric_from_text(TOML, "a.toml")
    assert version_id(replace(one, **changes)) != version_id(one)  # type: ignore[arg-type]


def test_a_change_of_words_makes_another_version() -> None:
    one = rubric_from_text(TOML, "a.toml")
    other = rubric_from_text(TOML.replace("On hold?", "On hold"), "a.toml")
    assert version_id(other) != version_id(one)


@settings(max_examples=50)
@given(rubrics())
def test_every_sheet_comes_back_as_it_was_written(rubric: Rubric) -> None:
    assert rubric_from_text(canonical_text(rubric), "x.json") == rubric
    assert rubric_from_text(rubric_to_toml(rubric), "x.toml") == rubric


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_any_text_comes_back_from_toml(text: str) -> None:
    rubric = rubric_from_text(TOML, "a.toml")
    line = replace(rubric.lines[0], text=text, help=f"{text}\n{text}")
    told = replace(rubric, sections=(replace(rubric.sections[0], title=text, lines=(line,)),))
    assert rubric_from_text(rubric_to_toml(told), "x.toml") == told


def test_defaults_are_left_out() -> None:
    line = Line("t", "Words?", Kind.TEXT)
    rubric = Rubric("R", (replace(rubric_from_text(TOML, "t").sections[0], lines=(line,)),))
    assert json.loads(canonical_text(rubric))["sections"][0]["lines"] == [
        {"id": "t", "kind": "text", "text": "Words?"}
    ]
