"""`callreview draw`: from the plan to the closed draw, in words and in JSON, with exit codes."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from callreview import cli
from callreview.app.edits.folders import ForgetFolder
from callreview.domain.rubric_file import canonical_text
from tests import builders, drawing
from tests.corpus import header_only, talk, write_wav
from tests.dumping import dump, first

MARCH = ("--period", "2026-03")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with builders.opened(path) as session:
        drawing.add_calls(session, {"200": 9, "201": 5})
    return path


def run(library: Path, *words: str) -> int:
    return cli.run(["--library", str(library), "draw", *words])


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def drawn(library: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert run(library, "freeze", *MARCH, "--each", "5", "--json", *words) == 0
    return told(capsys)[0]


def test_a_plan_says_what_calls_buy_and_draws_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dump(library, whole=True)
    assert run(library, "plan", *MARCH, "--each", "8", "--minutes", "5") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "March 2026: 14 calls, 14 of them can be drawn"
    assert said[1] == "200: 8 of 9 calls: roughly 4 points either way, often further down"
    assert said[2] == "201: all 5 calls: no luck of the lot"
    assert said[4].startswith("That is more than 5 minutes a week. One lot over everybody")
    assert run(library, "plan", *MARCH, "--company", "--calls", "6", "--json") == 0
    (plan,) = told(capsys)
    assert (plan["plan"], plan["eligible"], plan["calls"]) == ("company", 14, 6)
    assert plan["people"][0]["half_width"] == plan["half_width"] == 11.11
    assert sum(bar["calls"] for bar in plan["lengths"]) == 14
    assert dump(library, whole=True) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--company",),
        ("--company", "--calls", "5", "--each", "5"),
        ("--each", "4"),
        ("--direction", "up"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(library: Path, words: tuple[str, ...]) -> None:
    assert run(library, "plan", *MARCH, *words) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--period", "soon"), "“soon” is no period"),
        ((*MARCH, "--person", "Zoe"), "No calls of “Zoe” are known"),
        (("--period", "2026-02"), "No call of this period can be drawn"),
        ((*MARCH, "--dice", "1234567"), "This is no number for a lot"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    library: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    assert run(library, "freeze", *words) == 1
    assert says in capsys.readouterr().err


def test_a_draw_goes_from_the_lot_to_its_end(
    library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = drawn(library, capsys, "--title", "Spring", "--person", "200")
    assert (made["drawn"], made["left"], made["standing"]) == (5, 5, "open")
    first_call = made["calls"][0]["path"]
    assert run(library, "replace", "spring", first_call, "--reason", "no_audio", "--json") == 0
    (swapped,) = told(capsys)
    assert (swapped["replaced"], swapped["rank"]) == (made["calls"][0]["call_id"], 6)
    assert run(library, "queue", made["id"]) == 0
    assert run(library, "show", made["id"], "--json") == 0
    queued, shown = capsys.readouterr().out.splitlines()
    assert queued == "Spring: 5 calls"
    calls = json.loads(shown)["calls"]
    assert [call.get("replaced") for call in calls] == [None] * 5 + ["no_audio"]
    assert run(library, "close", "spring") == 1
    assert "5 drawn calls are still to be reviewed" in capsys.readouterr().err
    _review(library, tmp_path, [call["call_id"] for call in calls[:5]])
    assert "5 reviews were there already" in capsys.readouterr().out
    assert run(library, "close", "spring", "--json") == 0
    assert told(capsys)[-1]["standing"] == "closed"
    assert run(library, "check", "spring") == 0
    assert capsys.readouterr().out.startswith("PASS: 5 calls were drawn again from a list of 14")
    assert run(library, "list") == 0
    assert capsys.readouterr().out.endswith("Spring, March 2026: closed, 5 calls heard\n")


def _review(library: Path, folder: Path, calls: list[str]) -> None:
    (folder / "sheet.json").write_text(canonical_text(builders.rubric()), "utf-8")
    answers = {line: {"option": "yes"} for line in ("q1", "q2", "q3")}
    reviews = [
        {"call": call, "rubric": "sheet.json", "reviewer": "Kim", "reason": "coaching",
         "answers": answers} for call in calls
    ]  # fmt: skip
    file = folder / "reviews.json"
    file.write_text(json.dumps(reviews), "utf-8")
    for _time in range(2):  # the second time changes nothing
        assert cli.run(["--library", str(library), "review", "import", str(file), "--final"]) == 0
    counted = "SELECT count(*) FROM reviews WHERE book = 'sample' AND draw_id IS NOT NULL"
    assert first(library, counted) == len(calls)


def test_a_drawn_call_out_of_sight_can_be_replaced_by_its_key(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = drawn(library, capsys)
    with builders.opened(library) as session:
        (folder,) = session.snapshot.folders
        session.do(ForgetFolder(folder.id)).wait()
        assert not session.snapshot.calls
    gone = made["calls"][0]["call_id"]
    assert run(library, "replace", made["id"], gone, "--reason", "no_audio", "--json") == 0
    (told_of,) = told(capsys)
    assert told_of["replaced"] == gone
    assert "path" not in told_of
    assert run(library, "show", made["id"]) == 0


def test_calls_that_came_after_the_list_was_frozen_are_told(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = drawn(library, capsys)
    assert run(library, "show", made["id"], "--json") == 0
    assert told(capsys)[0]["came_later"] == 0
    with builders.opened(library) as session:
        builders.add_call(session, "late.wav", start_local="2026-03-05T10:00:00")
        builders.add_call(session, "april.wav", start_local="2026-04-05T10:00:00")
    assert run(library, "show", made["id"]) == 0
    assert capsys.readouterr().out.endswith(
        "1 call of this period came after the list was frozen and is not part of it.\n"
    )


def test_one_changed_byte_of_the_exported_list_fails_and_is_named(
    library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = drawn(library, capsys)
    out = tmp_path / "march"
    assert run(library, "export", made["id"], "-o", str(out)) == 0
    assert run(library, "check", str(out / "draw.json")) == 0
    frame = out / "calls.csv"
    frame.write_bytes(frame.read_bytes().replace(b"60.000", b"60.001", 1))
    assert run(library, "check", str(out)) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "FAIL: what was drawn is not what is told."
    assert said[2] == "  Line 2 of the list is not as it was frozen."
    capsys.readouterr()
    assert run(library, "check", str(out), "--json") == 1
    assert told(capsys)[0]["result"] == "fail"


def test_a_period_is_drawn_again_only_with_a_reason(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn(library, capsys)
    assert run(library, "freeze", *MARCH) == 1
    assert "It can be drawn again if you say why" in capsys.readouterr().err
    again = drawn(library, capsys, "--reason", "the wrong people")
    assert (again["number"], again["of"]) == (2, 2)
    assert run(library, "list", "--json") == 0
    assert [one["standing"] for one in told(capsys)] == ["open", "dropped"]


def test_calls_are_drawn_as_they_come_while_the_period_runs(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(library, "freeze", "--period", "2999-01") == 1
    assert "This period is not over" in capsys.readouterr().err
    words = ("--period", "2026-04", "--each", "6", "--as-they-come", "--json")
    assert run(library, "freeze", *words) == 0
    (begun,) = told(capsys)
    assert (begun["standing"], begun["drawn"]) == ("arriving", 0)
    assert [(one["name"], one["target"]) for one in begun["people"]] == [("200", 6), ("201", 6)]
    with builders.opened(library) as session:
        for at in range(20):
            name, person = f"april-{at}.wav", "200" if at < 12 else "300"
            start = f"2026-04-{at + 1:02}T10:00:00"
            builders.add_call(session, name, agent_ref=person, start_local=start)
    assert run(library, "take", begun["id"], "--json") == 0  # April is over: frozen and filled
    (filled,) = told(capsys)
    assert filled["standing"] == "open"
    assert [(one["name"], one["eligible"]) for one in filled["people"]] == [
        ("200", 12),
        ("201", 0),
        ("300", 8),
    ]
    drawn = Counter(one["person"] for one in filled["calls"])
    assert drawn["ref:200"] >= 6
    assert drawn["ref:300"] == 6
    assert run(library, "check", begun["id"]) == 0


def test_recordings_are_read_whole_before_they_are_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    for at in range(3):
        name = f"external-201-+1512555014{at}-20260310-09411{at}-177315367{at}.17.wav"
        write_wav(folder / name, talk(seconds=1 + at))
    header_only(folder / "external-201-+15125550142-20260311-094112-1773153679.18.wav")
    library = tmp_path / "library.db"
    assert cli.run(["--library", str(library), "add", str(folder)]) == 0
    capsys.readouterr()
    words = (*MARCH, "--shortest", "2", "--json")
    assert run(library, "plan", *words) == 0
    assert told(capsys)[0]["to_read"] >= 3
    assert run(library, "freeze", *words) == 0
    (made,) = told(capsys)
    assert made["recordings"] == 4
    assert run(library, "show", made["id"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert {"Left out: shorter than 2 s: 1", "Left out: without sound: 1"} <= {*shown}
    assert sorted(len(call["uid"]) for call in made["calls"]) == [64, 64]


def test_an_empty_library_says_how_to_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.db"
    with builders.opened(path):
        pass
    assert run(path, "list") == 0
    assert "callreview draw plan" in capsys.readouterr().out
    assert run(path, "show", "march") == 1
