"""How the commands tell of plans and draws: lines for people, JSON for programs."""

from collections.abc import Iterator, Mapping

from callreview.cli.printing import say
from callreview.domain.call import Call
from callreview.domain.draw.draw import Draw, DrawnCall
from callreview.domain.draw.supply import Planned, Supply
from callreview.words import _
from callreview.words.draws import lot_words, skipped_words, standing_words
from callreview.words.periods import spoken_period

Calls = Mapping[str, Call]


def say_draw(draw: Draw, calls: Calls) -> None:
    """Print a draw with its calls in ticket order."""
    say(
        [
            f"{draw.id}  {draw.title}",
            f"{spoken_period(draw.period.starts, draw.period.ends)}: {standing_words(draw)}",
        ]
    )
    say(_lines(draw, calls))
    if draw.frozen_at:
        say([lot_words(draw)])


def draw_json(draw: Draw, calls: Calls) -> dict[str, object]:
    """Return a draw with its calls as one JSON object."""
    return {
        **summary_json(draw),
        "supersedes": draw.supersedes,
        "seed_made_at": draw.seed_made_at,
        "begun_at": draw.begun_at,
        "rules": draw.rules.as_json(),
        "people": [
            {
                "person": one.person,
                "name": one.name,
                "target": one.target,
                "eligible": one.eligible,
            }
            for one in draw.strata
        ],
        "calls": [_call_json(one, calls) for one in (*draw.sample, *draw.skipped)],
    }


def summary_json(draw: Draw) -> dict[str, object]:
    """Return a draw without its calls."""
    return {
        "id": draw.id,
        "title": draw.title,
        "plan": draw.plan.value,
        "starts": str(draw.period.starts),
        "before": str(draw.period.ends),
        "standing": draw.standing.value,
        "number": draw.number,
        "of": draw.of,
        "reason": draw.reason or None,
        "recordings": draw.recordings or None,
        "drawn": len(draw.sample),
        "left": len(draw.left),
        "replaced": len(draw.skipped),
        "seed": draw.seed,
        "frame_sha256": draw.frame_sha256 or None,
        "frozen_at": draw.frozen_at,
        "closed_at": draw.closed_at,
    }


def planned_json(supply: Supply, planned: Planned, minutes_a_call: float) -> dict[str, object]:
    """Return what a period holds and what a plan takes and buys."""
    return {
        "plan": planned.plan.value,
        "starts": str(planned.period.starts),
        "before": str(planned.period.ends),
        "recordings": supply.recordings,
        "eligible": planned.eligible,
        "left_out": {rule.value: count for rule, count in supply.every_left_out.items()},
        "to_read": supply.unread,
        "unsure_starts": supply.unsure,
        "lengths": [{"from_s": bar.from_ms / 1000, "calls": bar.count} for bar in supply.bars()],
        "calls": planned.heard,
        "minutes_a_week": round(planned.minutes_a_week(minutes_a_call), 1),
        "half_width": round(planned.half_width, 2),
        "people": [
            {
                "person": part.person,
                "name": part.name,
                "eligible": part.eligible,
                "calls": part.heard,
                "half_width": round(part.half_width, 2),
            }
            for part in planned.parts
        ],
    }


def _lines(draw: Draw, calls: Calls) -> Iterator[str]:
    for one in (*draw.sample, *draw.skipped):
        call = calls.get(one.call_id)
        told = _("reviewed") if one.is_reviewed else ""
        told = skipped_words(one) if one.skipped else told
        rank = f"{one.rank:>4}" if one.rank else "   ·"
        start = (call.facts.start_local or "") if call else ""
        cells = [rank, one.call_id, start, call.who if call else "", told]
        yield "  ".join(cells).rstrip()


def _call_json(one: DrawnCall, calls: Calls) -> dict[str, object]:
    call, skipped = calls.get(one.call_id), one.skipped
    known: dict[str, object | None] = {
        "call_id": one.call_id,
        "uid": one.uid,
        "person": one.person,
        "rank": one.rank,
        "ticket": f"{one.ticket:064x}",
        "path": call.recording.path if call else None,
        "reviewed": one.is_reviewed,
        "replaced": skipped.reason.value if skipped else None,
        "replaced_by": skipped.by if skipped else None,
        "replaced_at": skipped.at if skipped else None,
    }
    return {name: value for name, value in known.items() if value is not None}
