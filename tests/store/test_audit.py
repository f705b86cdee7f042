"""The audit trail shows tampering, and lets words be erased without breaking."""

import hashlib
import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from callreview.app.edits.marks import AddMark
from callreview.store import audit
from callreview.store.check import FileCheck
from tests import builders
from tests.dumping import beside
from tests.quick import quick_folder

_COLUMNS = (
    "sequence", "at", "reviewer", "computer_id", "kind", "target", "content_hash", "salt_hash",
    "previous_hash", "row_hash", "salt",
)  # fmt: skip


@pytest.fixture(scope="module")
def worked_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("audit") / "library.db"
    with builders.opened(path) as session:
        call_id = builders.add_call(session)
        for number in range(10):
            session.do(AddMark(builders.mark(number, id=f"m{number}", call_id=call_id))).wait()
        builders.finish_review(session, builders.start_review(session, call_id))
    return path


def _checked(path: Path) -> FileCheck:
    with builders.opened(path, read_only=True) as session:
        return session.find(lambda reader: reader.check()).wait()


def test_what_nobody_touched_is_sound(worked_in: Path) -> None:
    assert _checked(worked_in).is_sound


def test_the_words_are_nowhere_in_the_trail(worked_in: Path) -> None:
    with beside(worked_in) as connection:
        rows = [tuple(row) for row in connection.execute("SELECT * FROM audit")]
    assert rows
    assert "Question" not in str(rows)


def test_every_change_of_an_audit_row_shows(worked_in: Path) -> None:
    _tamper(worked_in, tries=200)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_one_of_a_thousand_changes_shows(worked_in: Path) -> None:
    _tamper(worked_in, tries=1000)


def _tamper(worked_in: Path, *, tries: int) -> None:
    chance = random.Random(tries)
    with quick_folder() as folder:
        path = folder / "library.db"
        for number in range(tries):
            shutil.copyfile(worked_in, path)
            what = _change_a_row(path, chance)
            with closing(sqlite3.connect(path)) as connection:
                connection.row_factory = sqlite3.Row
                assert audit.broken_links(connection), f"{number}: {what}"


def _change_a_row(path: Path, chance: random.Random) -> str:
    """Change, remove or add one row of the trail as another program could."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM audit").fetchone()
        at = chance.randrange(1, count)  # a cut tail is another test
        what = chance.choice([*_COLUMNS, "row gone", "row twice"])
        if what == "row gone":
            connection.execute("DELETE FROM audit WHERE sequence = ?", (at,))
        elif what == "row twice":
            columns = ", ".join(_COLUMNS[1:-2])
            connection.execute(
                f"INSERT INTO audit (sequence, {columns}, row_hash) "
                f"SELECT 1000, {columns}, 'x' FROM audit WHERE sequence = ?",
                (at,),
            )
        elif what == "sequence":
            connection.execute("UPDATE audit SET sequence = 1000 WHERE sequence = ?", (at,))
        else:
            new = chance.choice([None, b"other"]) if what == "salt" else f"other {chance.random()}"
            connection.execute(f"UPDATE audit SET {what} = ? WHERE sequence = ?", (new, at))
    return what


def test_a_cut_tail_shows_against_an_anchor(worked_in: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copyfile(worked_in, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        anchor = audit.head(connection)  # as printed on a scorecard
        assert audit.holds(connection, anchor)
        connection.execute("DELETE FROM audit WHERE sequence = ?", (anchor.sequence,))
        assert not audit.broken_links(connection)
        assert not audit.holds(connection, anchor)


def test_words_and_salt_can_be_erased_and_the_chain_holds(worked_in: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shutil.copyfile(worked_in, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("UPDATE audit SET salt = NULL WHERE target = 'm3'")
        assert len(audit.broken_links(connection)) == 1  # erased, and nothing says so
        connection.execute(
            "INSERT INTO erasures (id, at, reviewer, kind, target, rows_erased, reason) "
            "VALUES ('e', '', 'Robin', 'mark', 'm3', 1, 'asked to')"
        )
        assert not audit.broken_links(connection)


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE reviews SET percent = 99",
        "UPDATE reviews SET keep_doing = 'other words'",
        "UPDATE answers SET option_id = 'no' WHERE line_id = 'q2'",
        "DELETE FROM answers WHERE line_id = 'q1'",
        "INSERT INTO evidence SELECT id, 'q1', 1, 0, 5, NULL FROM reviews",
    ],
)
def test_a_final_review_cannot_be_changed_unseen(
    worked_in: Path, tmp_path: Path, order: str
) -> None:
    path = tmp_path / "library.db"
    shutil.copyfile(worked_in, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="review_is_final"):
            connection.execute(order)
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(order)
    found = _checked(path)
    assert len(found.altered_reviews) == 1
    assert found.altered_schema  # the triggers are missed as well


def test_anybody_can_follow_the_chain_with_json_and_sha256(worked_in: Path) -> None:
    with beside(worked_in) as connection:
        rows = connection.execute("SELECT * FROM audit ORDER BY sequence").fetchall()
    previous = "0" * 64
    for row in rows:
        fields = [previous, *(row[name] for name in _COLUMNS[:8])]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert row["row_hash"] == previous
        assert row["salt_hash"] == hashlib.sha256(row["salt"]).hexdigest()
