"""What a plan takes and buys, while somebody moves it by hand."""

from dataclasses import replace
from typing import Any

import pytest

from callreview.domain.call import Call, Confidence, Direction, Status
from callreview.domain.draw.allocation import Allocation, Way
from callreview.domain.draw.eligibility import LeftOut, Rules
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.supply import (
    MINUTES_A_CALL,
    Supply,
    calls_in,
    company,
    per_person,
    supply_of,
)
from tests import builders, drawing

FOUR = {"a": 400, "b": 200, "c": 100, "d": 60}
CROWD = Supply(
    drawing.MARCH,
    DrawPlan.PER_PERSON,
    Rules(),
    {person: (60_000,) * count for person, count in FOUR.items()},
    {person: person.upper() for person in FOUR},
)


def of(*calls: Call, rules: Rules = Rules(), plan: DrawPlan = DrawPlan.PER_PERSON) -> Supply:  # noqa: B008 - frozen
    return supply_of(calls, drawing.MARCH, rules, plan)


def call(name: str, length: int | None = 60_000, **known: Any) -> Call:
    status = known.pop("status", Status.OK)
    sha256 = known.pop("sha256", builders.sha256(name))
    heard = builders.recording(name, duration_ms=length, status=status, sha256=sha256)
    return builders.call(name, recording=heard, **known)


@pytest.mark.parametrize(
    ("allocation", "half_width"),
    [
        (Allocation(Way.EQUAL, each=12), 4.7),
        (Allocation(Way.PROPORTIONAL, total=48), 3.8),
        (Allocation(Way.FLOOR, each=8, total=48), 4.2),  # 4.3 at the document's 47
    ],
)
def test_the_published_half_widths_of_the_company(
    allocation: Allocation, half_width: float
) -> None:
    assert per_person(CROWD, allocation).half_width == pytest.approx(half_width, abs=0.05)


def test_twelve_calls_each_are_nine_points_either_way() -> None:
    planned = per_person(CROWD, Allocation())
    assert [round(part.half_width, 1) for part in planned.parts] == [8.8, 8.6, 8.3, 8.0]
    assert [part.name for part in planned.parts] == ["A", "B", "C", "D"]
    assert planned.heard == 48
    assert planned.minutes_a_week() == pytest.approx(48 * MINUTES_A_CALL * 7 / 31)


def test_one_lot_over_everybody_is_sized_by_the_minutes_of_a_week() -> None:
    assert calls_in(25, drawing.MARCH) == 22
    planned = company(CROWD, 39)
    assert (planned.heard, planned.eligible) == (39, 760)
    assert planned.half_width == pytest.approx(4.4, abs=0.05)
    assert company(CROWD, 5000).parts[0].is_whole


def test_what_rules_leave_out_is_counted_rule_by_rule() -> None:
    supply = of(
        call("good"),
        call("short", 29_999),
        call("unknown", None),
        call("silent", status=Status.EMPTY),
        call("out", direction=Direction.OUT),
        call("nobody", agent_ref=None),
        call("april", start_local="2026-04-01T00:00:00"),
        call("unread", sha256=None, start_confidence=Confidence.GUESS),
        rules=Rules(directions=frozenset({Direction.IN})),
    )
    assert supply.every_left_out == {
        LeftOut.DIRECTION: 1,
        LeftOut.NOBODY: 1,
        LeftOut.NO_SOUND: 1,
        LeftOut.SHORT: 1,
    }
    assert supply.recordings == 7
    assert supply.eligible == {"ref:200": 3}
    assert (supply.unread, supply.unsure) == (1, 1)


def test_one_lot_over_everybody_asks_nobody_whose_call_it_is() -> None:
    assert of(call("nobody", agent_ref=None), plan=DrawPlan.COMPANY).eligible == {"": 1}
    people = Rules(people=frozenset({"ref:7"}))
    one = of(call("mine", agent_ref="7"), call("theirs"), call("x", agent_ref=None), rules=people)
    assert one.eligible == {"ref:7": 1}
    assert one.left_out == {LeftOut.NOBODY: 1, LeftOut.OTHER_PERSON: 1}


def test_the_shortest_length_is_moved_without_counting_again() -> None:
    supply = of(*(call(str(at), at * 1000) for at in range(100)), call("unknown", None))
    assert (supply.short, supply.eligible) == (30, {"ref:200": 71})
    longer = supply.with_shortest(60_000)
    assert (longer.short, longer.eligible) == (60, {"ref:200": 41})
    bars = supply.bars(20_000, 4)
    assert [(bar.from_ms, bar.to_ms, bar.count) for bar in bars] == [
        (0, 20_000, 20),
        (20_000, 40_000, 20),
        (40_000, 60_000, 20),
        (60_000, None, 40),
    ]
    assert replace(supply, rules=Rules(0)).short == 0
