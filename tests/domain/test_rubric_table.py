"""Score sheets as people keep them in spreadsheets, and what is told of a cell."""

from decimal import Decimal
from pathlib import Path

import pytest

from callreview.domain.errors import Unreadable
from callreview.domain.rubric import Fail, Kind, Rubric
from callreview.domain.rubric_check import check
from callreview.domain.rubric_headings import NAMES, column_named
from callreview.domain.rubric_table import Rows, rubric_from_rows
from callreview.words import sentence

HEADINGS = ("Section", "Question", "Points", "Options", "Help")


def _read(*rows: tuple[str | float | None, ...], headings: Rows = (HEADINGS,)) -> Rubric:
    return rubric_from_rows([*headings, *rows], "s.xlsx", title="S", yes="Yes", no="No")


def _answers(rubric: Rubric) -> list[tuple[str, int | float]]:
    return [(option.label, float(option.points)) for option in rubric.lines[0].options]


def test_a_row_is_a_question_and_a_section_goes_on_until_the_next() -> None:
    rubric = _read(
        ("Opening", "Greeting?", 5, "Yes = 5; No = 0", "Both names."),
        (None, "Name?", 3, None, None),
        (),
        ("Closing", None, None, None, None),
        (None, "Thanks?", 2.0, "Yes; Partly; No", None),
    )
    assert [(part.title, len(part.lines)) for part in rubric.sections] == [
        ("Opening", 2),
        ("Closing", 1),
    ]
    greeting, name, thanks = rubric.lines
    assert (greeting.kind, greeting.help) == (Kind.YES_NO, "Both names.")
    assert greeting.points == 5
    assert [option.label for option in name.options] == ["Yes", "No"]
    assert [option.points for option in thanks.options] == [2, 1, 0]
    assert thanks.kind is Kind.SCALE
    assert check(rubric) == ()


@pytest.mark.parametrize(
    ("points", "written", "told"),
    [
        (6, "Always\nMostly\nNever", [("Always", 6), ("Mostly", 3), ("Never", 0)]),
        (None, "1; 2; 3", [("1", 1), ("2", 2), ("3", 3)]),
        ("2,5", "Good (2.5); Bad (0)", [("Good", 2.5), ("Bad", 0)]),
        (5, "Yes: 5; No: 0; N/A", [("Yes", 5), ("No", 0)]),
        (4, None, [("Yes", 4), ("No", 0)]),
        (4, "Yes (at once); No", [("Yes (at once)", 4), ("No", 0)]),
        (4, "a; b; c; d", [("a", 4), ("b", 2.666667), ("c", 1.333333), ("d", 0)]),
    ],
)
def test_answers_and_what_they_are_worth(
    points: float | str | None, written: str | None, told: list[tuple[str, float]]
) -> None:
    assert _answers(_read(("S", "Q?", points, written))) == told


def test_each_answer_may_have_a_column_and_columns_any_order() -> None:
    headings = [("My sheet",), (), ("option 1", "Criteria", "Option 2", "Max points:")]
    rubric = _read(("Yes", "Q?", "No", 3), headings=headings)
    assert _answers(rubric) == [("Yes", 3), ("No", 0)]
    assert rubric.sections[0].title == "S"


@pytest.mark.parametrize(
    ("headings", "na", "fail", "language"),
    [
        ("Bereich|Frage|Max. Punkte|Antworten|Hinweise", "entfällt", "durchgefallen", "de"),
        ("Kategorie:|KRITERIUM|Gewichtung|Antwort 1|Erläuterung", "Trifft nicht zu", "K.O.", "de"),
        ("Catégorie|Critère|Barème|Réponses possibles|Consignes", "sans objet", "échec", "fr"),
        ("THEME|Question|Ponderation|Choix|Aide", "s/o", "éliminatoire", "fr"),
        ("Sección|Pregunta|Puntos máximos|Respuestas|Ayuda", "no aplica", "suspenso", "es"),
        ("Apartado|Criterio|Puntuación|Opción 1|Descripción", "No procede", "eliminatorio", "es"),
        ("Section|Question|Points|Options|Help", "N/A", "fail", "en"),
    ],
)
def test_headings_may_be_in_several_languages(
    headings: str, na: str, fail: str, language: str
) -> None:
    rubric = _read(
        ("Anfang", "Gegrüßt?", 5, f"Ja = 5; Nein = {fail}; {na}", "Mit Namen"),
        (None, "Gefragt?", 3, None, None),
        headings=[headings.split("|")],
    )
    first = rubric.lines[0]
    assert rubric.language == language
    assert (rubric.sections[0].title, first.help) == ("Anfang", "Mit Namen")
    assert first.points == 5
    assert [(one.label, one.fail) for one in first.options] == [
        ("Ja", Fail.NONE),
        ("Nein", Fail.CALL),
    ]
    assert first.allow_na


def test_no_name_of_a_column_means_two() -> None:
    for column, names in (one for language in NAMES.values() for one in language.items()):
        for name in names.split(", "):
            assert column_named(f" {name.upper()}: ") == column, name


def test_the_names_in_the_documentation_are_understood() -> None:
    page = (Path(__file__).parents[2] / "docs" / "score-sheets.md").read_text(encoding="utf-8")
    rows = [line.split("|")[2:7] for line in page.splitlines() if line.startswith("  | ")]
    heads, *by_language = [[cell.strip().lower() for cell in row] for row in rows]
    assert len(by_language) == len(NAMES)
    for row in by_language:
        for column, names in zip(heads, row, strict=True):
            for name in names.split(", "):
                assert column_named(name).rstrip("s") == column.rstrip("s"), name


@pytest.mark.parametrize(
    ("written", "may"),
    [(("Yes; No", "Yes; No; n.a."), [False, True]), (("Yes; No", "1; 2"), [True, True])],
)
def test_where_some_questions_may_not_apply_only_those_may(
    written: tuple[str, str], may: list[bool]
) -> None:
    rubric = _read(*(("S", "Q?", 1, answers) for answers in written))
    assert [line.allow_na for line in rubric.lines] == may


def test_an_answer_can_fail_the_call() -> None:
    option = _read(("S", "Q?", 5, "Yes = 5; No = fail")).lines[0].options[1]
    assert (option.points, option.fail) == (Decimal(0), Fail.CALL)


def test_a_question_without_points_or_answers_is_text() -> None:
    line = _read(("S", "Anything else?")).lines[0]
    assert (line.kind, line.required) == (Kind.TEXT, False)


def _told(written: str) -> str:
    return (
        f"s.xlsx, D2: it cannot be told what “{written}” is worth. Write “Yes = 5; No = 0”, or"
        " give none of the answers points."
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            ("S", "Q?", "much", "Yes; No"),
            "s.xlsx, C2: “much” is no number of points. Write one, 0 or more.",
        ),
        (("S", "Q?", -1), "s.xlsx, C2: “-1” is no number of points. Write one, 0 or more."),
        (
            ("S", "Q?", 5, "Yes = 5; No"),
            _told("No"),
        ),
        (
            ("S", "Q?", 5, "Yes = five"),
            _told("Yes = five"),
        ),
        (
            ("S", None, 5),
            "s.xlsx, B2: the row has points or answers, and no question. Write it here.",
        ),
        ((), "“s.xlsx”: there is no question below the headings."),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    row: tuple[str | float | None, ...], told: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        _read(row)
    assert sentence(refused.value) == told


def test_columns_beyond_z_have_two_letters() -> None:
    headings = [(*(None for _ in range(27)), "Question", "Points")]
    with pytest.raises(Unreadable) as refused:
        _read((*(None for _ in range(27)), "Q?", "x"), headings=headings)
    assert sentence(refused.value).startswith("s.xlsx, AC2:")


def test_a_table_without_headings_says_which_are_sought() -> None:
    with pytest.raises(Unreadable) as refused:
        _read(("S", "Q?"), headings=())
    assert "no column is headed “Question”" in sentence(refused.value)
