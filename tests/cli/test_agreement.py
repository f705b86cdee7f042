"""`callreview agreement`: what is told of reviews that came together from two computers."""

import json
from pathlib import Path

import pytest

from callreview import cli
from callreview.app.edits.reviews import StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.domain.review import Answer
from callreview.domain.unseen import CALIBRATION
from tests import builders, drawing

CALLS = tuple(f"{letter}.wav" for letter in "abcd")


def _score(library: Path, who: str, given: str, year: int) -> None:
    """Score the four calls blind in a library of one's own; `given` answers question 1 of each."""
    clock = builders.SteadyClock(f"{year}-03-13T09:00:00+00:00")
    with builders.opened(library, reviewer=who, clock=clock) as session:
        version = session.do(AddRubric(builders.rubric())).wait()
        for name, said in zip(CALLS, given.split(), strict=True):
            call_id = builders.add_call(session, name)
            new = builders.review(
                version, id=session.new_key(), call_id=call_id, reviewer=who, reason=CALIBRATION,
                started_at="",
            )  # fmt: skip
            draft = session.do(StartReview(new)).wait()
            builders.finish_review(session, draft, {"q1": Answer(option=said)})


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return Robin's library, into which Kim's reviews of the same calls were imported."""
    robin, kim, file = tmp_path / "robin.db", tmp_path / "kim.db", str(tmp_path / "kim.json")
    _score(robin, "Robin", "yes yes yes yes", 2026)
    _score(kim, "Kim", "yes no yes no", 2025)
    assert cli.run(["--library", str(kim), "review", "export", "-o", file]) == 0
    assert cli.run(["--library", str(robin), "review", "import", file]) == 0
    return robin


def _run(library: Path, *words: str) -> int:
    return cli.run(["--library", str(library), "agreement", *words])


def test_people_read_how_often_they_agreed_and_who_is_stricter(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert _run(library) == 0
    assert capsys.readouterr().out.splitlines() == [
        "You two agreed on 10 of 12 answers (83%; very likely 39% to 98%).",
        "On the same call your totals differ by 17 points on average (very likely 0 to 33).",
        (
            "Kim scores 17 points stricter than Robin; that can easily be luck (somewhere between "
            "47 stricter and 14 milder)."
        ),
        "Talk about “Question 1?” first, and write down what each answer means.",
        "",
        "  Question 1?  2 of 4 differ",
        "  Question 2?  0 of 4 differ",
        "  Question 3?  0 of 4 differ",
    ]


def test_programs_read_coefficients_with_their_ranges(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert _run(library, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["agreed"], told["answers"], told["calls"]) == (10, 12, 4)
    first, second, _third = told["questions"]
    assert (first["question"], first["measure"], first["kappa"]) == ("q1", "ac1", 0.0)
    assert first["verdict"] == "discuss"
    assert len(first["differing_calls"]) == 2
    assert (second["value"], second["kappa"]) == (1.0, None)
    assert {one["measure"] for one in told["totals"]} == {"alpha", "icc"}


def test_details_are_told_when_asked(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert _run(library, "--details") == 0
    told = capsys.readouterr().out
    assert "Gwet’s AC1" in told
    assert "something to talk about, nothing to judge by" in told


def test_others_are_held_to_an_expert(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert _run(library, "--expert", "Robin") == 0
    assert "10 of 12 answers are those of Robin" in capsys.readouterr().out
    assert _run(library, "--expert", "Eve") == 1
    assert "Those who did are: Kim, Robin." in capsys.readouterr().err
    assert _run(library, "--expert", "Robin", "--self", "Robin") == 2


def test_nothing_scored_twice_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library.db"
    with builders.opened(library) as session:
        builders.add_call(session)
    assert _run(library) == 0
    assert "Have a few of your reviews scored a second time" in capsys.readouterr().out
    assert _run(library, "--self", "Robin") == 0
    assert "Score an earlier call again" in capsys.readouterr().out
    assert _run(library, "again") == 1
    assert "None of your reviews is 4 weeks old" in capsys.readouterr().err


def test_a_part_of_a_sample_is_queued_for_a_second_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library.db"
    with builders.opened(library) as session:
        drawing.add_calls(session, {"200": 8})
        draw = drawing.freeze(session, drawing.draw({"": 8}, id="0" * 8 + session.new_key()[8:]))
        for call in draw.sample:
            builders.finish_review(session, builders.start_review(session, call.call_id))
    assert _run(library, "second", draw.id[:8], "--percent", "20") == 0
    assert capsys.readouterr().out == "2 calls in the queue for a second score.\n"


def test_an_owner_alone_begins_to_score_an_earlier_call_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from callreview.cli import common

    library = tmp_path / "library.db"
    monkeypatch.setattr(common, "reviewer", lambda: "Robin")
    with builders.opened(library, clock=builders.SteadyClock("2020-03-13T09:00:00+00:00")) as old:
        builders.finish_review(old, builders.start_review(old, builders.add_call(old)))
    assert _run(library, "again") == 0
    assert capsys.readouterr().out == (
        "“call.wav” is to be scored again. Open it and finish its review.\n"
    )
