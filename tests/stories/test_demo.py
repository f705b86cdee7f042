"""`callreview demo --headless`: the whole main job without a screen, and what it leaves behind."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

from callreview.app import places
from tests.stories import papers

# Nothing a screen or a sound server would be found by.
_SENSES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PULSE_SERVER", "ALSA_CONFIG_PATH")


def test_demo_does_the_whole_job_without_a_screen(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = demo(out)
    print(said)
    made = sorted(path.name for path in out.iterdir() if path.stat().st_size)
    assert made == ["library.db", "reviews.csv", "scorecard.pdf"]
    the_library_is_sound(out / "library.db")
    the_scorecard_is_readable(out / "scorecard.pdf", tmp_path)
    the_table_has_every_review(out / "reviews.csv")
    assert not places.library().exists()  # the person's own is not touched
    assert not places.samples().exists()


def demo(out: Path) -> str:
    """Run it as a person does, with nothing to see or hear, and return what it says."""
    blind = {name: value for name, value in os.environ.items() if name not in _SENSES}
    words = [sys.executable, "-m", "callreview", "demo", "--headless", "--out", str(out)]
    begun = time.monotonic()
    done = subprocess.run(words, env=blind, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return f"{done.stdout}{time.monotonic() - begun:.2f} s in all"


def the_library_is_sound(library: Path) -> None:
    assert papers.is_whole(library)
    scores = papers.rows(library, "SELECT percent, reviewer, is_newest_revision FROM scores_view")
    assert scores
    assert all(score["percent"] is not None and score["reviewer"] for score in scores)
    (calls,) = papers.rows(
        library, "SELECT count(*) AS listed, count(sha256) AS decoded FROM calls_view"
    )
    assert calls["listed"] >= 6
    assert calls["decoded"] == calls["listed"]
    assert papers.rows(library, "SELECT text FROM marks_view WHERE text <> ''")


def the_scorecard_is_readable(pdf: Path, folder: Path) -> None:
    assert papers.is_tagged(pdf, folder)
    assert "Sample reviewer" in papers.words_of(pdf, folder)


def the_table_has_every_review(table: Path) -> None:
    with table.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    library = table.with_name("library.db")
    final = {row["review_id"] for row in papers.rows(library, "SELECT review_id FROM scores_view")}
    assert final
    assert {row["review_id"] for row in found if row["row"] != "mark"} == final
