"""No file is too long to read in one go, and the sample calls stay small."""

import statistics

import pytest

from tests.house.tree import TOP, tracked

LONGEST = 400
MEDIAN = 120
DEMO = 3_000_000


def lines_of(*patterns: str) -> dict[str, int]:
    return {
        str(path.relative_to(TOP)): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked(*patterns)
    }


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = lines_of("*.py", "*.sh", "*.ps1")
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_the_middle_file_of_the_package_is_short() -> None:
    assert statistics.median(lines_of("callreview/*.py").values()) <= MEDIAN


def test_the_sample_calls_take_less_than_3_mb() -> None:
    if not (TOP / "resources/demo").is_dir():
        pytest.skip("no sample calls yet")
    assert sum(path.stat().st_size for path in tracked("resources/demo")) < DEMO
