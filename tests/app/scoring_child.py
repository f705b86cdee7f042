"""A scripted scoring session in a process that is going to be killed.

Run as a program it stands ready: for each library named on a line of its input it forks a
child that opens the library and does the script, and writes `ack <n>` for each edit that the
session says is saved. At the next line the child, which has to have ended, is reaped.

With `--weak` it is the control: acknowledged first, saved afterwards, and SQLite told not to
wait for the disk. It has to lose.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from callreview.app.edits.calls import SetFacts
from callreview.app.edits.draws import CloseDraw, FreezeDraw
from callreview.app.edits.edit import Edit
from callreview.app.edits.marks import AddMark, ChangeMark, RemoveMark
from callreview.app.edits.reviews import FinishReview, SetAnswer, SetWords, StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.findings import NoteHeard
from callreview.app.session import Session
from callreview.domain.draw.draw import EVERYBODY
from callreview.domain.draw.eligibility import Unit
from callreview.domain.review import Answer
from callreview.domain.rubric_file import version_id
from callreview.domain.timebase import Span
from callreview.store import connection
from tests import builders, drawing

Step = Edit[Any] | NoteHeard


def script(call_id: str) -> Iterator[Step]:
    """Yield what a reviewer does, always the same: a lot, marks, answers, finished reviews."""
    sheet = builders.rubric()
    yield AddRubric(sheet)
    unit = Unit(builders.sha256("sound"), call_id, "ref:200", "2026-03-12T10:22:00", 60_000)
    yield FreezeDraw(drawing.draw({EVERYBODY: 1}), (unit,))
    draft = builders.review(id="review", call_id=call_id, version_id=version_id(sheet))
    yield StartReview(draft)
    for number in range(5):
        mark = builders.mark(1000 * number, id=f"mark {number}", call_id=call_id)
        yield AddMark(mark)
        yield ChangeMark(mark.id, text=f"words of {number}", end_ms=1000 * number + 500)
        yield SetWords("review", "keep_doing", "well " * (number + 1))
        yield SetAnswer("review", f"q{number % 3 + 1}", _answer(number))
        if number % 3 == 2:
            yield RemoveMark(mark.id)
    yield SetFacts(call_id, customer_name="Somebody")
    yield NoteHeard("review", (Span(0, builders.MINUTE_MS),), 1000)
    yield FinishReview("review")
    yield CloseDraw("a draw")
    yield builders.coming_review(call_id)


def _answer(number: int) -> Answer:
    moment = Span(10 * number, 10 * number + 5)
    return Answer(option="yes", comment=f"because {number}", evidence=(moment,) * (number % 3))


def do(session: Session, step: Step) -> None:
    """Do one step and wait until it is saved."""
    ticket = session.record(step) if isinstance(step, NoteHeard) else session.do(step)
    ticket.wait()


def clock() -> builders.SteadyClock:
    """Return the clock every run of the script starts with."""
    return builders.SteadyClock("2026-03-14T09:00:00+00:00")


def _score(library: Path) -> None:
    with builders.opened(library, clock=clock()) as session:
        (call_id,) = session.snapshot.calls
        for number, step in enumerate(script(call_id)):
            do(session, step)
            _say(f"ack {number}")


def _score_weakly(library: Path) -> None:
    connection.SETTINGS_FOR_WRITING = ("PRAGMA synchronous = OFF",)
    with builders.opened(library, clock=clock()) as session:
        (call_id,) = session.snapshot.calls
        for number, step in enumerate(script(call_id)):
            _say(f"ack {number}")
            do(session, step)


def _say(text: str) -> None:
    os.write(1, f"{text}\n".encode("ascii"))


def _main() -> None:
    score = _score_weakly if "--weak" in sys.argv else _score
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _say(f"child {os.getpid()}")
            score(Path(line.rstrip("\n")))
            os._exit(0)
        sys.stdin.readline()  # until then its number is nobody else's
        os.waitpid(child, 0)
        _say(f"dead {child}")


if __name__ == "__main__":
    _main()
