"""Logs of phone systems, read into rows that recordings can find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Source
from callreview.intake.logs import rows_of
from callreview.intake.logs.row import LogRow
from tests.intake.families import IN, INTERNAL, OUT, bare, said

AT = "2026-03-12T10:22:00"
MASTER_IN = (
    '"","5125550142","201","from-internal","""Bo"" <5125550142>","SIP/trunk-1","SIP/201-2",'
    '"Dial","SIP/201,20","2026-03-12 10:22:00","2026-03-12 10:22:04","2026-03-12 10:23:00",'
    '60,56,"ANSWERED","DOCUMENTATION"'
)
MASTER_OUT = (
    '"","201","15125550177","from-internal","""Ann"" <201>","SIP/201-1","SIP/trunk-2",'
    '"MixMonitor","/var/spool/asterisk/monitor/a.wav,b","2026-03-12 10:22:00","",'
    '"2026-03-12 10:23:00",60,56,"ANSWERED","DOCUMENTATION","1773328920.44","b.wav"'
)
FREEPBX_HEAD = (
    "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,"
    "disposition,amaflags,accountcode,uniqueid,userfield,did,cnum,cnam,outbound_cnum,"
    "outbound_cnam,dst_cnam,recordingfile,linkedid,peeraccount,sequence"
)
FREEPBX_QUEUE = (
    '2026-03-12 10:22:00,"""Bo"" <5125550142>",5125550142,600,ext-queues,SIP/t-1,SIP/201-2,Queue,'
    "600,60,50,ANSWERED,3,,1773328920.44,,5550100,5125550142,Bo,,,,"
    "q-600-5125550142-20260312-102200-1773328920.44.wav,1773328920.44,,1"
)
FUSION_HEAD = (
    "direction;extension;caller_id_name;caller_id_number;destination_number;start_stamp;"
    "start_epoch;duration;billsec;record_path;record_name;uuid"
)
FUSION_OUT = (
    "outbound;201;Ann;201;15125550177;2026-03-12 10:22:00;1773328920;60;50;/a/b;"
    "u-1.wav;e81b7b4d-20ac-472d-8aad-0d848ce7c9b4"
)
FUSION_IN = FUSION_OUT.replace(
    "outbound;201;Ann;201;15125550177", "inbound;201;Bo;5125550142;5550100"
)
GRAND_HEAD = (
    "AcctId,Account Code,Caller Number,Callee Number,Caller Name,Source Channel,Dest Channel,"
    "Start Time,Answer Time,End Time,Uniqueid,recordfiles"
)
GRAND_IN = (
    "1,,5125550142,6500,Bo,PJSIP/trunk-1,PJSIP/1004-2,2026-03-12 10:22:00,,,1773328920.44,"
    "2026-03/auto-1773328920-5125550142-1004.wav@2026-03/auto-1773328925-x.wav@"
)
THREECX_IN = (
    "Call 12,00000C2E4A1CE1C7_4,00:00:10,2026/03/12 15:22:00,2026/03/12 15:22:04,"
    "2026/03/12 15:23:00,TerminatedBySrc,5125550142,Ext.201,Ext.201,,,,"
)

ROWS = [
    # text, what the first row says, its files, its ids
    (MASTER_IN, said(AT, None, IN, "201", "5125550142", "Bo"), (), ()),
    (
        MASTER_OUT,
        said(AT, -300, OUT, "201", "15125550177", ref="1773328920.44"),
        ("a.wav", "b.wav"),
        ("1773328920.44",),
    ),
    (
        f"{FREEPBX_HEAD}\n{FREEPBX_QUEUE}",
        said(AT, -300, IN, "201", "5125550142", "Bo", "1773328920.44"),
        ("q-600-5125550142-20260312-102200-1773328920.44.wav",),
        ("1773328920.44",),
    ),
    (
        f"{FREEPBX_HEAD}\n{FREEPBX_QUEUE.replace('SIP/201-2', 'SIP/trunk-2')}",
        said(AT, -300, IN, "600", "5125550142", "Bo", "1773328920.44"),
        ("q-600-5125550142-20260312-102200-1773328920.44.wav",),
        ("1773328920.44",),
    ),
    (
        f"{FUSION_HEAD}\n{FUSION_OUT}",
        said(
            AT,
            -300,
            OUT,
            "201",
            "15125550177",
            ref="e81b7b4d-20ac-472d-8aad-0d848ce7c9b4",
        ),
        ("u-1.wav",),
        ("e81b7b4d-20ac-472d-8aad-0d848ce7c9b4",),
    ),
    (
        f"{FUSION_HEAD}\n{FUSION_IN}",
        said(
            AT,
            -300,
            IN,
            "201",
            "5125550142",
            "Bo",
            "e81b7b4d-20ac-472d-8aad-0d848ce7c9b4",
        ),
        ("u-1.wav",),
        ("e81b7b4d-20ac-472d-8aad-0d848ce7c9b4",),
    ),
    (
        f"{GRAND_HEAD}\n{GRAND_IN}",
        said(AT, -300, IN, "1004", "5125550142", "Bo", "1773328920.44"),
        ("auto-1773328920-5125550142-1004.wav", "auto-1773328925-x.wav"),
        ("1773328920.44",),
    ),
    (
        THREECX_IN,
        said("2026-03-12T15:22:00", 0, IN, "201", "5125550142"),
        (),
        ("00000C2E4A1CE1C7_4",),
    ),
    (
        THREECX_IN.replace("5125550142,Ext.201", "Ext.201,Ext.205"),
        said("2026-03-12T15:22:00", 0, INTERNAL, "201", "205"),
        (),
        ("00000C2E4A1CE1C7_4",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts", "files", "refs"), ROWS)
def test_a_row_says(
    text: str, facts: CallFacts, files: tuple[str, ...], refs: tuple[str, ...]
) -> None:
    (row,) = rows_of(text.encode())
    assert bare(row.facts) == facts
    assert (row.files, row.refs) == (files, refs)
    assert facts.customer_number in row.numbers
    assert row.facts.start_source is Source.LOG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_log_may_be_written_in_any_letters(encoding: str, newline: str) -> None:
    text = f"{FREEPBX_HEAD}{newline}{FREEPBX_QUEUE.replace(',Bo,', ',Núñez,')}{newline}"
    (row,) = rows_of(text.encode(encoding))
    assert row.facts.customer_name == "Núñez"


def test_columns_only_guessed_at_make_facts_unsure() -> None:
    (row,) = rows_of(THREECX_IN.encode())
    assert row.facts.origin_of("direction") == Origin(Source.LOG, Confidence.UNSURE)
    (row,) = rows_of(MASTER_IN.encode())
    assert row.facts.origin_of("direction") == Origin(Source.LOG, Confidence.SURE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"a,b,c\n1,2,3\n",
        b"name,number\nBo,5125550142\n",
        MASTER_IN.replace("2026-03-12 10:22:00", "2026-13-12 10:22:00").encode(),
        MASTER_IN.replace("ANSWERED", "PERHAPS").encode(),
        b'"' * 100_000,
        b"\0" * 1000,
        b"\xff\xfe" + b"\xd8\x00" * 100,
        b"," * 100_000,
        b"recordfiles",
    ],
)
def test_what_is_no_log_has_no_rows(content: bytes) -> None:
    assert rows_of(content) == ()


@given(
    st.lists(
        st.sampled_from([MASTER_IN, FREEPBX_HEAD, FUSION_HEAD, GRAND_HEAD, THREECX_IN, "\n", '"']),
        max_size=4,
    ),
    st.text(max_size=60),
)
def test_no_text_crashes(lines: list[str], text: str) -> None:
    rows_of("\n".join([*lines, text]).encode("utf-8", "replace"))


@given(st.lists(st.text(max_size=12), min_size=26, max_size=26))
def test_no_number_is_made_up(cells: list[str]) -> None:
    plain = [cell.replace(",", "").replace('"', "") for cell in cells]
    text = f"{FREEPBX_HEAD}\n{','.join(plain)}"
    for row in rows_of(text.encode("utf-8", "replace")):
        number = row.facts.customer_number
        assert number is None or any(number in cell for cell in plain)


def test_a_line_cut_short_says_what_it_has() -> None:
    (row,) = rows_of(f"{FREEPBX_HEAD}\n2026-03-12 10:22:00,,201,15125550177\n".encode())
    assert (row.facts.direction, row.facts.customer_number) == (Direction.OUT, "15125550177")
    assert isinstance(row, LogRow)
