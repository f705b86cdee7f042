"""Undo as a property: whatever one does, undoing all of it puts everything back."""

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callreview.app import edits
from callreview.app.edits.agents import (
    AddAgent,
    AssignAgent,
    DescribeAgent,
    DropRef,
    GiveRef,
    MergeAgents,
    NameAgent,
    RenameAgent,
)
from callreview.app.edits.calls import ReleaseFacts, SetFacts, SwapSides
from callreview.app.edits.edit import Edit, PutBack, Way
from callreview.app.edits.folders import DescribeFolder, ForgetFolder, MapLog, TellNames, UnmapLog
from callreview.app.edits.imports import ImportMarks
from callreview.app.edits.marks import KEEP, AddMark, ChangeMark, RemoveMark
from callreview.app.edits.reviews import (
    DiscardDraft,
    NoteHeard,
    SetAnswer,
    SetWords,
    StartReview,
)
from callreview.app.edits.searches import MoveSearch, RemoveSearch, RenameSearch, SaveSearch
from callreview.app.session import Session
from callreview.domain.errors import Refused
from callreview.domain.hue import Hue
from callreview.domain.logmapping import Says
from callreview.domain.mark import Category
from callreview.domain.reading import AgentSide
from callreview.domain.review import Answer
from callreview.domain.timebase import Span
from callreview.store.reader import Reader
from tests import builders
from tests.dumping import dump
from tests.quick import quick_folder

Draw = Callable[[st.SearchStrategy[Any]], Any]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
MOMENTS = st.integers(0, 5) | st.integers(0, builders.MINUTE_MS)
NAMES = st.sampled_from(["Ana", "ana", "Ben", "Cy", " "])
REFS = st.sampled_from(["200", "201", "202", "Ana"])


class Shelf:
    """What the library holds now: edits are drawn over these keys, and some that are gone."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.calls = sorted(session.snapshot.calls)

    def marks(self) -> list[str]:
        return ["gone", *(one.id for call in self.calls for one in self._read("marks", call))]

    def reviews(self) -> list[str]:
        return ["gone", *(one.id for call in self.calls for one in self._read("reviews", call))]

    def folders(self) -> list[str]:
        return ["gone", *(one.id for one in self.session.snapshot.folders)]

    def agents(self) -> list[str]:
        return ["gone", *(agent.id for agent in self.session.snapshot.agents)]

    def searches(self) -> list[str]:
        return ["gone", *(one.id for one in self.session.snapshot.searches)]

    def _read(self, what: str, call: str) -> list[Any]:
        def work(reader: Reader) -> list[Any]:
            return list(getattr(reader, what)(call))

        return self.session.find(work).wait()


def _add_mark(draw: Draw, shelf: Shelf) -> Edit[Any]:
    start = draw(MOMENTS)
    length = draw(st.none() | st.integers(1, 5000))
    return AddMark(
        builders.mark(
            start,
            None if length is None else start + length,
            id=shelf.session.new_key(),
            call_id=draw(st.sampled_from(["gone", *shelf.calls])),
            category=draw(st.sampled_from(Category)),
            text=draw(TEXTS),
        )
    )


def _import_marks(draw: Draw, shelf: Shelf) -> Edit[Any]:
    starts = draw(st.lists(MOMENTS, max_size=3))
    key = shelf.session.new_key
    marks = tuple(builders.mark(start, id=key(), text=draw(TEXTS)) for start in starts)
    return ImportMarks(draw(st.sampled_from(["gone", *shelf.calls])), marks)


def _change_mark(draw: Draw, shelf: Shelf) -> Edit[Any]:
    return ChangeMark(
        draw(st.sampled_from(shelf.marks())),
        start_ms=draw(st.none() | MOMENTS),
        end_ms=draw(st.just(KEEP) | st.none() | MOMENTS),
        category=draw(st.none() | st.sampled_from(Category)),
        text=draw(st.none() | TEXTS),
    )


def _answer(draw: Draw, shelf: Shelf) -> Edit[Any]:
    spans = st.tuples(MOMENTS, MOMENTS).map(lambda pair: Span(min(pair), max(pair)))
    answer = Answer(
        option=draw(st.none() | st.sampled_from(["yes", "no"])),
        number=draw(st.none() | st.just(Decimal("1.5"))),
        comment=draw(st.sampled_from(["", "a", "ab"])),
        evidence=tuple(draw(st.lists(spans, max_size=3))),
    )
    line = draw(st.sampled_from(["q1", "q2", "q3", "q4"]))
    return SetAnswer(
        draw(st.sampled_from(shelf.reviews())), line, draw(st.none() | st.just(answer))
    )


def _start(draw: Draw, shelf: Shelf) -> Edit[Any]:
    (version,) = shelf.session.snapshot.rubrics
    reviewer = draw(st.sampled_from(["Robin", "Kim"]))
    call_id = draw(st.sampled_from(["gone", *shelf.calls]))
    key = shelf.session.new_key()
    return StartReview(builders.review(version, id=key, call_id=call_id, reviewer=reviewer))


def _words(draw: Draw, shelf: Shelf) -> Edit[Any]:
    field = draw(st.sampled_from(["keep_doing", "work_on", "private_note"]))
    return SetWords(draw(st.sampled_from(shelf.reviews())), field, draw(TEXTS))


def _facts(draw: Draw, shelf: Shelf) -> Edit[Any]:
    names = ["customer_name", "customer_number", "agent_ref", "start_local", "utc_offset_minutes"]
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    moments = st.sampled_from(["2026-03-01T10:00:00", "soon"])
    kinds = {"start_local": moments, "utc_offset_minutes": st.sampled_from([-210, 120, 9999])}
    said = {name: draw(st.none() | kinds.get(name, REFS)) for name in chosen}
    return SetFacts(draw(st.sampled_from(["gone", *shelf.calls])), **said)


MAKERS: dict[type[Edit[Any]], Callable[[Draw, Shelf], Edit[Any]]] = {
    AddMark: _add_mark,
    ChangeMark: _change_mark,
    ImportMarks: _import_marks,
    RemoveMark: lambda draw, shelf: RemoveMark(draw(st.sampled_from(shelf.marks()))),
    StartReview: _start,
    SetAnswer: _answer,
    SetWords: _words,
    DiscardDraft: lambda draw, shelf: DiscardDraft(draw(st.sampled_from(shelf.reviews()))),
    NameAgent: lambda draw, shelf: NameAgent(draw(REFS), draw(NAMES)),
    AssignAgent: lambda draw, shelf: AssignAgent(
        tuple(draw(st.lists(st.sampled_from(["gone", *shelf.calls]), min_size=1, unique=True))),
        draw(st.none() | st.sampled_from(shelf.agents())),
    ),
    AddAgent: lambda draw, shelf: AddAgent(
        draw(NAMES), tuple(draw(st.lists(st.sampled_from(shelf.calls), unique=True)))
    ),
    RenameAgent: lambda draw, shelf: RenameAgent(
        draw(st.sampled_from(shelf.agents())), draw(NAMES)
    ),
    GiveRef: lambda draw, shelf: GiveRef(draw(REFS), draw(st.sampled_from(shelf.agents()))),
    DropRef: lambda draw, shelf: DropRef(draw(REFS)),
    DescribeAgent: lambda draw, shelf: DescribeAgent(
        draw(st.sampled_from(shelf.agents())),
        draw(st.none() | st.sampled_from(Hue)),
        draw(st.none() | st.booleans()),
    ),
    MergeAgents: lambda draw, shelf: MergeAgents(
        draw(st.sampled_from(shelf.agents())),
        tuple(draw(st.lists(st.sampled_from(shelf.agents()), unique=True))),
    ),
    SetFacts: _facts,
    ReleaseFacts: lambda draw, shelf: ReleaseFacts(
        draw(st.sampled_from(["gone", *shelf.calls])),
        tuple(draw(st.lists(st.sampled_from(["customer_name", "agent_ref", "start_local"])))),
    ),
    SwapSides: lambda draw, shelf: SwapSides(
        tuple(draw(st.lists(st.sampled_from(["gone", *shelf.calls]), min_size=1, unique=True)))
    ),
    SaveSearch: lambda draw, shelf: SaveSearch(draw(NAMES), draw(TEXTS)),
    RenameSearch: lambda draw, shelf: RenameSearch(
        draw(st.sampled_from(shelf.searches())), draw(NAMES)
    ),
    RemoveSearch: lambda draw, shelf: RemoveSearch(draw(st.sampled_from(shelf.searches()))),
    MoveSearch: lambda draw, shelf: MoveSearch(
        draw(st.sampled_from(shelf.searches())), draw(st.integers(-1, 4))
    ),
    ForgetFolder: lambda draw, shelf: ForgetFolder(draw(st.sampled_from(shelf.folders()))),
    DescribeFolder: lambda draw, shelf: DescribeFolder(
        draw(st.sampled_from(shelf.folders())),
        draw(st.none() | st.sampled_from(AgentSide)),
        draw(st.none() | st.integers(0, 8)),
        draw(st.none() | st.lists(REFS, max_size=2)),
    ),
    MapLog: lambda draw, shelf: MapLog(
        draw(st.sampled_from(shelf.folders())),
        builders.log_mapping(
            draw(st.sampled_from(["/calls/a.csv", "/b.csv"])),
            **{says: at for at, says in enumerate(draw(st.lists(st.sampled_from(Says))))},
        ),
    ),
    TellNames: lambda draw, shelf: TellNames(
        draw(st.sampled_from(shelf.folders())),
        draw(st.none() | st.sampled_from([builders.template("201-a", extension="201")])),
    ),
    UnmapLog: lambda draw, shelf: UnmapLog(
        draw(st.sampled_from(shelf.folders())), draw(st.sampled_from(["/calls/a.csv", "/b.csv"]))
    ),
}


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
        lambda reader: (reader.calls(), reader.agents(), reader.folders(), reader.queue())
    ).wait()
    assert (dict(shown.calls), shown.agents, shown.folders, shown.queue) == anew


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
