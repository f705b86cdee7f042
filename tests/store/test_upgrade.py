"""Upgrades: a verified backup first, then all steps or none."""

import hashlib
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from callreview.domain.errors import LibraryTrouble
from callreview.store import backup
from callreview.store.connection import number, run
from callreview.store.library import open_library
from callreview.store.migrations import MIGRATIONS, Migration
from tests.dumping import beside, first
from tests.store.libraries import BIRTH, opened_library

NEXT: Migration = (
    "CREATE TABLE notes (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
    "INSERT INTO notes (id, text) VALUES ('1', 'new')",
)
BROKEN: Migration = (*NEXT, "INSERT INTO nowhere (id) VALUES (1)")
ORPHANING: Migration = (
    "INSERT INTO agent_refs (ref, agent_id, made_at) VALUES ('200', 'nobody', '')",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with opened_library(path) as library, library.writing() as connection:
        connection.execute("UPDATE library SET title = 'old'")
    return path


def test_an_upgrade_does_the_missing_steps_once(old: Path) -> None:
    for _ in range(2):
        with opened_library(old, migrations=(*MIGRATIONS, NEXT)) as library:
            assert number(library.connection, "user_version") == len(MIGRATIONS) + 1
    assert first(old, "SELECT count(*) FROM notes") == 1
    assert first(old, "SELECT title FROM library") == "old"


def test_what_was_before_an_upgrade_is_kept_beside(old: Path) -> None:
    with opened_library(old, migrations=(*MIGRATIONS, NEXT)):
        pass
    folder = old.parent / backup.FOLDER
    (kept,) = folder.glob("*.db")
    with beside(kept) as connection:
        assert number(connection, "user_version") == len(MIGRATIONS)
        assert run(connection, "SELECT title FROM library") == "old"
    sha256, name = (folder / backup.MANIFEST).read_text("utf-8").split()
    assert (sha256, name) == (hashlib.sha256(kept.read_bytes()).hexdigest(), kept.name)
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) & 0o077 == 0
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0


def test_a_new_library_has_nothing_to_back_up(tmp_path: Path) -> None:
    with opened_library(tmp_path / "library.db"):
        assert not (tmp_path / backup.FOLDER).exists()


@pytest.mark.parametrize(
    ("migration", "raised"), [(BROKEN, sqlite3.OperationalError), (ORPHANING, LibraryTrouble)]
)
def test_an_upgrade_that_fails_leaves_the_old_library(
    old: Path, migration: Migration, raised: type[Exception]
) -> None:
    with pytest.raises(raised):
        open_library(old, BIRTH, migrations=(*MIGRATIONS, migration))
    with opened_library(old) as library:
        assert number(library.connection, "user_version") == len(MIGRATIONS)
        assert run(library.connection, "PRAGMA integrity_check") == "ok"
        assert not run(library.connection, "SELECT name FROM sqlite_schema WHERE name = 'notes'")


def test_every_step_of_an_upgrade_may_be_the_last(old: Path) -> None:
    statements = [*NEXT, "UPDATE library SET title = 'upgraded'"]
    for stop in range(len(statements)):
        steps = (*statements[:stop], "this stops here")
        with pytest.raises(sqlite3.OperationalError):
            open_library(old, BIRTH, migrations=(*MIGRATIONS, steps))
        assert first(old, "SELECT title FROM library") == "old"


def test_without_a_backup_nothing_is_upgraded(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr("callreview.store.backup._hash_and_sync", fail)
    with pytest.raises(LibraryTrouble) as refused:
        open_library(old, BIRTH, migrations=(*MIGRATIONS, NEXT))
    assert refused.value.code == "backup_failed"
    assert [one.name for one in (old.parent / backup.FOLDER).iterdir()] == []
    with closing(sqlite3.connect(old)) as connection:
        assert number(connection, "user_version") == len(MIGRATIONS)


def test_a_backup_does_not_replace_another_of_the_same_second(old: Path) -> None:
    with opened_library(old) as library:
        made = {backup.back_up(library.connection, old, at=BIRTH.at, why="try") for _ in range(3)}
    assert len(made) == 3
    assert all(one.exists() for one in made)
