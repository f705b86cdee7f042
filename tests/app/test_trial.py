"""Before a log is used, one sees how many recordings find their line in it, and by which way."""

from pathlib import Path

import pytest

from callreview.app.trial import recordings_below, try_mapping, without_logs
from callreview.domain.call import CallFacts, Direction, Source
from callreview.domain.facts import Extensions, filled, said_by
from callreview.intake.logs.join import Way
from callreview.intake.logs.sheet import Sheet, open_sheet
from tests import builders

HOUR_LATER = "2026-03-12T11:00:00"
CSV = """file,ref,start,number,agent
a.wav,,,,Anna
,77,,,Ben
,,2026-03-12T10:00:00,5550142,Cy
,,2026-03-12T10:00:01,5550143,Dee
,,2026-03-12T10:00:02,5550143,Eve
"""
MAPPING = builders.log_mapping("log.csv", file=0, ref=1, start=2, number=3, agent=4)
RECORDINGS = (
    ("a.wav", CallFacts()),
    ("b.wav", CallFacts(call_ref="77")),
    ("c.wav", CallFacts(start_local=HOUR_LATER, customer_number="5550142")),
    ("d.wav", CallFacts(start_local=HOUR_LATER, customer_number="5550143")),
    ("e.wav", CallFacts(start_local=HOUR_LATER)),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    path = tmp_path / "log.csv"
    path.write_text(CSV)
    return open_sheet(path)


def test_recordings_are_counted_by_the_way_they_find_their_line(sheet: Sheet) -> None:
    trial = try_mapping(sheet, MAPPING, RECORDINGS, Extensions())
    assert dict(trial.counts) == dict.fromkeys(Way, 1)
    assert (trial.lines, trial.recordings, trial.found) == (5, 5, 3)
    found = {way: (one.name, one.facts.agent_ref) for way, (one,) in trial.examples.items()}
    assert found == {
        Way.FILE: ("a.wav", "Anna"),
        Way.REF: ("b.wav", "Ben"),
        Way.TIME: ("c.wav", "Cy"),
        Way.AMBIGUOUS: ("d.wav", None),
        Way.NONE: ("e.wav", None),
    }


def test_it_can_be_stopped(sheet: Sheet) -> None:
    told: list[int] = []
    trial = try_mapping(
        sheet,
        MAPPING,
        RECORDINGS * 1000,
        Extensions(),
        told=lambda done, _total: told.append(done),
        cancelled=lambda: len(told) > 1,
    )
    assert trial.recordings == told[-1] < 5000


def test_what_a_log_said_before_does_not_count() -> None:
    by_name = said_by(Source.NAME, CallFacts(call_ref="77"))
    by_log = CallFacts(start_local=HOUR_LATER, direction=Direction.IN, customer_number="1")
    assert without_logs(filled(by_name, said_by(Source.LOG, by_log))) == by_name
    assert without_logs(by_name) is by_name


def test_only_what_lies_in_the_folder_is_asked() -> None:
    calls = [builders.call("day/b.wav"), builders.call("a.wav")]
    assert [name for name, _ in recordings_below(calls, "/calls")] == ["a.wav", "b.wav"]
    assert [name for name, _ in recordings_below(calls, "/calls/day/")] == ["b.wav"]
    assert [name for name, _ in recordings_below(calls, "/cal")] == []
    assert len(recordings_below(calls, "/")) == 2
