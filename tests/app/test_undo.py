"""Undo as a property: whatever one does, undoing all of it puts everything back."""

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callreview.app import edits
from callreview.app.edits.agents import (
    NameAgent,
)
from callreview.app.edits.edit import Edit, PutBack, Way
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import (
    NoteHeard,
)
from callreview.app.edits.searches import SaveSearch
from callreview.app.findings import SidesFound
from callreview.app.session import Session
from callreview.domain.errors import Refused
from callreview.domain.timebase import Span
from tests import builders
from tests.app.edits_drawn import MAKERS, MOMENTS, Draw, Shelf
from tests.dumping import dump
from tests.quick import quick_folder


def undoable_edits() -> set[type[Any]]:
    for module in pkgutil.iter_modules(edits.__path__, f"{edits.__name__}."):
        importlib.import_module(module.name)
    every = set(_below(Edit))
    return {kind for kind in every if kind.way is Way.UNDOABLE and kind is not PutBack}


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith(edits.__name__):
            yield one
        yield from _below(one)


@pytest.fixture(scope="module")
def full_library() -> Iterator[Path]:
    with quick_folder() as folder:
        yield _filled(folder / "library.db")


def _filled(path: Path) -> Path:
    with builders.opened(path, clock=builders.SteadyClock()) as session:
        for name, ref in (("a.wav", "200"), ("b.wav", "200"), ("c.wav", "201")):
            builders.add_call(session, name, agent_ref=ref)
        sides = [f"/calls/d{side}.wav" for side in ("-in", "-out", "")]
        builders.add_files(session, *map(builders.listed, sides))
        session.record(SidesFound((tuple(sides),))).wait()
        ids = sorted(session.snapshot.calls)
        draft = builders.start_review(session, ids[0])
        builders.finish_review(session, draft)
        builders.start_review(session, ids[1])
        session.do(AddMark(builders.mark(id="m1", call_id=ids[2]))).wait()
        for name in ("Ana", "To do", "Bad ones"):
            session.do(SaveSearch(name, "unreviewed")).wait()
    return path


def test_every_undoable_edit_is_tried_here() -> None:
    assert set(MAKERS) == undoable_edits()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_undoing_everything_puts_everything_back(full_library: Path, data: st.DataObject) -> None:
    _undo_all_of_it(full_library, data, most=25)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_undoing_everything_puts_everything_back_at_length(
    full_library: Path, data: st.DataObject
) -> None:
    _undo_all_of_it(full_library, data, most=80)


def _undo_all_of_it(full_library: Path, data: st.DataObject, *, most: int) -> None:
    path = full_library.with_name("tried.db")
    shutil.copyfile(full_library, path)
    with builders.opened(path, clock=builders.SteadyClock("2026-03-14T09:00:00Z")) as session:
        shelf = Shelf(session)
        session.open_call(shelf.calls[0]).wait()
        before = dump(path)
        for _ in range(data.draw(st.integers(1, most), "how many edits")):
            _do_something(data.draw, shelf)
        after = dump(path)
        steps = _while_there_is(session, "can_undo", session.undo)
        assert dump(path) == before
        assert _while_there_is(session, "can_redo", session.redo) == steps
        assert dump(path) == after
        _while_there_is(session, "can_undo", session.undo)
        assert dump(path) == before
        _check_shown(session)
        assert session.find(lambda reader: reader.check()).wait().is_sound


def _do_something(draw: Draw, shelf: Shelf) -> None:
    session = shelf.session
    what = draw(st.sampled_from(["end of a go", "heard", "open", *sorted(MAKERS, key=str)]))
    if what == "end of a go":
        session.end_go()
    elif what == "heard":
        key = draw(st.sampled_from(shelf.reviews()))
        session.record(NoteHeard(key, (Span(0, draw(MOMENTS)),), 10)).wait()
    elif what == "open":
        with suppress(Refused):
            session.open_call(draw(st.sampled_from(shelf.calls))).wait()
    else:
        untouched = dump(session.library)
        try:
            session.do(MAKERS[what](draw, shelf)).wait()
        except Refused:
            assert dump(session.library) == untouched


def _while_there_is(session: Session, what: str, step: Callable[[], Any]) -> int:
    steps = 0
    while getattr(session.snapshot, what):
        step().wait()
        steps += 1
    return steps


def _check_shown(session: Session) -> None:
    """What is shown piece by piece is what reading everything anew shows."""
    shown = session.snapshot
    session.open_call(shown.open_call.call.id if shown.open_call else None).wait()
    assert session.snapshot.open_call == shown.open_call
    anew = session.find(
        lambda reader: (
            *(reader.calls(), reader.agents(), reader.folders(), reader.queue()),
            *(reader.rubric_drafts(), reader.retired_sheets(), reader.skips()),
        )
    ).wait()
    told = (dict(shown.calls), shown.agents, shown.folders, shown.queue)
    assert (*told, shown.drafts, shown.retired, shown.skips) == anew


def test_naming_an_extension_anew_can_be_taken_back(quick_path: Path) -> None:
    with builders.opened(quick_path / "library.db") as session:
        builders.add_call(session, agent_ref="200")
        session.do(NameAgent("200", "Ana")).wait()
        session.do(NameAgent("201", "Ana")).wait()
        before = dump(session.library)
        assert session.do(NameAgent("201", "Cy")).wait().refs == ("201",)
        session.undo().wait()
        assert dump(session.library) == before


def test_more_than_a_thousand_steps_can_be_taken_back(quick_path: Path) -> None:
    path = quick_path / "library.db"
    with builders.opened(path) as session:
        call_id = builders.add_call(session)
        before = dump(path)
        for number in range(1200):
            session.do(AddMark(builders.mark(number, id=f"m{number}", call_id=call_id)))
        for _ in range(1200):
            session.undo()
        session.undo().then(_fail, lambda _: None)
        session.open_call(call_id).wait()
        assert not session.snapshot.can_undo
        assert dump(path) == before


def _fail(_: object) -> None:
    raise AssertionError
