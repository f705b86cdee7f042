"""Logs that nobody reads are found in a folder, and only those."""

from pathlib import Path

from callreview.domain.reading import Reading
from callreview.intake.strangers import MOST, logs_nobody_reads
from tests.builders import log_mapping
from tests.intake.test_beside import LOG, put


def names(root: Path, reading: Reading | None = None) -> list[str]:
    return [Path(path).name for path in logs_nobody_reads(root, reading or Reading())]


def test_logs_that_are_known_or_said_are_not_among_them(tmp_path: Path) -> None:
    put(tmp_path / "known.csv", LOG)
    put(tmp_path / "empty.csv", "")
    put(tmp_path / "notes.txt", "file,agent\n")
    put(tmp_path / "day" / "export.CSV", "file,agent\na.wav,Anna\n")
    put(tmp_path / "day" / "more.tsv", "x\ty\n1\t2\n")
    assert names(tmp_path) == ["export.CSV", "more.tsv"]
    said = Reading(logs=(log_mapping(str(tmp_path / "day" / "more.tsv"), file=0, agent=1),))
    assert names(tmp_path, said) == []


def test_one_made_like_another_that_was_said_is_not_among_them(tmp_path: Path) -> None:
    put(tmp_path / "april.csv", "file,agent\na.wav,Anna\n")
    assert names(tmp_path, Reading(logs=(log_mapping("/march.csv", file=0, agent=1),))) == []


def test_it_ends_with_the_tenth_and_when_it_is_told_to(tmp_path: Path) -> None:
    for at in range(MOST + 5):
        put(tmp_path / f"{at:02}.csv", "a,b\n1,2\n")
    assert len(names(tmp_path)) == MOST
    assert logs_nobody_reads(tmp_path, Reading(), lambda: True) == ()
