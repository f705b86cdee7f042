"""Marks that leave a call and come back: whatever they say, none comes twice."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callreview.app.edits.imports import ImportMarks
from callreview.app.exchange import MOST_LETTERS, MOST_MARKS, export_marks, import_marks
from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.domain.errors import Unreadable
from callreview.domain.mark import Category, Mark
from callreview.exports.labels.forms import Form, ending_of
from tests import builders
from tests.quick import quick_folder

LENGTH_MS = builders.MINUTE_MS
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with quick_folder() as folder, builders.opened(folder / "library.db") as session:
        builders.add_call(session)
        yield session


@pytest.fixture
def call(session: Session) -> Call:
    return next(iter(session.snapshot.calls.values()))


@st.composite
def sayings(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, 5) | st.integers(0, LENGTH_MS - 1))
    length = draw(st.none() | st.integers(1, LENGTH_MS - start))
    return builders.mark(
        start,
        None if length is None else start + length,
        category=draw(st.sampled_from(Category)),
        text=draw(
            WORDS | st.sampled_from(["praise", " a  b ", "\r\n", "x\r\ny", "\x00", "<b>&amp;"])
        ),
        author=draw(WORDS),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_marks=st.lists(sayings(), max_size=5), again=sayings())
def test_what_was_written_in_any_format_adds_nothing(
    session: Session, call: Call, given_marks: list[Mark], again: Mark
) -> None:
    twice = (*given_marks, again, again)
    keyed = tuple(Mark(**{**vars(mark), "id": session.new_key()}) for mark in twice)
    session.do(ImportMarks(call.id, keyed)).wait()
    try:
        for form in Form:
            path = session.library.with_name(f"marks{ending_of(form)}")
            assert export_marks(session, call, path) == len(keyed)
            read = import_marks(session, call, path, length_ms=LENGTH_MS)
            assert (read.added, read.known, read.faults) == ((), len(keyed), ()), form
    finally:
        session.undo().wait()


def test_too_many_marks_for_one_call_are_refused_whole(session: Session, call: Call) -> None:
    path = session.library.with_name("many.txt")
    path.write_text("1\t2\tx\n" * (MOST_MARKS + 1), "ascii")
    with pytest.raises(Unreadable, match="marks_too_many"):
        import_marks(session, call, path)


def test_words_no_mark_has_room_for_are_told(session: Session, call: Call) -> None:
    path = session.library.with_name("long.txt")
    path.write_text(f"1\t2\t{'x' * MOST_LETTERS}\n1\t2\t{'x' * (MOST_LETTERS + 1)}\n", "ascii")
    read = import_marks(session, call, path)
    assert [fault.code for fault in read.faults] == ["label_too_long"]
    assert len(read.added) == 1
    session.undo().wait()
