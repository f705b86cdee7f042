"""What people wrote about calls, found by any part of a word.

Kept in step inside the transaction of every edit, whatever the edit is: a `Page` tells which
rows changed, and of the calls they belong to the words are put together anew.
"""

import sqlite3
from collections.abc import Iterable

from callreview.domain.query.folding import folded
from callreview.store.page import RowChange, whole_letters

SHORTEST_IN_INDEX = 3
"""The index holds runs of three letters; fewer are looked for in the words themselves."""
_BETWEEN = "\x1f"
_COLUMNS = {
    "marks": {"text"},
    "answers": {"text", "comment"},
    "reviews": {"keep_doing", "work_on", "private_note"},
}
_OF_CALL = """
SELECT text FROM marks WHERE call_id = :call
UNION ALL SELECT answers.text FROM answers JOIN reviews ON reviews.id = review_id
    WHERE call_id = :call
UNION ALL SELECT comment FROM answers JOIN reviews ON reviews.id = review_id
    WHERE call_id = :call
UNION ALL SELECT keep_doing FROM reviews WHERE call_id = :call
UNION ALL SELECT work_on FROM reviews WHERE call_id = :call
UNION ALL SELECT private_note FROM reviews WHERE call_id = :call
"""


def calls_with_words(connection: sqlite3.Connection, part: str) -> frozenset[str]:
    """Return the calls with `part` somewhere in their marks, comments and notes.

    Case and accents do not matter. Of nothing, nothing is found.
    """
    wanted = folded(str(whole_letters(part)))
    if not wanted:
        return frozenset()
    if len(wanted) < SHORTEST_IN_INDEX:
        sql, value = "SELECT call_id FROM call_words WHERE instr(words, ?)", wanted
    else:
        sql = (
            "SELECT call_id FROM call_words_index JOIN call_words "
            "ON number = call_words_index.rowid WHERE call_words_index MATCH ?"
        )
        doubled = wanted.replace('"', '""')
        value = f'"{doubled}"'
    return frozenset(row[0] for row in connection.execute(sql, (value,)).fetchall())


def follow(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    """Write down anew the words of the calls these changes belong to."""
    calls = {_call_of(connection, change) for change in changes if _is_about_words(change)}
    for call_id in sorted(calls - {""}):
        write(connection, call_id)


def write(connection: sqlite3.Connection, call_id: str) -> None:
    """Write down anew the words of one call."""
    texts = connection.execute(_OF_CALL, {"call": call_id}).fetchall()
    words = _BETWEEN.join(filter(None, (folded(row[0]) for row in texts)))
    old = connection.execute(
        "SELECT number, words FROM call_words WHERE call_id = ?", (call_id,)
    ).fetchone()
    if old is not None and old["words"] != words:
        _take_out(connection, old["number"], old["words"])
    if words and (old is None or old["words"] != words):
        number = connection.execute(
            "INSERT INTO call_words (call_id, words) VALUES (?, ?) RETURNING number",
            (call_id, words),
        ).fetchall()[0]["number"]
        connection.execute(
            "INSERT INTO call_words_index (rowid, words) VALUES (?, ?)", (number, words)
        ).close()


def _is_about_words(change: RowChange) -> bool:
    columns = _COLUMNS.get(change.table, set())
    return any(columns & row.keys() for row in (change.before, change.after) if row)


def _call_of(connection: sqlite3.Connection, change: RowChange) -> str:
    """Return the call of a mark, an answer or a review; "" of an answer whose review is gone."""
    for row in (change.after, change.before):
        if row and "call_id" in row:
            return str(row["call_id"])
    table = "marks" if change.table == "marks" else "reviews"
    found = connection.execute(
        f"SELECT call_id FROM {table} WHERE id = ?",  # noqa: S608 - one of two names
        (change.key[0],),
    ).fetchone()
    return "" if found is None else str(found[0])


def _take_out(connection: sqlite3.Connection, number: int, words: str) -> None:
    # The index keeps no words of its own: to take some out, it has to be told them.
    connection.execute(
        "INSERT INTO call_words_index (call_words_index, rowid, words) VALUES ('delete', ?, ?)",
        (number, words),
    ).close()
    connection.execute("DELETE FROM call_words WHERE number = ?", (number,)).close()
