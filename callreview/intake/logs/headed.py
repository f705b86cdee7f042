"""Logs with a line of names above: FreePBX, FusionPBX, Grandstream."""

from collections.abc import Callable, Mapping

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import Extensions, party_name
from callreview.domain.moment import epoch_moment, written_moment
from callreview.intake.logs.row import Line, LogRow, log_row, offset_of, parties_of
from callreview.intake.logs.table import Cells, by_name, plain
from callreview.intake.parties import direction_by
from callreview.intake.profiles.sides import sides_by

Row = Mapping[str, str]


def rows(cells: Cells, extensions: Extensions) -> tuple[LogRow, ...]:
    """Return the rows; none if the names are of no log that is known."""
    if not cells:
        return ()
    names = [plain(name) for name in cells[0]]
    for needed, read in _LOGS:
        if needed <= set(names):
            return tuple(read(by_name(names, row), extensions) for row in cells[1:])
    return ()


def _of_freepbx(row: Row, extensions: Extensions) -> LogRow:
    start = written_moment(row.get("calldate", ""))
    source = row.get("cnum") or row.get("src", "")
    line = Line(source, row.get("dst", ""), row.get("clid", ""), row.get("dstchannel", ""))
    sides, name = parties_of(line, extensions)
    unique_id = row.get("uniqueid", "")
    facts = CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=offset_of(start.start_local, unique_id) if start else None,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=_outside_name(row.get("cnam", "")) if name else None,
        call_ref=unique_id or None,
    )
    return log_row(
        facts,
        files=(row.get("recordingfile", ""), row.get("userfield", "").removeprefix("audio:")),
        refs=(unique_id, row.get("linkedid", "")),
        numbers=(source, row.get("src", ""), row.get("dst", "")),
    )


def _of_fusionpbx(row: Row, extensions: Extensions) -> LogRow:
    local = written_moment(row.get("startstamp", ""))
    exact = epoch_moment(row.get("startepoch", ""))
    way = direction_by(row.get("direction", ""))
    caller, called = row.get("calleridnumber", ""), row.get("destinationnumber", "")
    ours = row.get("extension", "")
    sides = sides_by(way, caller, called, extensions)
    name = _outside_name(row.get("calleridname", "")) if way is Direction.IN else None
    start = local or exact
    facts = CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=_offset(row) if local else exact.utc_offset_minutes if exact else None,
        direction=sides.direction,
        agent_ref=ours if ours in extensions else sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=name,
        call_ref=row.get("uuid") or None,
    )
    names = (row.get("recordname", ""), row.get("recordpath", ""))
    return log_row(facts, files=names, refs=(row.get("uuid", ""),), numbers=(caller, called))


def _offset(row: Row) -> int | None:
    local = written_moment(row["startstamp"])
    if local is None or local.utc_offset_minutes is not None:
        return local.utc_offset_minutes if local else None
    return offset_of(local.start_local, f"{row.get('startepoch', '')}.0")


def _of_grandstream(row: Row, extensions: Extensions) -> LogRow:
    start = written_moment(row.get("starttime") or row.get("start", ""))
    caller = row.get("callernumber") or row.get("src", "")
    called = row.get("calleenumber") or row.get("dst", "")
    on = row.get("destchannel") or row.get("dstchannel", "")
    sides, _ = parties_of(Line(caller, called, answered_on=on), extensions)
    unique_id = row.get("uniqueid", "")
    facts = CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=offset_of(start.start_local, unique_id) if start else None,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=_outside_name(row.get("callername", ""))
        if sides.direction is Direction.IN
        else None,
        call_ref=unique_id or None,
    )
    files = row["recordfiles"].split("@")
    return log_row(facts, files=files, refs=(unique_id,), numbers=(caller, called))


def _outside_name(text: str) -> str | None:
    return party_name(text) if any(map(str.isalpha, text)) else None


_LOGS: tuple[tuple[frozenset[str], Callable[[Row, Extensions], LogRow]], ...] = (
    (frozenset({"calldate", "src", "dst", "recordingfile"}), _of_freepbx),
    (frozenset({"startstamp", "calleridnumber", "destinationnumber"}), _of_fusionpbx),
    (frozenset({"recordfiles"}), _of_grandstream),
)
