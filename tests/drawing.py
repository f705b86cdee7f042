"""Draws in few words, and libraries with calls that can be drawn."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from callreview.app.edits.draws import FreezeDraw
from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.domain.draw.draw import EVERYBODY, Draw, Stratum
from callreview.domain.draw.eligibility import Rules, Unit, units_of
from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan
from tests import builders

SEED = "0123456789abcdef" * 2
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))


def calls(counts: dict[str, int]) -> list[Call]:
    """Return so many calls of each extension, each on a day of March."""
    return [
        builders.call(f"{person}-{at}", agent_ref=person, start_local=_start(at))
        for person, count in counts.items()
        for at in range(count)
    ]


def add_calls(session: Session, counts: dict[str, int]) -> None:
    """Put so many calls of each extension into a library."""
    for person, count in counts.items():
        for at in range(count):
            name = f"{person}-{at}.wav"
            builders.add_call(session, name, agent_ref=person, start_local=_start(at))


def draw(strata: dict[str, int], **known: Any) -> Draw:
    """Return a draw that is not begun, with so many calls wanted of each person."""
    usual = {
        "id": "a draw",
        "title": "March",
        "plan": DrawPlan.COMPANY if EVERYBODY in strata else DrawPlan.PER_PERSON,
        "period": MARCH,
        "rules": Rules(),
        "seed": SEED,
        "seed_made_at": "",
        "strata": tuple(Stratum(key, key, target) for key, target in strata.items()),
    }
    return Draw(**{**usual, **known})


def units(calls: Iterable[Call], of: Draw) -> tuple[Unit, ...]:
    """Return the calls as a draw sees them."""
    return units_of(calls, of.period, of.rules, of.plan)


def freeze(session: Session, new: Draw) -> Draw:
    """Freeze a draw over the calls of a library."""
    found = units(session.snapshot.calls.values(), new)
    return session.do(FreezeDraw(replace(new), found)).wait()


def _start(at: int) -> str:
    return f"2026-03-{at % 31 + 1:02}T10:00:00"
