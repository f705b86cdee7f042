"""Looking everything over finds what is missing, changed or tampered with, and changes nothing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from callreview.app.checking import CheckReport, check
from callreview.app.findings import Decoded
from callreview.intake.identity import identity_of
from tests import builders
from tests.dumping import MACHINES, PEOPLES, dump


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of three recordings; the first of them was reviewed."""
    calls = tmp_path / "calls"
    calls.mkdir()
    with builders.opened(tmp_path / "library.db") as session:
        for name in ("a.wav", "b.wav", "c.wav"):
            path = calls / name
            path.write_bytes(name.encode() * 60_000)
            found = identity_of(path)
            assert found is not None
            file = builders.listed(
                str(path), size=found.size, mtime_ns=found.mtime_ns, fingerprint=found.fingerprint
            )
            (met,) = builders.add_files(session, file, folder=str(calls))
            if name == "a.wav":
                sha256 = builders.sha256(name * 60_000)
                outcome = builders.outcome(sha256=sha256)
                session.record(Decoded(met.recording_id, outcome)).wait()
                draft = builders.start_review(session, met.call_id)
                assert builders.finish_review(session, draft).sha256 == sha256
    return tmp_path


def _report(folder: Path) -> CheckReport:
    library = folder / "library.db"
    before = dump(library, (*PEOPLES, *MACHINES, "audit"), whole=True)
    with builders.opened(library, read_only=True) as session:
        report = check(session)
    assert dump(library, (*PEOPLES, *MACHINES, "audit"), whole=True) == before
    return report


def test_everything_as_it_was_is_sound(folder: Path) -> None:
    report = _report(folder)
    assert report.is_sound
    assert report.recordings == 3


def test_a_missing_recording_is_named(folder: Path) -> None:
    (folder / "calls" / "b.wav").unlink()
    assert [one.name for one in _report(folder).missing] == ["b.wav"]


def test_a_changed_recording_is_named(folder: Path) -> None:
    path = folder / "calls" / "b.wav"
    path.write_bytes(b"x" * path.stat().st_size)
    assert [one.name for one in _report(folder).changed] == ["b.wav"]


def test_a_reviewed_recording_is_compared_byte_by_byte(folder: Path) -> None:
    for name in ("a.wav", "b.wav"):
        path = folder / "calls" / name
        was = path.stat()
        with path.open("r+b") as file:
            file.seek(150_000)  # between the ends a fingerprint looks at
            file.write(b"other words")
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert [one.name for one in _report(folder).changed] == ["a.wav"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root reads everything")
def test_a_recording_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "calls" / "c.wav").chmod(0)
    assert [one.name for one, _ in _report(folder).unread] == ["c.wav"]


def test_a_tampered_trail_is_found(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as other, other:
        other.execute("UPDATE audit SET reviewer = 'Somebody else' WHERE sequence = 2")
    assert _report(folder).file.broken_links == (2,)


def test_a_view_that_is_not_ours_is_found(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as other, other:
        other.execute("DROP TRIGGER answers_update_review_is_final")
        other.execute("CREATE TRIGGER sly AFTER INSERT ON marks BEGIN DELETE FROM marks; END")
    assert _report(folder).file.altered_schema == ("answers_update_review_is_final", "sly")
