"""Drawing samples by lot: planned by hand, read whole, frozen, then reviewed in ticket order.

    supply_of, per_person, company   what a period holds and what a number of calls buys: quick
                                     enough to follow a slider (`domain.draw.supply`)
    to_read, read_calls              which calls are not known by all their bytes; reads them
    new_draw, freeze                 the draw itself
    begin, take                      calls drawn as they arrive, filled when the period is over
    freezing, beginning, queueing    the edits behind these, for whoever does not wait
    review_sample                    the queue of what is still to be reviewed
    replace_call, close              what may happen to an open draw
    check, check_files, export       drawing again, here and elsewhere
    left_out_of, came_later          what a frozen list leaves out, and what it knows nothing of

Threads: everything may be called from any thread but where a snapshot's calls are read (those
belong to the main thread); it asks the session and waits. `read_calls` is the work of a job.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.clock import stamp
from callreview.app.edits.draws import (
    BeginDraw,
    CloseDraw,
    FreezeDraw,
    ReplaceInDraw,
    TakeArrivals,
)
from callreview.app.edits.queues import AddToQueue, MakeQueue, RemoveFromQueue
from callreview.app.jobs import Progress
from callreview.app.outfile import make_folder, write_whole
from callreview.app.session import Reader, Session
from callreview.app.written import read_text
from callreview.domain.audiofile import Outcome, is_of_the_computer
from callreview.domain.call import Call, Recording
from callreview.domain.draw.arrival import threshold
from callreview.domain.draw.check import Difference, differences
from callreview.domain.draw.draw import Draw, DrawnCall, Standing, Stratum
from callreview.domain.draw.eligibility import LeftOut as NotDrawn
from callreview.domain.draw.eligibility import Rules, Unit, calls_of, uid_of, units_of
from callreview.domain.draw.experience import Experience, experience_of
from callreview.domain.draw.frame import left_out, read_frame
from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.record import FRAME_FILE, read_record, record_of, record_text
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.supply import Planned, Supply, company, per_person, supply_of
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.queue import Queue
from callreview.intake.walk import LeftOut
from callreview.resources import resource

if TYPE_CHECKING:
    from callreview.audio.pool import Pool

__all__ = [
    "Checked",
    "LeftOut",
    "Planned",
    "Supply",
    "begin",
    "beginning",
    "check",
    "check_files",
    "close",
    "company",
    "experience",
    "export",
    "freeze",
    "freezing",
    "new_draw",
    "per_person",
    "queueing",
    "read_calls",
    "replace_call",
    "review_sample",
    "supply_of",
    "take",
    "to_read",
]

_LATEST_DRAWS = 6
RECORD_FILE, SCRIPT_FILE = "draw.json", "check_draw.py"


def experience(reader: Reader) -> Experience:
    """Return what the latest closed draws of a library say to plan the next by."""
    latest = [one.draw_id for one in reader.closed_draws()[:_LATEST_DRAWS]]
    return experience_of(reader.closed_outcomes(latest, scores_only=True))


def to_read(session: Session, period: Period, rules: Rules, plan: DrawPlan) -> tuple[Call, ...]:
    """Return the calls of a period that may be drawn and are not known by all their bytes."""
    session.all_read.wait()
    return tuple(
        call
        for call in calls_of(session.snapshot.calls.values(), period)
        if not uid_of(call) and rules.leave_out(call, plan) is None
    )


def read_calls(
    session: Session, pool: "Pool", calls: Sequence[Call], progress: Progress
) -> tuple[LeftOut, ...]:
    """Read calls to their ends, and return what kept this computer from reading some of them.

    Those stay out of the list. The true length and the SHA-256 of the others are known then.
    """
    from callreview.app.decodings import decode_calls  # late: few starts of the app need it

    troubles: list[LeftOut] = []

    def note(recording: Recording, outcome: Outcome) -> None:
        if is_of_the_computer(outcome.reason):
            troubles.append(LeftOut(recording.path, outcome.reason, outcome.fields))

    decode_calls(session, pool, calls, progress, note)
    return tuple(troubles)


def new_draw(
    session: Session,
    planned: Planned,
    rules: Rules,
    *,
    title: str,
    seed: str = "",
    reason: str = "",
) -> Draw:
    """Return a draw of what was planned, with a seed of its own unless dice were thrown for one."""
    strata = tuple(Stratum(part.person, part.name, part.heard) for part in planned.parts)
    return Draw(
        id=session.new_key(),
        title=title,
        plan=planned.plan,
        period=planned.period,
        rules=rules,
        seed=seed or secrets.token_hex(16),
        seed_made_at=stamp(session.clock.now()),
        strata=strata,
        reason=reason,
    )


def freezing(session: Session, draw: Draw) -> FreezeDraw:
    """Return the edit that freezes the list of all calls of a period and draws.

    Refused "period_not_over" (`day`) as long as calls may still come.
    """
    if not draw.period.is_over(today(session)):
        raise Refused("period_not_over", day=str(draw.period.ends))
    return FreezeDraw(draw, _units(session, draw))


def freeze(session: Session, draw: Draw) -> Draw:
    """Freeze and draw; return the draw with its sample. Refused as `freezing`, `FreezeDraw`."""
    return session.do(freezing(session, draw)).wait()


def beginning(
    session: Session, draw: Draw, expected: Mapping[str, int], *, least: int = 0
) -> BeginDraw:
    """Return the edit that begins a draw of calls as they arrive.

    `expected` says how many calls of each stratum are thought to come: best, as many as in the
    period before. At least `least` are wanted of each, also of who took fewer then.
    """
    strata = tuple(_arriving(one, expected.get(one.person, 0), least) for one in draw.strata)
    begun = replace(draw, strata=strata)
    return BeginDraw(begun, _units(session, begun))


def begin(session: Session, draw: Draw, expected: Mapping[str, int], *, least: int = 0) -> Draw:
    """Begin a draw of calls as they arrive, and return it; Refused as `BeginDraw`."""
    return session.do(beginning(session, draw, expected, least=least)).wait()


def take(session: Session, draw_id: str) -> Draw:
    """Draw what has arrived since; once the period is over, freeze its list and fill the sample.

    Refused "draw_unknown" or "draw_is_frozen".
    """
    draw = session.find(lambda reader: reader.draw(draw_id)).wait()
    units = _units(session, draw)
    if draw.period.is_over(today(session)) and draw.standing is Standing.ARRIVING:
        newcomers = _newcomers(draw, units, session)
        whole = replace(draw, strata=(*draw.strata, *newcomers))
        return session.do(FreezeDraw(whole, units)).wait()
    return session.do(TakeArrivals(draw_id, units)).wait()


def queueing(session: Session, draw: Draw) -> MakeQueue:
    """Return the edit that queues what is still to be reviewed of a draw, in ticket order."""
    left = tuple(dict.fromkeys(call.call_id for call in draw.left))
    return MakeQueue(Queue(session.new_key(), draw.title, "", draw.seed, left))


def review_sample(session: Session, draw_id: str) -> Queue:
    """Open the queue of the drawn calls that are still to be reviewed, in ticket order.

    Reviewing blind is suggested for it. Refused "draw_unknown" or "queue_empty".
    """
    draw = session.find(lambda reader: reader.draw(draw_id)).wait()
    return session.do(queueing(session, draw)).wait()


def replace_call(session: Session, draw_id: str, call_id: str, reason: Reason) -> DrawnCall | None:
    """Take the next of the lot in place of a drawn call, in the queue as well; None: no more.

    Refused as `ReplaceInDraw`.
    """
    new = session.do(ReplaceInDraw(draw_id, call_id, reason)).wait()
    draw = session.find(lambda reader: reader.draw(draw_id)).wait()
    queue = session.find(lambda reader: reader.queue()).wait()
    if queue is not None and queue.seed == draw.seed:
        with suppress(Refused):  # taken out of the queue by hand before
            session.do(RemoveFromQueue(call_id)).wait()
        if new is not None:
            session.do(AddToQueue((new.call_id,))).wait()
    return new


def close(session: Session, draw_id: str) -> Draw:
    """Close a draw all of whose calls were reviewed; Refused as `CloseDraw`."""
    return session.do(CloseDraw(draw_id)).wait()


@dataclass(frozen=True)
class Checked:
    """A draw that was drawn again: `calls` out of `listed` of them; what differs, if anything."""

    title: str
    calls: int
    listed: int
    differences: tuple[Difference, ...]

    @property
    def passes(self) -> bool:
        """Return whether nothing differs."""
        return not self.differences


def check(session: Session, draw_id: str) -> Checked:
    """Draw again from what the library keeps; Refused "draw_unknown" or "draw_not_frozen"."""
    draw, frame = _draw_and_frame(session, draw_id)
    found = differences(record_of(draw), frame)
    return Checked(draw.title, len(draw.sample), draw.recordings, found)


def check_files(path: Path, session: Session | None = None) -> Checked:
    """Draw again from an exported record and the list beside it.

    `path` is the record or its folder. With a session that knows the draw, lines of the list
    that are not as they were frozen are named. Raises Unreadable for what is no record, or
    CallReviewError "frame_missing".
    """
    path = path / RECORD_FILE if path.is_dir() else path
    record = read_record(read_text(path))
    beside = path.with_name(str(record.get("frame_file") or FRAME_FILE).rpartition("/")[2])
    try:
        frame = beside.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        raise CallReviewError("frame_missing", path=str(beside)) from None
    kept = None
    if session is not None:
        with suppress(Refused):
            kept = _draw_and_frame(session, str(record.get("draw_id")))[1]
    found = differences(record, frame, kept)
    selected, listed = record["selected"], record["N_total_recordings"]
    assert isinstance(selected, list)
    assert isinstance(listed, int)
    return Checked(str(record.get("title", "")), len(selected), listed, found)


def export(session: Session, draw_id: str, folder: Path) -> tuple[Path, ...]:
    """Write record, list and a script that draws again without the app into a folder.

    Refused "draw_unknown" or "draw_not_frozen"; raises "not_written".
    """
    draw, frame = _draw_and_frame(session, draw_id)
    script = (Path(str(resource("draw"))) / SCRIPT_FILE).read_bytes()
    files = {
        RECORD_FILE: record_text(record_of(draw)).encode(),
        FRAME_FILE: frame.encode(),
        SCRIPT_FILE: script,
    }
    make_folder(folder)
    for name, content in files.items():
        write_whole(folder / name, content)
    return tuple(folder / name for name in files)


def left_out_of(session: Session, draw: Draw) -> dict[NotDrawn, int]:
    """Return how many calls each rule left out of a frozen list; of none, nothing."""
    if draw.frozen_at is None:
        return {}
    counts = left_out(read_frame(_draw_and_frame(session, draw.id)[1]))
    return {NotDrawn(reason): count for reason, count in counts.items()}


def came_later(session: Session, draw: Draw) -> int:
    """Return how many calls of a draw's period came after its list was frozen: it knows them not.

    Counted are those known by all their bytes. 0 as long as nothing is frozen.
    """
    if draw.frozen_at is None:
        return 0
    session.all_read.wait()
    listed = {one.uid for one in read_frame(_draw_and_frame(session, draw.id)[1])}
    calls = calls_of(session.snapshot.calls.values(), draw.period)
    return sum(bool(uid) and uid not in listed for uid in map(uid_of, calls))


def today(session: Session) -> date:
    """Return the day people live in."""
    return session.clock.now().astimezone().date()


def _arriving(one: Stratum, expected: int, least: int) -> Stratum:
    target = max(one.target, least)
    below = threshold(target, expected)
    return Stratum(one.person, one.name, target, expected=expected, below=below)


def _newcomers(draw: Draw, units: Sequence[Unit], session: Session) -> Iterator[Stratum]:
    """Yield lots for people nobody thought of, as large as the smallest of the others'."""
    known = {stratum.person for stratum in draw.strata}
    if draw.plan is DrawPlan.COMPANY:
        return
    fewest = min(stratum.target for stratum in draw.strata if stratum.target)
    calls = session.snapshot.calls
    names = {unit.person: calls[unit.call_id].who for unit in units if unit.is_eligible}
    for person in sorted(names.keys() - known):
        yield Stratum(person, names[person], fewest)


def _draw_and_frame(session: Session, draw_id: str) -> tuple[Draw, str]:
    draw = session.find(lambda reader: reader.draw(draw_id)).wait()
    return draw, session.find(lambda reader: reader.frame(draw_id)).wait()


def _units(session: Session, draw: Draw) -> tuple[Unit, ...]:
    session.all_read.wait()
    return units_of(session.snapshot.calls.values(), draw.period, draw.rules, draw.plan)
