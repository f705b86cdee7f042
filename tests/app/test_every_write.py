"""At every write point: an edit stopped at its k-th write, for every k, is there or is not.

Processes: strace runs one child per k, which opens a library, does one edit and is killed at
its k-th write, sync or truncation of a file (counted from the opening on).
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import builders, drawing
from tests.dumping import PEOPLES, Dump, dump
from tests.quick import quick_folder

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace stops the writes"),
]
TABLES = (*PEOPLES, "kept_results", "figures")
_REPOSITORY = Path(__file__).parents[2]
_CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink"
EDITS = [
    "mark",
    "words",
    "answer",
    "facts",
    "discard",
    "finish",
    "log",
    "names",
    "forget",
    "folder",
    "swap",
    "apart",
    "join",
    "search",
    "skip",
    "snippet",
    "queue",
    "sheet",
    "publish",
    "letterhead",
    "handout",
    "take over",
    "begin",
    "draw",
    "replace",
    "close",
    "own review",
    "moved mark",
    "revealed",
    "results",
    "print",
]
_CHILD = """
import secrets
import sys
from pathlib import Path
from callreview.app.edits.calls import SetFacts, SwapSides, TakeApart
from callreview.app.edits.draws import BeginDraw, CloseDraw, FreezeDraw, ReplaceInDraw
from callreview.app.edits.edit import Edit
from callreview.app.edits.folders import DescribeFolder, ForgetFolder, MapLog, TellNames
from callreview.app.edits.handouts import TakeReply
from callreview.domain.handout import Reply
from callreview.app.edits.letterhead import SetLetterhead
from callreview.app.edits.results import NotePrinted
from callreview.app.results import ResultsMade
from callreview.store.figures import written_out
from callreview.app.edits.marks import AddMark, ChangeMark
from callreview.app.edits.queues import AddToQueue, SkipCall
from callreview.app.edits.reviews import DiscardDraft, FinishReview, SetAnswer, StartReview
from callreview.app.edits.sheets import ChangeSheetDraft, PublishSheetDraft
from callreview.app.edits.searches import MoveSearch
from callreview.app.edits.snippets import AddSnippet
from functools import partial
from callreview.domain.rubric_editing import duplicate_section
from callreview.app.edits.searches import SaveSearch
from callreview.domain.queue import Skip
from callreview.domain.letterhead import Letterhead
from callreview.app.findings import NoteRevealed, SidesFound
from callreview.domain.reading import AgentSide
from callreview.domain.review import Answer, Blind, MovedMark
from callreview.domain.draw.arrival import threshold
from callreview.domain.draw.replacing import Reason
from dataclasses import replace
from tests import builders, drawing
from tests.app import scoring_child

def begun(strata):
    new = drawing.draw(strata, id="new")
    strata = tuple(replace(one, expected=3, below=threshold(9, 3)) for one in new.strata)
    units = drawing.units(session.snapshot.calls.values(), new)
    return BeginDraw(replace(new, strata=strata), units)

def frozen(strata):
    new = drawing.draw(strata, id="new")
    return FreezeDraw(new, drawing.units(session.snapshot.calls.values(), new))

reply = Reply("final", "", "no " * 2000, "yes", {"q1": "no", "q2": "no"})
edits = {
    "mark": lambda call: AddMark(builders.mark(5, id="new", call_id=call)),
    "words": lambda call: ChangeMark("there", text="words " * 2000),
    "answer": lambda call: SetAnswer("draft", "q1", Answer(option="no", comment="no")),
    "facts": lambda call: SetFacts(call, customer_name="Somebody"),
    "snippet": lambda call: AddSnippet("words " * 2000),
    "skip": lambda call: SkipCall(call, Skip("known", "words " * 2000)),
    "queue": lambda call: AddToQueue((call,), "By hand"),
    "search": lambda call: MoveSearch(session.snapshot.searches[1].id, 0),
    "sheet": lambda call: ChangeSheetDraft("sheet", partial(duplicate_section, section_id="all")),
    "publish": lambda call: PublishSheetDraft("sheet"),
    "letterhead": lambda call: SetLetterhead(Letterhead("Berg & Co", "<svg/>", "#123456")),
    "handout": lambda call: TakeReply("final", reply, "2026-03-14"),
    "begin": lambda call: begun({"ref:301": 2}),
    "draw": lambda call: frozen({"ref:301": 2}),
    "replace": lambda call: ReplaceInDraw("open", drawn["open"].sample[0].call_id, Reason.TEST),
    "close": lambda call: CloseDraw("done"),
    "results": lambda call: ResultsMade("told", (written_out(kept.results),) * 2, rested_on),
    "print": lambda call: NotePrinted(kept.id, "pdf"),
    "take over": builders.coming_review,
    "own review": lambda call: StartReview(
        builders.review(session.snapshot.rubrics[0], id="own", call_id=call, reviewer="Ana",
                        reason="self", blind=frozenset(Blind))
    ),
    "moved mark": lambda call: SetAnswer(
        "draft", "q1", Answer(comment="no", evidence=(MovedMark(1000, 6000, "there"),))
    ),
    "revealed": lambda call: NoteRevealed("draft", frozenset(Blind)),
    "discard": lambda call: DiscardDraft("draft"),
    "finish": lambda call: FinishReview("draft"),
    "log": lambda call: MapLog(folder.id, builders.log_mapping(file=1, agent=0)),
    "names": lambda call: TellNames(folder.id, builders.template("201-a", extension="201")),
    "forget": lambda call: ForgetFolder(folder.id),
    "folder": lambda call: DescribeFolder(folder.id, AgentSide.LEFT, 7, ["20001"]),
    "swap": lambda call: SwapSides((call,)),
    "apart": lambda call: TakeApart((joined,)),
    "join": lambda call: SidesFound((("/calls/f-in.wav", "/calls/f-out.wav", "/calls/f.wav"),)),
}
numbers = iter(range(1000))
secrets.token_bytes = lambda size: next(numbers).to_bytes(size, "big")  # the same keys each time
with builders.opened(Path(sys.argv[1]), clock=scoring_child.clock()) as session:
    (call, joined, *_), (folder,) = sorted(session.snapshot.calls), session.snapshot.folders
    drawn = {one.id: one for one in session.snapshot.draws}
    (kept,) = session.find(lambda reader: reader.kept_results("told")).wait()
    rested_on = session.find(lambda reader: reader.results_rest_on("told")).wait()
    what = edits[sys.argv[2]](call)
    (session.do if isinstance(what, Edit) else session.record)(what).wait()
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from callreview.app.edits.draws import CloseDraw
    from callreview.app.edits.folders import MapLog
    from callreview.app.edits.marks import AddMark
    from callreview.app.edits.reviews import NoteHeard, SetAnswer, StartReview
    from callreview.app.edits.rubrics import AddRubric
    from callreview.app.edits.searches import SaveSearch
    from callreview.app.edits.sheets import StartSheetDraft
    from callreview.app.findings import SidesFound
    from callreview.app.jobs import Progress
    from callreview.app.results import keep_results
    from callreview.domain.review import Answer, Blind
    from callreview.domain.timebase import Span

    path = tmp_path_factory.mktemp("before") / "library.db"
    with builders.opened(path, clock=builders.SteadyClock()) as session:
        call_id = builders.add_call(session)
        for name in ("e", "f"):
            sides = tuple(f"/calls/{name}{end}.wav" for end in ("-in", "-out", ""))
            (_, right, _) = builders.add_files(session, *map(builders.listed, sides))
            session.do(AddMark(builders.mark(id=f"of {name}", call_id=right.call_id))).wait()
            if name == "e":
                session.record(SidesFound((sides,))).wait()
        session.do(AddMark(builders.mark(id="there", call_id=call_id))).wait()
        (folder,) = session.snapshot.folders
        session.do(MapLog(folder.id, builders.log_mapping(file=0, agent=1))).wait()
        version = session.do(AddRubric(builders.rubric())).wait()
        session.do(StartSheetDraft("sheet", builders.rubric(lines=20), version.id)).wait()
        blind = frozenset({Blind.PERSON})
        draft = builders.review(version, id="draft", call_id=call_id, blind=blind)
        session.do(StartReview(draft)).wait()
        for line in ("q1", "q2", "q3"):
            session.do(SetAnswer("draft", line, Answer(option="yes"))).wait()
        for name in ("To do", "Bad"):
            session.do(SaveSearch(name, "unreviewed")).wait()
        final = builders.review(version, id="final", call_id=call_id, reviewer="Kim")
        builders.finish_review(session, session.do(StartReview(final)).wait())
        session.record(NoteHeard("draft", (Span(0, builders.MINUTE_MS),), 5)).wait()
        drawing.add_calls(session, {"300": 1, "301": 3})
        drawing.freeze(session, drawing.draw({"": 2}, id="open"))
        done = drawing.freeze(session, drawing.draw({"ref:300": 1}, id="done"))
        drawn = builders.review(version, id="drawn", call_id=done.sample[0].call_id)
        builders.finish_review(session, session.do(StartReview(drawn)).wait())
        drawing.add_calls(session, {"302": 2})
        (told,) = drawing.freeze(session, drawing.draw({"ref:302": 1}, id="told")).sample
        builders.finish_review(session, builders.start_review(session, told.call_id))
        session.do(CloseDraw("told")).wait()
        assert keep_results(session, Progress()) == 1
    return path


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("fault", ["signal=SIGKILL", "error=ENOSPC", "error=EIO"])
def test_an_edit_is_there_or_is_not(before: Path, edit: str, fault: str) -> None:
    with quick_folder() as folder:
        whole = _after(before, folder / "whole.db", edit)
        untouched = dump(before, TABLES, whole=True)
        assert whole != untouched
        stopped, path = 0, before
        for k in range(1, 200):
            path = folder / f"{k}.db"
            shutil.copyfile(before, path)
            ended = _stopped_at(path, edit, f"inject={_CALLS}:{fault}:when={k}")
            with builders.opened(path) as session:
                assert session.find(lambda reader: reader.check()).wait().is_sound
            assert dump(path, TABLES, whole=True) in (untouched, whole), (
                f"half an edit at write {k}"
            )
            if ended == 0:
                break
            stopped += 1
        assert stopped > 3
        assert dump(path, TABLES, whole=True) == whole


def _after(before: Path, path: Path, edit: str) -> Dump:
    shutil.copyfile(before, path)
    subprocess.run([sys.executable, "-c", _CHILD, str(path), edit], cwd=_REPOSITORY, check=True)
    return dump(path, TABLES, whole=True)


def _stopped_at(path: Path, edit: str, injection: str) -> int:
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={_CALLS}", "-e", injection]
    only_there = [arg for name in _beside(path) for arg in ("-P", str(name))]
    command = [*strace, *only_there, sys.executable, "-c", _CHILD, str(path), edit]
    return subprocess.run(command, cwd=_REPOSITORY, check=False, capture_output=True).returncode


def _beside(path: Path) -> tuple[Path, ...]:
    return path, path.with_name(path.name + "-journal"), path.parent
