"""Edits drawn at random over what a library holds, one maker for each undoable kind."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from hypothesis import strategies as st

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
from callreview.app.edits.calls import ReleaseFacts, SetFacts, SwapSides, TakeApart
from callreview.app.edits.edit import Edit
from callreview.app.edits.folders import DescribeFolder, ForgetFolder, MapLog, TellNames, UnmapLog
from callreview.app.edits.handouts import DisputeLine, SetHandout, SettleDispute, TakeReply
from callreview.app.edits.imports import ImportMarks
from callreview.app.edits.letterhead import SetLetterhead
from callreview.app.edits.marks import KEEP, AddMark, ChangeMark, RemoveMark
from callreview.app.edits.queues import (
    AddToQueue,
    MoveInQueue,
    RemoveFromQueue,
    SkipCall,
    TakeUpCall,
)
from callreview.app.edits.reviews import (
    DiscardDraft,
    SetAnswer,
    SetWords,
    StartReview,
)
from callreview.app.edits.searches import MoveSearch, RemoveSearch, RenameSearch, SaveSearch
from callreview.app.edits.sheets import (
    BringBackSheet,
    ChangeSheetDraft,
    DiscardSheetDraft,
    RetireSheet,
    StartSheetDraft,
    Step,
)
from callreview.app.edits.snippets import (
    AddSnippet,
    ChangeSnippet,
    MoveSnippet,
    RemoveSnippet,
)
from callreview.app.session import Session
from callreview.domain import rubric_editing
from callreview.domain.handout import Outcome, Reply
from callreview.domain.hue import Hue
from callreview.domain.letterhead import Letterhead
from callreview.domain.logmapping import Says
from callreview.domain.mark import Category
from callreview.domain.queue import Skip
from callreview.domain.reading import AgentSide
from callreview.domain.review import Answer, MovedMark
from callreview.domain.timebase import Span
from callreview.store.reader import Reader
from tests import builders

Draw = Callable[[st.SearchStrategy[Any]], Any]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
MOMENTS = st.integers(0, 5) | st.integers(0, builders.MINUTE_MS)
NAMES = st.sampled_from(["Ana", "ana", "Ben", "Cy", " "])
_LINES = st.sampled_from(["q1", "q2", "gone"])
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

    def snippets(self) -> list[str]:
        return ["gone", *(one.id for one in self.session.snapshot.snippets)]

    def sheet_drafts(self) -> list[str]:
        return ["gone", *(one.id for one in self.session.snapshot.drafts)]

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
    pairs = st.tuples(MOMENTS, MOMENTS).map(sorted)
    moved = st.builds(
        lambda pair, key: MovedMark(pair[0], pair[1], key), pairs, st.sampled_from(shelf.marks())
    )
    spans = pairs.map(lambda pair: Span(pair[0], pair[1])) | moved
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
    reason = draw(st.sampled_from(["practice", "self"]))
    known = {"id": key, "call_id": call_id, "reviewer": reviewer, "reason": reason}
    return StartReview(builders.review(version, **known))


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


def _start_sheet(draw: Draw, shelf: Shelf) -> Edit[Any]:
    (version,) = shelf.session.snapshot.rubrics
    base = draw(st.sampled_from([None, version.id, "gone"]))
    return StartSheetDraft(shelf.session.new_key(), builders.rubric(draw(NAMES)), base)


def _change_sheet(draw: Draw, shelf: Shelf) -> Edit[Any]:
    line = draw(st.sampled_from(["q1", "q2", "why", "gone"]))
    step: Step = draw(
        st.sampled_from(
            [
                partial(rubric_editing.change_line, line_id=line, text=draw(TEXTS)),
                partial(rubric_editing.duplicate_line, line_id=line),
                partial(rubric_editing.remove_line, line_id=line),
                partial(rubric_editing.duplicate_section, section_id="all"),
            ]
        )
    )
    return ChangeSheetDraft(draw(st.sampled_from(shelf.sheet_drafts())), step)


def _settle(draw: Draw, shelf: Shelf) -> Edit[Any]:
    outcome = draw(st.none() | st.sampled_from(Outcome))
    return SettleDispute(draw(st.sampled_from(shelf.reviews())), draw(_LINES), outcome, draw(TEXTS))


def _reply(draw: Draw, shelf: Shelf) -> Edit[Any]:
    key = draw(st.sampled_from(shelf.reviews()))
    disputes = draw(st.dictionaries(_LINES, st.just("no"), max_size=2))
    return TakeReply(key, Reply(key, "", draw(TEXTS), draw(TEXTS), disputes), "2026-03-14")


def _sheet(draw: Draw, shelf: Shelf) -> str:
    known = [version.sheet_id for version in shelf.session.snapshot.rubrics]
    return str(draw(st.sampled_from(["gone", *known])))


def _call(draw: Draw, shelf: Shelf) -> str:
    return str(draw(st.sampled_from(["gone", *shelf.calls])))


MAKERS: dict[type[Edit[Any]], Callable[[Draw, Shelf], Edit[Any]]] = {
    AddMark: _add_mark,
    ChangeMark: _change_mark,
    ImportMarks: _import_marks,
    RemoveMark: lambda draw, shelf: RemoveMark(draw(st.sampled_from(shelf.marks()))),
    StartReview: _start,
    SetAnswer: _answer,
    SetWords: _words,
    DiscardDraft: lambda draw, shelf: DiscardDraft(draw(st.sampled_from(shelf.reviews()))),
    SetHandout: lambda draw, shelf: SetHandout(
        draw(st.sampled_from(shelf.reviews())),
        draw(st.sampled_from(["answer", "promise", "given_on"])),
        draw(st.sampled_from(["", "2026-03-14", "soon"])),
    ),
    DisputeLine: lambda draw, shelf: DisputeLine(
        draw(st.sampled_from(shelf.reviews())), draw(_LINES), draw(TEXTS)
    ),
    SettleDispute: _settle,
    TakeReply: _reply,
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
    AddSnippet: lambda draw, shelf: AddSnippet(draw(TEXTS)),
    ChangeSnippet: lambda draw, shelf: ChangeSnippet(
        draw(st.sampled_from(shelf.snippets())), draw(TEXTS)
    ),
    RemoveSnippet: lambda draw, shelf: RemoveSnippet(draw(st.sampled_from(shelf.snippets()))),
    MoveSnippet: lambda draw, shelf: MoveSnippet(
        draw(st.sampled_from(shelf.snippets())), draw(st.integers(-1, 4))
    ),
    AddToQueue: lambda draw, shelf: AddToQueue(
        tuple(draw(st.lists(st.sampled_from(["gone", *shelf.calls, *shelf.calls]), max_size=3)))
    ),
    RemoveFromQueue: lambda draw, shelf: RemoveFromQueue(_call(draw, shelf)),
    MoveInQueue: lambda draw, shelf: MoveInQueue(_call(draw, shelf), draw(st.integers(-1, 4))),
    SkipCall: lambda draw, shelf: SkipCall(_call(draw, shelf), Skip("known", draw(TEXTS))),
    TakeUpCall: lambda draw, shelf: TakeUpCall(_call(draw, shelf)),
    SetLetterhead: lambda draw, shelf: SetLetterhead(
        Letterhead(draw(NAMES), draw(TEXTS), draw(st.sampled_from(["", "#123456", "red"])))
    ),
    TakeApart: lambda draw, shelf: TakeApart(
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
    StartSheetDraft: _start_sheet,
    ChangeSheetDraft: _change_sheet,
    DiscardSheetDraft: lambda draw, shelf: DiscardSheetDraft(
        draw(st.sampled_from(shelf.sheet_drafts()))
    ),
    RetireSheet: lambda draw, shelf: RetireSheet(_sheet(draw, shelf)),
    BringBackSheet: lambda draw, shelf: BringBackSheet(_sheet(draw, shelf)),
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
