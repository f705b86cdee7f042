"""Looking everything over finds what is missing, changed or tampered with, and changes nothing."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from callreview.app.checking import CheckReport, check, damage
from callreview.app.edits.reviews import DiscardDraft
from callreview.app.findings import Decoded
from callreview.intake.identity import identity_of
from tests import builders, drawing
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


def _names(paths: Iterable[str]) -> list[str]:
    return [Path(path).name for path in paths]


def test_everything_as_it_was_is_sound(folder: Path) -> None:
    report = _report(folder)
    assert report.is_sound
    assert report.files == 3


def test_a_missing_recording_is_named(folder: Path) -> None:
    (folder / "calls" / "b.wav").unlink()
    assert _names(_report(folder).missing) == ["b.wav"]


def test_a_changed_recording_is_named(folder: Path) -> None:
    path = folder / "calls" / "b.wav"
    path.write_bytes(b"x" * path.stat().st_size)
    assert _names(_report(folder).changed) == ["b.wav"]


def test_a_reviewed_recording_is_compared_byte_by_byte(folder: Path) -> None:
    for name in ("a.wav", "b.wav"):
        path = folder / "calls" / name
        was = path.stat()
        with path.open("r+b") as file:
            file.seek(150_000)  # between the ends a fingerprint looks at
            file.write(b"other words")
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert _names(_report(folder).changed) == ["a.wav"]


def test_copies_are_looked_at_too(folder: Path) -> None:
    original, copy = folder / "calls" / "c.wav", folder / "calls" / "copy.wav"
    copy.write_bytes(original.read_bytes())
    found = identity_of(copy)
    assert found is not None
    with builders.opened(folder / "library.db") as session:
        file = builders.listed(
            str(copy), size=found.size, mtime_ns=found.mtime_ns, fingerprint=found.fingerprint
        )
        builders.add_files(session, file, folder=str(folder / "calls"))
    report = _report(folder)
    assert (report.files, report.is_sound) == (4, True)
    copy.write_bytes(b"other")
    assert _names(_report(folder).changed) == ["copy.wav"]
    copy.unlink()
    assert _names(_report(folder).missing) == ["copy.wav"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root reads everything")
def test_a_recording_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "calls" / "c.wav").chmod(0)
    assert _names(path for path, _ in _report(folder).unread) == ["c.wav"]


def test_a_tampered_trail_is_found(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as other, other:
        other.execute("UPDATE audit SET reviewer = 'Somebody else' WHERE sequence = 2")
    assert _report(folder).file.broken_links == (2,)


def _tampered(folder: Path, *orders: str) -> CheckReport:
    """Do what another program can: take the triggers away, change, put them back."""
    with closing(sqlite3.connect(folder / "library.db")) as other, other:
        triggers = other.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            other.execute(f"DROP TRIGGER {name}")
        for order in orders:
            other.execute(order)
        for _, sql in triggers:
            other.execute(sql)
    return _report(folder)


def test_a_score_sheet_that_was_changed_afterwards_is_found(folder: Path) -> None:
    report = _tampered(
        folder,
        "UPDATE rubric_versions SET canonical_json = "
        """replace(canonical_json, '"points":1', '"points":2')""",
    )
    assert len(report.file.altered_sheets) == 1
    assert not report.file.altered_schema


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE draws SET seed = '00000000000000000000000000000000'",
        "UPDATE draw_frames SET csv = replace(csv, '60.000', '60.001')",
        "UPDATE draw_strata SET eligible = eligible - 1",
        "UPDATE draw_calls SET rank = rank + 1",
        "UPDATE draw_calls SET skipped_at = '', skipped_by = '', skipped_reason = 'test'",
    ],
)
def test_a_draw_that_was_changed_afterwards_is_found(folder: Path, order: str) -> None:
    with builders.opened(folder / "library.db") as session:
        drawing.add_calls(session, {"300": 3})
        drawing.freeze(session, drawing.draw({"ref:300": 2}))
    assert not _report(folder).file.altered_draws
    assert _tampered(folder, order).file.altered_draws == ("a draw",)


def test_a_review_that_was_taken_out_is_found(folder: Path) -> None:
    report = _tampered(folder, "DELETE FROM answers", "DELETE FROM evidence", "DELETE FROM reviews")
    assert len(report.file.lost_reviews) == 1
    assert not report.file.broken_links


def test_a_draft_that_was_discarded_is_not_lost(folder: Path) -> None:
    with builders.opened(folder / "library.db") as session:
        call_id = next(iter(session.snapshot.calls))
        session.do(DiscardDraft(builders.start_review(session, call_id).id)).wait()
        draft = builders.start_review(session, call_id)
        session.do(DiscardDraft(draft.id)).wait()
        session.undo().wait()
    assert _report(folder).is_sound


def test_what_is_wrong_with_a_damaged_file_is_told(folder: Path) -> None:
    library = folder / "library.db"
    with library.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 40_000)
    assert damage(library)
    with library.open("r+b") as file:
        file.write(bytes(8192))
    assert damage(library) == ()


def test_a_view_that_is_not_ours_is_found(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as other, other:
        other.execute("DROP TRIGGER answers_update_review_is_final")
        other.execute("CREATE TRIGGER sly AFTER INSERT ON marks BEGIN DELETE FROM marks; END")
    assert _report(folder).file.altered_schema == ("answers_update_review_is_final", "sly")
