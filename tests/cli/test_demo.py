"""The main job on the sample calls, as anybody can see it done without a screen."""

import csv
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from callreview import cli
from tests.cli.test_group import Opened
from tests.dumping import count, first


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "out"
    assert cli.run(["demo", "--headless", "--out", str(out)]) == 0
    return out


def test_the_library_is_sound_and_holds_a_final_review(out: Path) -> None:
    with closing(sqlite3.connect(out / "library.db")) as library:
        assert library.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert library.execute("PRAGMA foreign_key_check").fetchall() == []
        states = library.execute("SELECT state, percent FROM reviews ORDER BY id").fetchall()
    assert [state for state, _ in states] == ["final", "final"]
    assert [round(percent, 1) for _, percent in states] == [85.7, 91.7]


def test_the_scorecard_is_a_tagged_pdf(out: Path) -> None:
    path = out / "scorecard.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
        assert any(line.split() == ["Tagged:", "yes"] for line in told.stdout.splitlines())


def test_the_table_holds_both_reviews(out: Path) -> None:
    with (out / "reviews.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["person"] for row in rows if row["row"] == "review"] == [
        "Maya Torres",
        "Tom Becker",
    ]
    assert sum(row["row"] == "mark" for row in rows) == 9


def test_nothing_else_is_left(out: Path) -> None:
    left = {path.name for path in out.iterdir()}
    assert left - {"library.db.lock", "backups"} == {"library.db", "scorecard.pdf", "reviews.csv"}


def test_it_can_be_done_again_in_the_same_place(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again"
    shutil.copytree(out, again)
    assert cli.run(["demo", "--headless", "--out", str(again)]) == 0
    assert "8 calls, 3 people, 10 March to 13 March" in capsys.readouterr().out
    for table in ("reviews", "marks", "answers", "rubric_versions"):
        assert count(again / "library.db", table) == count(out / "library.db", table)


def test_what_was_interrupted_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_key: str) -> None:
        raise KeyboardInterrupt

    words = ["demo", "--headless", "--out", str(tmp_path)]
    with monkeypatch.context() as patch:
        patch.setattr("callreview.app.demo.FinishReview", stopped)
        assert cli.run(words) == cli.STOPPED
    assert first(tmp_path / "library.db", "SELECT state FROM reviews") == "draft"
    assert cli.run(words) == 0
    assert count(tmp_path / "library.db", "reviews") == 2
    assert count(tmp_path / "library.db", "scores_view") == 2


def test_with_a_screen_the_window_opens_on_the_samples() -> None:
    window = Opened()
    assert cli.run(["demo"], window) == 0
    assert window.on == [(None, None, True)]


def test_a_folder_to_leave_things_in_goes_with_headless(tmp_path: Path) -> None:
    assert cli.run(["demo", "--out", str(tmp_path)]) == 2
