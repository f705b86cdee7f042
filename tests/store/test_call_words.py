"""What people wrote is found by any part of it, as it is now."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.app.edits.marks import AddMark, ChangeMark, RemoveMark
from callreview.app.edits.reviews import DiscardDraft, SetAnswer, SetWords
from callreview.app.session import Session
from callreview.domain.query.folding import folded
from callreview.domain.review import Answer
from callreview.store.library import open_library
from callreview.store.migrations import MIGRATIONS, fifth_words
from tests.builders import add_call, mark, opened, start_review
from tests.dumping import beside, first
from tests.store.libraries import BIRTH, opened_library

BEFORE = MIGRATIONS[: MIGRATIONS.index(fifth_words.STATEMENTS)]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "library.db") as session:
        yield session


def found(session: Session, part: str) -> frozenset[str]:
    return session.find(lambda reader: reader.calls_with_words([part])).wait()[part]


def test_words_of_marks_comments_and_notes_are_found(session: Session) -> None:
    call = add_call(session)
    draft = start_review(session, call)
    session.do(AddMark(mark(call_id=call, text="Très gentil, “Straße”"))).wait()
    session.do(SetAnswer(draft.id, "q1", Answer(comment="Refund: 50 % promised"))).wait()
    session.do(SetAnswer(draft.id, "why", Answer(text="She asked twice"))).wait()
    session.do(SetWords(draft.id, "keep_doing", "Warm voice")).wait()
    session.do(SetWords(draft.id, "private_note", "Ask HR")).wait()
    for part in ("tres", "GENTIL", "strasse", "fund: 50", "50 %", "%", "twice", "warm", "hr", "s"):
        assert found(session, part) == {call}, part
    for part in ("", "refunds", "gentil refund", "_", "twice warm", '"', "\ud800x\0y"):
        assert found(session, part) == set(), part


def test_what_is_changed_removed_and_undone_is_found_as_it_is_now(session: Session) -> None:
    call = add_call(session)
    made = session.do(AddMark(mark(call_id=call, text="refund"))).wait()
    session.end_go()
    session.do(ChangeMark(made.id, text="voucher")).wait()
    assert [found(session, part) for part in ("refund", "voucher")] == [set(), {call}]
    session.do(RemoveMark(made.id)).wait()
    assert found(session, "voucher") == set()
    session.undo().wait()
    assert found(session, "voucher") == {call}
    session.undo().wait()
    assert [found(session, part) for part in ("refund", "vo")] == [{call}, set()]


def test_a_discarded_draft_is_found_no_more(session: Session) -> None:
    call = add_call(session)
    draft = start_review(session, call)
    session.do(SetAnswer(draft.id, "q1", Answer(comment="refund"))).wait()
    session.do(DiscardDraft(draft.id)).wait()
    assert found(session, "refund") == set()
    session.undo().wait()
    assert found(session, "refund") == {call}


def test_every_call_with_the_word_is_found_once(session: Session) -> None:
    calls = [add_call(session, f"{at}.wav") for at in range(3)]
    for at, call in enumerate(calls):
        for moment in (1000, 2000):
            new = mark(moment, id=f"{at} {moment}", call_id=call, text=f"word {at}")
            session.do(AddMark(new)).wait()
    assert found(session, "word") == set(calls)
    assert found(session, "word 1") == {calls[1]}


def test_what_was_written_before_the_upgrade_is_found_after_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path, migrations=BEFORE) as library, library.writing() as connection:
        connection.execute("INSERT INTO calls (id, added_at) VALUES ('c', '')")
        connection.execute(
            "INSERT INTO marks (id, call_id, category, start_ms, text, author, created_at) "
            "VALUES ('m', 'c', 'note', 1, 'Größe', 'Robin', ''), ('n', 'c', 'note', 2, '', '', '')"
        )
    with opened_library(path) as library, library.reading() as reader:
        assert reader.calls_with_words(["GROSSE"]) == {"GROSSE": {"c"}}
    assert first(path, "SELECT words FROM call_words") == "grosse"


def test_another_program_may_read_the_words(session: Session) -> None:
    call = add_call(session)
    session.do(AddMark(mark(call_id=call, text="refund"))).wait()
    with beside(session.library) as connection:
        row = connection.execute(
            "SELECT call_id FROM call_words_index JOIN call_words "
            "USING (words) WHERE call_words_index MATCH 'fund'"
        ).fetchone()
        assert row[0] == call


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    library = open_library(tmp_path_factory.mktemp("words") / "library.db", BIRTH)
    yield library.connection
    library.close()


@given(st.text(), st.integers(0, 9), st.integers(1, 9))
def test_every_part_of_any_text_is_found(
    index: sqlite3.Connection, text: str, begin: int, length: int
) -> None:
    from callreview.store.call_words import calls_with_words, follow
    from callreview.store.page import RowChange

    whole = text.encode("utf-8", "replace").decode()
    index.execute("BEGIN")
    index.execute("INSERT INTO calls (id, added_at) VALUES ('c', '')")
    row = {"call_id": "c", "text": whole}
    index.execute("INSERT INTO marks (id, call_id, category, start_ms, text, author, created_at) "
                  "VALUES ('m', 'c', 'note', 1, ?, '', '')", (whole,))  # fmt: skip
    follow(index, [RowChange("marks", ("m",), None, row)])
    part = folded(whole)[begin : begin + length].strip()
    assert calls_with_words(index, part) == ({"c"} if folded(part) else set())
    index.execute("ROLLBACK")
