"""From 240 calls to honest numbers: by command line drawn, reviewed, closed, told and checked.

In the window and on paper the same is read.

Four people took 60 calls each in March. Twelve of each are drawn; two cannot be used.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callreview import cli
from callreview.app import places
from callreview.app.edits.agents import NameAgent
from callreview.app.findings import Decoded
from callreview.domain.rubric_file import canonical_text
from tests import builders
from tests.quick import quick_folder
from tests.stories.conftest import OpenApp
from tests.stories.papers import is_tagged, words_of
from tests.stories.person import Person

DICE = "31625416235142631425"
PEOPLE = {"200": "Ana", "201": "Ben", "202": "Cleo", "203": "Dimitri"}
EACH, SHORT, DRAWN = 60, 5, 12
_SHORT_MS = 12_000


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as quick:
        yield quick


def test_a_sample_of_240_calls_speaks_for_all_of_them(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    open_app: OpenApp,
    person: Person,
) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(folder))
    places.make_private(places.data())
    shop = Shop(places.library(), capsys)
    shop.take_calls()
    assert "March 2026: 240 calls, 220 of them can be drawn" in shop.says("draw", "plan", *MARCH)
    words = ("--each", "12", "--title", "March", "--dice", DICE)
    (made,) = shop.tells("draw", "freeze", *MARCH, *words)
    assert Counter(call["person"] for call in made["calls"]) == Counter(
        {one["person"]: DRAWN for one in made["people"]}
    )
    for call, why in zip(made["calls"][:2], ("no_audio", "wrong_person"), strict=True):
        shop.says("draw", "replace", "march", call["path"], "--reason", why)

    assert shop.says("results") == (
        "March: 48 of 48 calls are still to be reviewed. "
        "There is no number before the last is done.\n"
    )
    sample = shop.sample()
    shop.review(sample[:40])
    assert "8 drawn calls are still to be reviewed" in shop.fails("draw", "close", "march")
    shop.review(sample[40:])
    shop.review_by_choice(sample, 4)
    shop.says("draw", "close", "march")

    told = shop.says("results")
    for sentence in (
        "March, March 2026",
        "48 of 214 calls were heard; the average of all 214 is very likely (19 times out of 20) ",
        "We reviewed 12 of Ana's 55 calls, picked by lot: average ",
        "Do not pay, praise or blame by these differences.",
        "Calls of 30 s or longer: 220 of 240.",
        "20 calls under 30 seconds were left out.",
        "2 calls of the lot could not be scored (1 no sound, 1 somebody else's call); the next",
        "4 more calls were picked by hand for coaching. They are in no number here.",
    ):
        assert sentence in told
    _draw, company, *others = shop.tells("results", "--json")
    scores = [call["percent"]["number"] for call in company["average"]["calls"]]
    assert len(scores) == 48
    low, high = company["average"]["range"]["low"], company["average"]["range"]["high"]
    assert 0 <= low < company["average"]["value"]["number"] < high <= 100
    people = [one for one in others if one["subject"] == "person"]
    assert [(one["name"], one["average"]["heard"]) for one in people] == [
        (name, DRAWN) for name in PEOPLE.values()
    ]
    paper = folder / "results.pdf"
    shop.says("results", "-o", str(paper))
    assert is_tagged(paper, folder)
    printed = words_of(paper, folder)
    value = round(company["average"]["value"]["number"])
    for sentence in ("How are we doing?", f"Average: {value} of 100 points", "Dimitri", "12 of 5"):
        assert sentence in printed
    open_app()
    person.press("Ctrl+3")
    person.sees("How are we doing?", f"Average: {value} of 100 points")
    person.press("Down")
    person.sees("How is each person doing?", "Do not pay, praise or blame by these differences.")

    assert shop.says("draw", "check", "march").startswith("PASS: 48 calls were drawn again")

    out = folder / "lot"
    shop.says("draw", "export", "march", "-o", str(out))
    frame = out / "calls.csv"
    frame.write_bytes(frame.read_bytes().replace(b"60.000", b"60.001", 1))
    assert "FAIL" in shop.fails("draw", "check", str(out))


MARCH = ("--period", "2026-03")


class Shop:
    """A shop that has nothing but the command line."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = library.parent
        self._library = library
        self._capsys = capsys
        sheet = canonical_text(builders.rubric())
        (self._folder / "sheet.json").write_text(sheet, "utf-8")

    def take_calls(self) -> None:
        """Have everybody take their calls, some of them short."""
        with builders.opened(self._library) as session:
            files = [_file(ref, at) for ref in PEOPLE for at in range(EACH)]
            for met, file in zip(builders.add_files(session, *files), files, strict=True):
                heard = builders.outcome(met.path, duration_ms=file.duration_ms)
                session.record(Decoded(met.recording_id, heard)).wait()
            for ref, name in PEOPLE.items():
                session.do(NameAgent(ref, name)).wait()

    def sample(self) -> list[str]:
        """Return the calls that are to be reviewed."""
        (draw,) = self.tells("draw", "show", "march")
        return [call["call_id"] for call in draw["calls"] if "replaced" not in call]

    def review(self, calls: list[str]) -> None:
        """Review calls, some of them badly, and bring the reviews in as one file."""
        self._import([_review(call, at) for at, call in enumerate(calls)])

    def review_by_choice(self, drawn: list[str], count: int) -> None:
        """Review calls nobody drew, all badly."""
        (draw,) = self.tells("draw", "show", "march")
        known = {*drawn, *(call["call_id"] for call in draw["calls"])}
        listed = [call["call_id"] for call in self.tells("calls", "on:2026-03")]
        chosen = [call for call in listed if call not in known][:count]
        self._import([_review(call, 3) for call in chosen])

    def says(self, *words: str) -> str:
        """Return what a command that works prints."""
        assert cli.run(["--library", str(self._library), *words]) == 0
        return self._capsys.readouterr().out

    def tells(self, *words: str) -> list[dict[str, Any]]:
        """Return the objects a command prints."""
        json_ = () if "--json" in words else ("--json",)
        return [json.loads(line) for line in self.says(*words, *json_).splitlines()]

    def fails(self, *words: str) -> str:
        """Return what a command says that could not."""
        assert cli.run(["--library", str(self._library), *words]) == 1
        return self._capsys.readouterr().err

    def _import(self, reviews: list[dict[str, object]]) -> None:
        file = self._folder / "reviews.json"
        file.write_text(json.dumps(reviews), "utf-8")
        self.says("review", "import", str(file), "--final")


def _file(ref: str, at: int) -> Any:
    return builders.listed(
        f"/calls/{ref}-{at}.wav",
        facts=builders.facts(agent_ref=ref, start_local=f"2026-03-{at % 31 + 1:02}T10:00:00"),
        duration_ms=_SHORT_MS if at < SHORT else builders.MINUTE_MS,
    )


def _review(call: str, at: int) -> dict[str, object]:
    answers = {
        f"q{line}": {"option": "no" if at % (line + 3) == 0 else "yes"} for line in (1, 2, 3)
    }
    return {
        "call": call,
        "rubric": "sheet.json",
        "reviewer": "Mia",
        "reason": "coaching",
        "answers": answers,
    }
