"""A library for the pictures of the README: two months of calls, drawn by lot and reviewed.

Nobody in it is real; people are called by their extensions.
"""

import random
from datetime import date
from pathlib import Path

from callreview.app import drawing
from callreview.app.edits.agents import NameAgent
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import FinishReview, SetAnswer, StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.findings import Decoded
from callreview.app.session import Session
from callreview.app.shipped import shipped_rubric
from callreview.domain.call import Listed
from callreview.domain.draw.allocation import Allocation
from callreview.domain.draw.draw import Draw
from callreview.domain.draw.eligibility import Rules
from callreview.domain.draw.period import Period, month_of
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.mark import Category
from callreview.domain.review import Answer
from callreview.domain.rubric import Line, RubricVersion
from callreview.domain.timebase import Span
from tests import builders

_PEOPLE = {"200": 0.86, "201": 0.93, "202": 0.78, "203": 0.90}
"""How often each does what a question asks."""
_MONTHS = ("2026-02-01", "2026-03-01")
_CALLS, _EACH = 130, 12
_AFTER = "2026-04-02T09:00:00+00:00"
_PRAISED = ("Greeted by name", "Calm with an angry caller", "Repeated the order")


def make_months(path: Path) -> None:
    """Make the library at `path`."""
    lot = random.Random(7)
    with builders.opened(path, clock=builders.SteadyClock(_AFTER)) as session:
        _take_calls(session, lot)
        version = session.do(AddRubric(shipped_rubric("customer-service"))).wait()
        for first in _MONTHS:
            draw = _drawn(session, month_of(date.fromisoformat(first)), lot)
            for drawn in draw.sample:
                _review(session, version, drawn.call_id, _PEOPLE[_who(session, drawn.call_id)], lot)
            drawing.close(session, draw.id)


def _take_calls(session: Session, lot: random.Random) -> None:
    files = [
        _file(ref, month, at, lot) for ref in _PEOPLE for month in (2, 3) for at in range(_CALLS)
    ]
    for met, file in zip(builders.add_files(session, *files), files, strict=True):
        heard = builders.outcome(met.path, duration_ms=file.duration_ms)
        session.record(Decoded(met.recording_id, heard)).wait()
    for ref in _PEOPLE:
        session.do(NameAgent(ref, f"Person {ref}")).wait()


def _file(ref: str, month: int, at: int, lot: random.Random) -> Listed:
    start = f"2026-{month:02}-{at % 28 + 1:02}T{8 + at % 10:02}:{lot.randrange(60):02}:00"
    return builders.listed(
        f"/calls/{ref}-{month}-{at}.wav",
        facts=builders.facts(agent_ref=ref, start_local=start),
        duration_ms=round(lot.lognormvariate(4.6, 0.9) * 1000) + 4000,
    )


def _drawn(session: Session, period: Period, lot: random.Random) -> Draw:
    rules, plan = Rules(), DrawPlan.PER_PERSON
    supply = drawing.supply_of(session.snapshot.calls.values(), period, rules, plan)
    planned = drawing.per_person(supply, Allocation(each=_EACH))
    dice = "".join(lot.choice("123456") for _throw in range(24))
    title = f"{period.starts:%B %Y}"
    return drawing.freeze(
        session, drawing.new_draw(session, planned, rules, title=title, seed=dice)
    )


def _who(session: Session, call_id: str) -> str:
    return session.snapshot.calls[call_id].facts.agent_ref or ""


def _review(
    session: Session, version: RubricVersion, call_id: str, often: float, lot: random.Random
) -> None:
    length = session.snapshot.calls[call_id].recording.duration_ms or 0
    draft = builders.review(
        version, id=session.new_key(), call_id=call_id, heard=(Span(0, length),), active_ms=300_000
    )
    session.do(StartReview(draft)).wait()
    for line in version.rubric.lines:
        if (said := _answer(line, often, lot)) is not None:
            session.do(SetAnswer(draft.id, line.id, said)).wait()
    if lot.random() < 0.4:
        text = lot.choice(_PRAISED)
        praise = builders.mark(
            2000, 6000, id=session.new_key(), call_id=call_id, category=Category.PRAISE, text=text
        )
        session.do(AddMark(praise)).wait()
    session.do(FinishReview(draft.id)).wait()


def _answer(line: Line, often: float, lot: random.Random) -> Answer | None:
    if not line.kind.picks_one:
        return None
    best = sorted(line.options, key=lambda one: one.points, reverse=True)
    if lot.random() < often:
        return Answer(option=best[0].id)
    worse = [one for one in best[1:] if one.fail.value == "none" or lot.random() < 0.1]
    return Answer(option=(worse or best)[0].id)
