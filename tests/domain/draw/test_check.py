"""Drawing again from the record: PASS, or every difference named."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from callreview.domain.draw.check import differences
from callreview.domain.draw.draw import EVERYBODY, Draw, Skipped, drawn_call
from callreview.domain.draw.frame import fingerprint, frame_csv, read_frame
from callreview.domain.draw.lot import drawn_in, uids_by_stratum
from callreview.domain.draw.record import FRAME_FILE, read_record, record_of, record_text
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.tickets import drawn
from callreview.domain.errors import Unreadable
from callreview.resources import resource
from tests import drawing

CALLS = drawing.calls({"200": 30, "201": 9})


def frozen(new: Draw, *, skip: int = 0) -> tuple[Draw, str]:
    """Return a draw over `CALLS` with its frame; the first ranks of each lot are skipped."""
    units = drawing.units(CALLS, new)
    frame = frame_csv(units)
    lots = uids_by_stratum(read_frame(frame), new.plan)
    people = {unit.uid: unit.person for unit in units}
    why = Skipped(Reason.NO_AUDIO, "Robin", "2026-04-01T09:00:00.000Z")
    strata, calls = [], []
    for stratum in new.strata:
        uids = lots[stratum.person]
        strata.append(replace(stratum, eligible=len(uids)))
        count = drawn_in(stratum, new.seed, uids) + skip
        for rank, uid in enumerate(drawn(new.seed, uids, count=min(count, len(uids))), 1):
            call = drawn_call(new.seed, uid, uid, people[uid], rank)
            calls.append(replace(call, skipped=why if rank <= skip else None))
    made = replace(
        new,
        strata=tuple(strata),
        calls=tuple(calls),
        frozen_at="2026-04-01T08:00:00.000Z",
        frame_sha256=fingerprint(frame),
        recordings=len(units),
    )
    return made, frame


def codes(record: Any, frame: str, kept: str | None = None) -> list[str]:
    return [one.code for one in differences(record, frame, kept)]


PLANS = [
    drawing.draw({"ref:200": 5, "ref:201": 4}),
    drawing.draw({EVERYBODY: 7}),
    drawing.draw({"ref:200": 3}),
]


@pytest.mark.parametrize("new", PLANS)
@pytest.mark.parametrize("skip", [0, 2])
def test_what_was_drawn_is_drawn_again(new: Draw, skip: int) -> None:
    made, frame = frozen(new, skip=skip)
    record = read_record(record_text(record_of(made)))
    if len(new.strata) == 1 and new.strata[0].person:
        record = {**record, "N_eligible": {"ref:200": 30, "ref:201": 9}}
    assert codes(record, frame) == []


def test_the_record_of_a_draw_has_the_same_bytes_again() -> None:
    made, frame = frozen(PLANS[0])
    again, frame_again = frozen(PLANS[0])
    assert (record_text(record_of(made)), frame) == (record_text(record_of(again)), frame_again)
    assert frame.startswith("uid,agent,start_utc,duration_s,eligible,reason\n")
    assert frame.split("\n")[1:-1] == sorted(frame.split("\n")[1:-1])


def test_one_changed_byte_of_the_frame_is_named() -> None:
    made, frame = frozen(PLANS[0])
    record = record_of(made)
    chance = random.Random(1)
    for _try in range(200):
        at = chance.randrange(len(frame))
        changed = (
            frame[:at] + chr((ord(frame[at]) + chance.randrange(1, 90)) % 128) + frame[at + 1 :]
        )
        found = differences(record, changed, frame)
        assert found[0].code == "frame_changed"
        if changed.count("\n") == frame.count("\n"):
            assert found[1].code == "frame_line_differs"
            assert found[1].fields == {"line": frame[:at].count("\n") + 1}


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("seed",), "f" * 32, "drawn_missing"),
        (("algorithm",), "dice", "draw_algorithm_unknown"),
        (("N_total_recordings",), 40, "frame_count_differs"),
        (("N_eligible", "ref:200"), 31, "eligible_differs"),
        (("n_target", "ref:200"), 4, "drawn_extra"),
        (("n_target", "ref:200"), 6, "drawn_missing"),
        (("n_target",), {}, "drawn_extra"),
        (("selected", 0, "uid"), "0" * 64, "drawn_missing"),
        (("selected", 0, "rank"), 30, "drawn_otherwise"),
        (("selected", 0, "ticket_hex16"), "0" * 16, "drawn_otherwise"),
        (("selected", 0, "agent"), "ref:9", "drawn_extra"),
        (("selected", 0, "rank"), "first", "record_malformed"),
        (("selected", 0), None, "record_malformed"),
        (("skipped", 0, "reason"), "too_hard", "skip_reason_unknown"),
        (("skipped",), [], "drawn_missing"),
        (("plan",), "mine", "record_malformed"),
        (("frame_sha256",), "0" * 64, "frame_changed"),
    ],
)
def test_whatever_is_changed_in_the_record_is_named(
    path: tuple[Any, ...], value: object, code: str
) -> None:
    made, frame = frozen(PLANS[0], skip=1)
    record = json.loads(record_text(record_of(made)))
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert code in codes(record, frame)


def test_a_call_told_twice_is_named() -> None:
    made, frame = frozen(PLANS[0])
    record = json.loads(record_text(record_of(made)))
    record["selected"].append(record["selected"][0])
    assert "drawn_twice" in codes(record, frame)


def test_swapping_two_lines_is_named() -> None:
    made, frame = frozen(PLANS[0])
    head, one, two, *rest = frame.split("\n")
    swapped = "\n".join([head, two, one, *rest])
    record = {**record_of(made), "frame_sha256": fingerprint(swapped)}
    assert codes(record, swapped) == ["frame_not_sorted"]


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"seed": "x"}'])
def test_what_is_no_record_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read_record(text)
    assert raised.value.code == "record_malformed"


@pytest.mark.parametrize("new", PLANS[:2])
def test_anybody_can_draw_again_without_the_app(new: Draw, tmp_path: Path) -> None:
    made, frame = frozen(new, skip=1)
    script = Path(str(resource("draw"))) / "check_draw.py"
    (tmp_path / "check_draw.py").write_bytes(script.read_bytes())
    (tmp_path / "draw.json").write_text(record_text(record_of(made)), "utf-8")
    (tmp_path / FRAME_FILE).write_bytes(frame.encode())
    assert _run(tmp_path)[0] == 0
    assert _run(tmp_path)[1].startswith("PASS")
    (tmp_path / FRAME_FILE).write_bytes(frame.replace("60.000", "60.001", 1).encode())
    code, said = _run(tmp_path)
    assert code == 1
    assert said.startswith("FAIL\ncalls.csv is not the list that was frozen")


def _run(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", "check_draw.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_what_stands_in_a_name_cannot_break_the_list() -> None:
    odd = replace(
        drawing.units(CALLS, PLANS[0])[0], person='ref:a "b", c\nd', start="2026-03-01T10:00:00"
    )
    frame = frame_csv([odd])
    assert frame.count("\n") == 2
    (listed,) = read_frame(frame)
    assert (listed.uid, listed.person) == (odd.uid, 'ref:a "b", c d')
