"""Logs that nobody knows are read as a person said, and other logs made alike with them."""

from dataclasses import replace
from pathlib import Path

import pytest

from callreview.domain.call import CallFacts, Direction, Origin, Side, Source
from callreview.domain.facts import Extensions
from callreview.domain.logmapping import Column, Dialect, LogMapping, Says
from callreview.domain.moment import DayOrder
from callreview.domain.reading import AgentSide, Reading
from callreview.intake.logs import rows_of
from callreview.intake.logs.row import LogRow
from callreview.intake.scan import Batch, scan
from tests.builders import log_mapping
from tests.intake.test_beside import SOUND, put
from tests.intake.test_logs import FREEPBX_HEAD, FREEPBX_QUEUE

NAMES = ["anna.wav", "ben.wav"]
CSV = "file,agent,way,phone\nanna.wav,Anna,eingehend,030 5550142\nben.wav,Ben,raus,0\n"


def mapping(path: str = "/calls/log.csv", **changes: object) -> LogMapping:
    columns = tuple(
        Column(at, heading, says)
        for at, (heading, says) in enumerate(
            {
                "file": Says.FILE,
                "agent": Says.AGENT,
                "way": Says.DIRECTION,
                "phone": Says.NUMBER,
            }.items()
        )
    )
    ways = (("eingehend", Direction.IN), ("raus", Direction.OUT))
    known = LogMapping(path, Dialect(), columns, width=4, ways=ways)
    return replace(known, **changes)  # type: ignore[arg-type]  # a table of fields


def rows(text: str, said: LogMapping, **extensions: object) -> tuple[LogRow, ...]:
    ours = Extensions(**extensions)  # type: ignore[arg-type]  # as above
    return rows_of(text.encode(), ours, said=said)


def facts_in(
    root: Path, *logs: LogMapping, side: AgentSide = AgentSide.AS_KNOWN
) -> dict[str, CallFacts]:
    reading = Reading(side, logs=logs)
    found = (one for batch in scan(root, reading=reading) for one in batch.listed)
    return {Path(one.path).name: one.facts for one in found}


def test_each_column_says_what_it_was_said_to() -> None:
    anna, ben = (row.facts for row in rows(CSV, mapping()))
    assert (anna.agent_ref, anna.direction, anna.customer_number) == (
        "Anna",
        Direction.IN,
        "030 5550142",
    )
    assert (ben.agent_ref, ben.direction) == ("Ben", Direction.OUT)
    assert rows(CSV, mapping())[0].files == ("anna.wav",)


def test_what_the_columns_are_in_another_order_is_read_too() -> None:
    moved = "phone,agent,file\n0305550142,Anna,anna.wav\n"
    said = mapping(columns=tuple(c for c in mapping().columns if c.says is not Says.DIRECTION))
    assert rows(moved, said)[0].facts.customer_number == "0305550142"
    assert rows("a,b\n1,2\n", said) == ()


def test_sides_go_by_extensions_and_directions() -> None:
    said = log_mapping(ref=0, caller=1, called=2, extension=3)
    text = "ref,caller,called,extension\n7,0305550142,201,\n8,1234567,0305550142,1234567\n"
    first, second = (row.facts for row in rows(text, said, listed=frozenset({"1234567"})))
    assert (first.agent_ref, first.direction) == ("201", Direction.IN)
    assert (second.agent_ref, second.direction) == ("1234567", Direction.OUT)
    assert (first.call_ref, second.customer_number) == ("7", "0305550142")


@pytest.mark.parametrize(
    ("side", "cell", "direction", "customer"),
    [
        ("caller", "+49 30 5550142", Direction.IN, "+49 30 5550142"),
        ("called", "0305550142", Direction.OUT, "0305550142"),
        ("caller", "201", Direction.OUT, None),
        ("called", "anonymous", None, None),
    ],
)
def test_of_one_side_alone_a_number_from_outside_is_the_customers(
    side: str, cell: str, direction: Direction | None, customer: str | None
) -> None:
    said = log_mapping(ref=0, caller=1) if side == "caller" else log_mapping(ref=0, called=1)
    (row,) = rows(f"ref,{side}\n7,{cell}\n", said)
    facts = row.facts
    assert (facts.direction, facts.customer_number) == (direction, customer)


def test_a_start_is_read_in_its_order_and_zone() -> None:
    said = replace(
        log_mapping(start=0, number=1), day_order=DayOrder.DAY_FIRST, utc_offset_minutes=0
    )
    (row,) = rows("start,number\n12.03.2026 9:41:05,0305550142\n", said)
    assert (row.facts.start_local, row.facts.utc_offset_minutes) == ("2026-03-12T09:41:05", 0)
    parted = replace(log_mapping(day=0, clock=1, number=2), day_order=DayOrder.MONTH_FIRST)
    (row,) = rows("day,clock,number\n3/12/26,9:41 PM,1\n", parted)
    assert row.facts.start_local == "2026-03-12T21:41:00"
    (row,) = rows(
        "end,length,ref\n2026-03-12 00:00:30,1:00,1\n", log_mapping(end=0, length=1, ref=2)
    )
    assert row.facts.start_local == "2026-03-11T23:59:30"


def test_rows_that_are_short_and_cells_that_are_no_facts_say_nothing() -> None:
    text = "file,agent,way,phone\nanna.wav\n\nben.wav,unknown,?,=1+1\n"
    short, odd = rows(text, mapping())
    assert short.files == ("anna.wav",)
    assert odd.facts == CallFacts()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_that_was_said_is_used(encoding: str) -> None:
    said = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    text = CSV.replace("Anna", "Änna").encode(encoding)
    found = rows_of(text, said=mapping(dialect=Dialect(encoding=said)))
    assert found[0].facts.agent_ref == "Änna"


@pytest.mark.parametrize(
    "content",
    [b"\0" * 5000, b'file,agent\n"' + b"x" * 2_000_000, b"\xff\xfe\xff", b"", b"file" * 9000],
)
def test_what_is_no_csv_says_nothing(content: bytes) -> None:
    for dialect in (Dialect(), Dialect(encoding="utf-16", quote="")):
        assert rows_of(content, said=mapping(dialect=dialect)) == ()


def test_without_a_header_the_places_count() -> None:
    said = mapping(dialect=Dialect(";", has_header=False))
    assert rows("anna.wav;Anna;raus;1\n", said)[0].facts.direction is Direction.OUT
    assert rows("anna.wav;Anna\n", said) == ()


def test_logs_of_a_folder_tell_of_its_recordings(tmp_path: Path) -> None:
    for name in NAMES:
        put(tmp_path / "day" / name, SOUND + name.encode())
    log = put(tmp_path / "log.csv", CSV)
    assert facts_in(tmp_path)["anna.wav"].agent_ref is None
    facts = facts_in(tmp_path, mapping(str(log)))["anna.wav"]
    assert (facts.agent_ref, facts.direction) == ("Anna", Direction.IN)
    assert facts.origin_of("agent_ref") == Origin(Source.LOG, name="log.csv")


def test_another_log_made_alike_is_read_too_but_not_one_that_is_known(tmp_path: Path) -> None:
    put(tmp_path / "ben.wav")
    put(tmp_path / "april.csv", CSV)
    said = mapping(str(tmp_path / "march.csv"))
    assert facts_in(tmp_path, said)["ben.wav"].agent_ref == "Ben"
    known = f"{FREEPBX_HEAD}\n{FREEPBX_QUEUE}\n"
    assert rows_of(known.encode(), others=[said]) == rows_of(known.encode())


def test_a_log_that_lies_elsewhere_tells_of_the_whole_folder(tmp_path: Path) -> None:
    put(tmp_path / "calls" / "anna.wav")
    log = put(tmp_path / "office" / "export.txt", CSV)
    assert facts_in(tmp_path / "calls", mapping(str(log)))["anna.wav"].agent_ref == "Anna"


def test_what_is_said_of_a_folder_or_a_log_that_grows_has_it_read_again(tmp_path: Path) -> None:
    put(tmp_path / "calls" / "anna.wav")
    log = put(tmp_path / "export.csv", CSV)
    said = Reading(logs=(mapping(str(log)),))
    readings = [Reading(), said, Reading(AgentSide.LEFT), Reading(extensions=Extensions(4))]
    digests = [_digest(tmp_path / "calls", reading) for reading in readings]
    assert len({*digests}) == len({digest.split()[1] for digest in digests}) == len(readings)
    assert _digest(tmp_path / "calls", said) == digests[1]
    put(log, CSV + "c.wav,Cy,raus,1\n")
    assert _digest(tmp_path / "calls", said) != digests[1]


def _digest(root: Path, reading: Reading) -> str:
    batches: list[Batch] = list(scan(root, reading=reading))
    return batches[-1].digest


def test_the_side_said_of_a_folder_goes_before_what_is_known(tmp_path: Path) -> None:
    vicidial = "20051020-103108_5125550142-all.wav"
    one_side = "out-5125550177-200-20260312-102204-1773328920.41-in.wav"
    put(tmp_path / vicidial)
    put(tmp_path / one_side, SOUND + b"1")
    assert facts_in(tmp_path)[vicidial].agent_channel is Side.LEFT
    found = facts_in(tmp_path, side=AgentSide.RIGHT)
    assert found[vicidial].agent_channel is Side.RIGHT
    assert found[vicidial].origin_of("agent_channel") == Origin(Source.SETTING)
    assert found[one_side].agent_channel is None
    by_call = facts_in(tmp_path, side=AgentSide.CALLER_LEFT)[vicidial]
    assert (by_call.direction, by_call.agent_channel) == (None, None)
