"""`callreview results`: sentences for people, one JSON object a line for programs."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from callreview.app import results as app_results
from callreview.app.edits.agents import NameAgent
from callreview.app.edits.draws import CloseDraw
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.cli import run
from callreview.domain.draw.eligibility import person_of
from tests import builders, drawing
from tests.quick import quick_folder

Typed = list[str]


@pytest.fixture
def library() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "library.db"


def close_march(library: Path, *, keep: bool = True) -> None:
    with builders.opened(library, clock=builders.SteadyClock()) as session:
        drawing.add_calls(session, {"200": 12, "201": 8})
        session.do(NameAgent("200", "Ana")).wait()
        made = drawing.freeze(session, drawing.draw(dict.fromkeys(people(session), 5)))
        for one in made.sample:
            builders.finish_review(session, builders.start_review(session, one.call_id))
        session.do(CloseDraw(made.id)).wait()
        if keep:
            app_results.keep_results(session, Progress())


def people(session: Session) -> set[str]:
    return {person_of(call) for call in session.snapshot.calls.values()}


def typed(library: Path, *words: str) -> Typed:
    return ["--library", str(library), "results", *words]


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed(capsys).splitlines()]


@pytest.mark.parametrize("keep", [True, False])
def test_results_are_told_question_by_question(
    library: Path, capsys: pytest.CaptureFixture[str], *, keep: bool
) -> None:
    close_march(library, keep=keep)
    assert run(typed(library)) == 0
    told = printed(capsys)
    assert told.startswith("March, March 2026\n")
    for words in (
        "How are we doing?",
        "Average: 100 of 100 points. 10 of 20 calls were heard; the average of all 20 is very",
        "All 5 reviewed calls scored 100. Ana's average over all 12 calls is very likely above",
        "Do not pay, praise or blame by these differences.",
        "What should we work on?",
        "Can I trust this?",
        "Anyone can repeat this lot",
    ):
        assert words in told


def test_one_person_is_told_alone(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    close_march(library)
    assert run(typed(library, "--person", "ana", "--steps")) == 0
    told = printed(capsys)
    assert "Ana's average" in told
    assert "201" not in told
    assert "100 + 100 + 100 + 100 + 100 = 500.0; ÷ 5 calls = 100.0" in told


def test_json_has_one_object_for_each_subject(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close_march(library)
    assert run(typed(library, "--json")) == 0
    found = objects(capsys)
    assert [one["subject"] for one in found] == [
        "draw", "company", *["question"] * 3, "person", "person",
    ]  # fmt: skip
    draw, company, *_, person, _other = found
    assert (draw["plan"], draw["starts"], draw["ends"]) == (
        "per_person",
        "2026-03-01",
        "2026-04-01",
    )
    assert company["average"]["value"] == {"exact": "100", "number": 100.0}
    assert (company["average"]["heard"], company["average"]["population"]) == (10, 20)
    assert len(company["average"]["calls"]) == 10
    assert company["average"]["range"]["high"] == 100
    assert (person["name"], person["failed"]["hits"]) == ("201", 0)


def test_a_period_without_results_says_what_to_do(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close_march(library)
    assert run(typed(library, "--period", "2026-03")) == 0
    capsys.readouterr()
    assert run(typed(library, "--period", "2026-04")) == 1
    assert "There are no results of 2026-04" in capsys.readouterr().err


def test_nobody_of_that_name_is_said_with_who_is_there(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close_march(library)
    assert run(typed(library, "--person", "Bo")) == 1
    assert "It has: 201, Ana." in capsys.readouterr().err


def test_an_open_sample_tells_how_many_are_left_and_no_number(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with builders.opened(library) as session:
        drawing.add_calls(session, {"200": 12})
        made = drawing.freeze(session, drawing.draw({"ref:200": 5}))
        builders.finish_review(session, builders.start_review(session, made.sample[0].call_id))
    assert run(typed(library)) == 0
    assert printed(capsys) == (
        "March: 4 of 5 calls are still to be reviewed. "
        "There is no number before the last is done.\n"
    )


def test_without_any_sample_it_says_how_to_begin(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with builders.opened(library):
        pass
    assert run(typed(library)) == 0
    assert "No random sample was drawn so far" in printed(capsys)
    assert run(typed(library, "--json")) == 0
    assert printed(capsys) == ""


def test_results_are_printed_and_that_is_noted(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close_march(library, keep=False)
    paper = library.with_name("march.pdf")
    assert run(typed(library, "-o", str(paper))) == 0
    assert f"Written: {paper}" in printed(capsys)
    assert paper.read_bytes().startswith(b"%PDF")
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("SELECT form FROM printed_results").fetchall() == [("pdf",)]


def test_a_pdf_is_of_everybody(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(typed(library, "-o", "x.pdf", "--person", "Ana")) != 0
    assert "A PDF is of everybody" in capsys.readouterr().err
