"""Saved searches in the library: kept, named, put in order, taken over from an earlier version."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.change import Change, Topic
from callreview.app.edits.searches import (
    MoveSearch,
    RemoveSearch,
    RenameSearch,
    SaveSearch,
    TakeOverSearches,
)
from callreview.app.session import Session
from callreview.app.settings import Settings
from callreview.domain.errors import Refused
from tests.builders import opened


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "library.db") as session:
        for name, query in (("To do", "unreviewed"), ("Bad", "failed"), ("Ana", "agent:ana")):
            session.do(SaveSearch(name, query)).wait()
        yield session


def names(session: Session) -> list[str]:
    return [each.name for each in session.snapshot.searches]


def key(session: Session, name: str) -> str:
    return next(each.id for each in session.snapshot.searches if each.name == name)


def test_a_search_is_told_of_and_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    told: list[Change] = []
    with opened(tmp_path / "library.db") as session:
        session.subscribe(told.append)
        session.do(SaveSearch("  To   do ", " unreviewed  last week ")).wait()
        assert any(change.touches(Topic.SEARCHES) for change in told)
    with opened(tmp_path / "library.db") as session:
        (kept,) = session.snapshot.searches
    assert (kept.name, kept.query) == ("To do", "unreviewed last week")


def test_one_name_is_one_search(session: Session) -> None:
    session.do(SaveSearch("to DO", "draft")).wait()
    assert names(session) == ["To do", "Bad", "Ana"]
    assert session.snapshot.searches[0].query == "draft"
    session.undo().wait()
    assert session.snapshot.searches[0].query == "unreviewed"


def test_the_order_is_chosen_and_undone(session: Session) -> None:
    session.do(MoveSearch(key(session, "Ana"), 0)).wait()
    assert names(session) == ["Ana", "To do", "Bad"]
    session.do(MoveSearch(key(session, "Ana"), 99)).wait()
    session.do(MoveSearch(key(session, "Bad"), -1)).wait()
    assert names(session) == ["Bad", "To do", "Ana"]
    for _ in range(3):
        session.undo().wait()
    assert names(session) == ["To do", "Bad", "Ana"]


def test_a_removed_search_comes_back_where_it_stood(session: Session) -> None:
    session.do(RemoveSearch(key(session, "Bad"))).wait()
    assert names(session) == ["To do", "Ana"]
    session.undo().wait()
    assert names(session) == ["To do", "Bad", "Ana"]


def test_a_name_is_changed_but_not_to_that_of_another(session: Session) -> None:
    session.do(RenameSearch(key(session, "Bad"), "BAD")).wait()
    assert names(session)[1] == "BAD"
    with pytest.raises(Refused, match="search_name_taken"):
        session.do(RenameSearch(key(session, "BAD"), "ana")).wait()
    with pytest.raises(Refused, match="name_empty"):
        session.do(RenameSearch(key(session, "BAD"), "  ")).wait()
    with pytest.raises(Refused, match="search_unknown"):
        session.do(RenameSearch("gone", "x")).wait()
    with pytest.raises(Refused, match="search_empty"):
        session.do(SaveSearch("x", "  ")).wait()


def test_what_an_earlier_version_kept_is_taken_over_and_stays_when_undone(
    session: Session,
) -> None:
    earlier = Settings(searches="bad\tdraft\nWeek\tlast week\nnonsense\n\tx\ny\t\n")
    assert earlier.earlier_searches == (("bad", "draft"), ("Week", "last week"))
    session.do(TakeOverSearches(earlier.earlier_searches)).wait()
    assert names(session) == ["To do", "Bad", "Ana", "Week"]
    assert session.snapshot.searches[1].query == "failed"
    session.undo().wait()
    assert "Week" in names(session)
