"""The library file: its settings, who may read it, what is refused, what a crash leaves."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from callreview.domain.errors import LibraryTrouble
from callreview.store.connection import APPLICATION_ID, number, run
from callreview.store.library import Library, open_library, read_library
from callreview.store.migrations import MIGRATIONS
from callreview.store.troubles import opening_troubles, troubles
from tests.dumping import beside, first
from tests.store.libraries import BIRTH, opened_library

posix = pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")


def test_the_settings_are_those_that_keep_what_was_saved(tmp_path: Path) -> None:
    with opened_library(tmp_path / "library.db") as library:
        found = {
            name: run(library.connection, f"PRAGMA {name}")
            for name in (
                "journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema",
                "mmap_size", "temp_store", "busy_timeout", "locking_mode",
            )
        }  # fmt: skip
    extra, memory = 3, 2
    assert found == {
        "journal_mode": "truncate",
        "synchronous": extra,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "mmap_size": 0,
        "temp_store": memory,
        "busy_timeout": 5000,
        "locking_mode": "normal",
    }


def test_every_table_is_strict_and_says_whose_file_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    with beside(path) as connection:
        tables = connection.execute("PRAGMA table_list").fetchall()
        ours = [row for row in tables if row["type"] == "table" and row["schema"] == "main"]
        assert {row["name"] for row in ours if not row["strict"]} == {"sqlite_schema"}
        assert number(connection, "application_id") == APPLICATION_ID
        assert number(connection, "user_version") == len(MIGRATIONS)


def test_at_rest_a_library_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path) as library:
        with library.writing() as connection:
            connection.execute("UPDATE library SET title = 'Other'")
        assert path.with_name("library.db-journal").exists()
    assert [one.name for one in tmp_path.iterdir()] == ["library.db"]


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_files_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "data" / "deeper" / "library.db"
    old = os.umask(umask)
    try:
        with opened_library(path) as library, library.writing() as connection:
            connection.execute("UPDATE library SET title = 'Other'")
            found = {one.name: _mode(one) for one in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert set(found) == {"library.db", "library.db-journal", "library.db.lock"}
    assert set(found.values()) == {0o600}
    assert _mode(path.parent) == _mode(path.parent.parent) == 0o700


@posix
def test_a_library_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    path.chmod(0o644)
    with opened_library(path):
        assert _mode(path) == 0o600


def test_the_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(LibraryTrouble) as refused:
        open_library(path, BIRTH)
    assert refused.value.code == "not_a_library"
    with pytest.raises(LibraryTrouble) as refused:
        read_library(path)
    assert refused.value.code == "not_a_library"
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("This is not a database, and longer than its header would be.\n" * 50)
    with pytest.raises(LibraryTrouble) as refused:
        open_library(path, BIRTH)
    assert refused.value.code == "not_a_library"


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    with opened_library(path) as library:
        assert library.id == BIRTH.library_id


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryTrouble) as refused:
        open_library(tmp_path / "file" / "library.db", BIRTH)
    assert refused.value.code == "library_unreachable"


def test_a_newer_library_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with opened_library(path) as library:
        assert library.read_only == "library_newer"
        assert library.title == BIRTH.title
        with pytest.raises(LibraryTrouble) as refused, library.writing():
            pass
        assert refused.value.code == "library_newer"
    assert path.read_bytes() == before


def test_a_missing_library_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(LibraryTrouble) as refused:
        read_library(tmp_path / "library.db")
    assert refused.value.code == "library_missing"
    assert not list(tmp_path.iterdir())


def test_another_program_reads_beside_us(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path) as library:
        with library.writing() as connection:
            connection.execute("UPDATE library SET title = 'Beside'")
        assert first(path, "SELECT title FROM library") == "Beside"
        reading = read_library(path)
        try:
            assert reading.title == "Beside"
        finally:
            reading.close()


def test_a_program_that_holds_the_file_delays_saving_and_breaks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path) as library, beside(path) as reader:
        run(library.connection, "PRAGMA busy_timeout = 20")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM library").fetchall()
        with pytest.raises(LibraryTrouble) as refused:
            _retitle(library, "not yet")
        assert refused.value.code == "library_busy"
        assert library.title == BIRTH.title
        reader.execute("COMMIT")
        _retitle(library, "now")
    assert first(path, "SELECT title FROM library") == "now"


def _retitle(library: Library, title: str) -> None:
    with library.writing() as connection:
        connection.execute("UPDATE library SET title = ?", (title,))


def test_a_place_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("callreview.store.library.WriterLock", refuse)
    with opened_library(path) as library:
        assert library.read_only == "library_read_only"
        assert library.title == BIRTH.title


def test_a_newer_library_this_version_cannot_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("DROP VIEW calls_view")
        newer.execute("ALTER TABLE calls RENAME TO conversations")
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    for library in (open_library(path, BIRTH), read_library(path)):
        try:
            assert library.read_only == "library_newer"
            with pytest.raises(LibraryTrouble) as refused, library.reading() as reader:
                reader.calls()
            assert refused.value.code == "library_too_new"
        finally:
            library.close()
    assert path.read_bytes() == before


@posix
def test_a_file_its_owner_closed_to_writing_is_read_and_stays_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    path.chmod(0o444)
    # To root every file is open.
    monkeypatch.setattr(os, "access", lambda _path, mode: mode == os.F_OK)
    with opened_library(path) as library:
        assert library.read_only == "library_read_only"
        assert library.title == BIRTH.title
    assert _mode(path) == 0o444
    assert [one.name for one in tmp_path.iterdir()] == ["library.db"]


@posix
def test_a_file_nobody_may_open_is_said_and_the_lock_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    path.write_text("no library, and not to be written either" * 50)
    with monkeypatch.context() as closed:
        closed.setattr(os, "access", lambda _path, mode: mode == os.F_OK)
        with pytest.raises(LibraryTrouble) as refused:
            open_library(path, BIRTH)
    assert refused.value.code == "not_a_library"
    path.unlink()
    with opened_library(path):
        pass


@posix
def test_a_library_named_by_a_link_is_the_same_library(tmp_path: Path) -> None:
    path, link = tmp_path / "library.db", tmp_path / "link.db"
    link.symlink_to(path)
    with opened_library(path):
        with pytest.raises(LibraryTrouble) as refused:
            open_library(link, BIRTH)
        assert refused.value.code == "library_in_use"
    with opened_library(link) as library:
        assert library.path == path
    assert {one.name for one in tmp_path.iterdir()} == {"library.db", "link.db"}


def test_a_library_in_a_closed_folder_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> os.stat_result:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refuse)
    for open_it in (lambda path: open_library(path, BIRTH), read_library):
        with pytest.raises(LibraryTrouble) as refused:
            open_it(tmp_path / "file" / "library.db")
        assert refused.value.code == "library_unreachable"


def test_what_cannot_be_read_is_never_called_not_saved(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryTrouble) as refused:
        read_library(tmp_path / "library.db")
    assert refused.value.code == "library_unread"


def test_a_full_disk_at_the_opening_is_called_so(tmp_path: Path) -> None:
    class Full(sqlite3.OperationalError):
        sqlite_errorcode = sqlite3.SQLITE_FULL

    for told, code in ((opening_troubles, "library_without_room"), (troubles, "disk_full")):
        with pytest.raises(LibraryTrouble) as refused, told(tmp_path):
            raise Full
        assert refused.value.code == code


_CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE library SET title = 'half written'")
for number in range(500):
    connection.execute(
        "INSERT INTO settings (name, value, changed_at) VALUES (?, ?, '')",
        (str(number), "x" * 500),
    )
os._exit(1)
"""


@pytest.mark.parametrize("first_opened", ["to write", "to read"])
def test_a_hot_journal_is_rolled_back_by_whoever_opens_first(
    tmp_path: Path, first_opened: str
) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    subprocess.run([sys.executable, "-c", _CRASH, str(path)], check=False)
    assert path.with_name("library.db-journal").stat().st_size > 0
    library = open_library(path, BIRTH) if first_opened == "to write" else read_library(path)
    try:
        assert library.title == BIRTH.title
        assert run(library.connection, "SELECT count(*) FROM settings") == 0
        assert run(library.connection, "PRAGMA integrity_check") == "ok"
    finally:
        library.close()


def test_a_hot_journal_in_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    with opened_library(path):
        pass
    subprocess.run([sys.executable, "-c", _CRASH, str(path)], check=False)

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("callreview.store.library.WriterLock", refuse)
    for open_it in (lambda path: open_library(path, BIRTH), read_library):
        with pytest.raises(LibraryTrouble) as refused:
            open_it(path)
        assert refused.value.code == "library_unfinished"


def test_a_second_sqlite_in_the_process_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3", sqlite3)
    with pytest.raises(LibraryTrouble) as refused:
        open_library(tmp_path / "library.db", BIRTH)
    assert refused.value.code == "second_sqlite"


def test_what_is_no_text_in_a_path_is_kept(tmp_path: Path) -> None:
    from callreview.store.place import path_as_text, path_from_text

    odd = os.fsdecode(b"/calls/caf\xe9 \xff.wav") + "\U0001f4de"
    kept = path_as_text(odd)
    assert path_from_text(kept) == odd
    assert kept.encode()  # which `odd` cannot


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
