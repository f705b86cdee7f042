"""Peaks kept between runs: found for the same file only, private, and not more than fits."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from callreview.app.keptpeaks import KeptPeaks, files_now
from callreview.domain.peaks import PeakBuilder, Peaks
from callreview.intake.identity import Identity

ONE = Identity(size=1000, mtime_ns=5, fingerprint="f" * 64)
FILE = (ONE,)


def peaks_of(seed: int = 1, frames: int = 10_000) -> Peaks:
    builder = PeakBuilder(8000, 2)
    random = np.random.default_rng(seed)
    builder.add(random.integers(-9000, 9000, (frames, 2)).astype(np.int16))
    builder.finish()
    return builder.snapshot()


def is_same(found: Peaks | None, peaks: Peaks) -> bool:
    return found is not None and np.array_equal(found.levels[0].columns, peaks.levels[0].columns)


@pytest.fixture
def kept(tmp_path: Path) -> KeptPeaks:
    return KeptPeaks(tmp_path)


def test_what_was_kept_is_found_in_the_next_run(kept: KeptPeaks, tmp_path: Path) -> None:
    assert kept.find(FILE) is None
    kept.keep(FILE, peaks_of())
    assert is_same(KeptPeaks(tmp_path).find(FILE), peaks_of())
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "changed",
    [replace(ONE, size=999), replace(ONE, mtime_ns=6), replace(ONE, fingerprint="e" * 64)],
)
def test_a_file_that_was_changed_is_not_found(kept: KeptPeaks, changed: Identity) -> None:
    kept.keep(FILE, peaks_of())
    assert kept.find((changed,)) is None


def test_another_decoder_makes_its_own(kept: KeptPeaks, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep(FILE, peaks_of())
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} of tomorrow")
    assert kept.find(FILE) is None


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_damaged_peaks_are_ignored_and_made_anew(
    damage: str, kept: KeptPeaks, tmp_path: Path
) -> None:
    kept.keep(FILE, peaks_of())
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    damaged = {"cut": whole[:-2], "changed": whole[:-1] + b"\x99", "empty": b""}[damage]
    path.write_bytes(damaged)
    assert kept.find(FILE) is None
    kept.keep(FILE, peaks_of())
    assert is_same(kept.find(FILE), peaks_of())


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_nobody_else_can_read_them(umask: int, kept: KeptPeaks, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        kept.keep(FILE, peaks_of())
    finally:
        os.umask(before)
    (path,) = tmp_path.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert "f" * 8 not in path.name


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    files = [(replace(ONE, mtime_ns=number),) for number in range(4)]
    size = 10_000 // 64 * 12 + 200
    kept = KeptPeaks(tmp_path, most_bytes=3 * size)
    for number, file in enumerate(files[:3]):
        kept.keep(file, peaks_of(number))
        for path in tmp_path.iterdir():  # so that the order does not hang on the clock
            os.utime(path, ns=(path.stat().st_mtime_ns - 10**9,) * 2)
    assert kept.find(files[0])
    kept.keep(files[3], peaks_of(3))
    assert [kept.find(file) is not None for file in files] == [True, False, True, True]


def test_what_was_never_written_to_its_end_goes(kept: KeptPeaks, tmp_path: Path) -> None:
    (tmp_path / "old.part").write_bytes(b"half")
    os.utime(tmp_path / "old.part", (1, 1))
    (tmp_path / "new.part").write_bytes(b"another window is writing this")
    kept.keep(FILE, peaks_of())
    assert {path.suffix for path in tmp_path.iterdir()} == {".part", ".peaks"}
    assert not (tmp_path / "old.part").exists()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    kept = KeptPeaks(tmp_path / "not there")
    kept.keep(FILE, peaks_of())
    assert kept.find(FILE) is None


def test_a_file_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert files_now([tmp_path / "gone.wav"]) is None
    assert files_now([tmp_path]) is None


def test_the_peaks_of_two_files_are_found_by_both(kept: KeptPeaks, tmp_path: Path) -> None:
    other = replace(ONE, fingerprint="e" * 64)
    kept.keep((ONE, other), peaks_of())
    assert is_same(kept.find((ONE, other)), peaks_of())
    assert [kept.find(files) for files in ((other, ONE), (ONE,), (other,))] == [None] * 3
    (tmp_path / "there").touch()
    assert files_now([tmp_path / "there", tmp_path / "gone"]) is None
    assert len(files_now([tmp_path / "there", tmp_path / "there"]) or ()) == 2
