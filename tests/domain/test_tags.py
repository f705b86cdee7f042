"""Tags are read as far as they can be trusted, from bytes that may be anything."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Confidence, Source
from callreview.domain.tags import (
    Tag,
    bext_tags,
    facts_of_tags,
    id3_tags,
    info_tags,
    ixml_tags,
    mp4_tags,
)
from callreview.domain.tags.id3 import id3_length

AT = "2024-04-10T10:12:13"


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def bext(day: bytes = b"2024-04-10", time: bytes = b"10:12:13") -> bytes:
    fields = ((b"Call with Bo", 256), (b"Recorder", 32), (b"REF-1", 32), (day, 10), (time, 8))
    return b"".join(text.ljust(size, b"\0") for text, size in fields) + bytes(264)


def frame(name: bytes, content: bytes, version: int = 3) -> bytes:
    size = synchsafe(len(content)) if version == 4 else struct.pack(">I", len(content))
    return name + size + b"\0\0" + content


def synchsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3(*frames: bytes, version: int = 3, flags: int = 0) -> bytes:
    body = b"".join(frames)
    return b"ID3" + bytes([version, 0, flags]) + synchsafe(len(body)) + body


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def item(name: bytes, text: str) -> bytes:
    return box(name, box(b"data", struct.pack(">II", 1, 0) + text.encode()))


def mvhd(seconds: int = 3795588733) -> bytes:
    return box(b"mvhd", struct.pack(">II", 0, seconds) + bytes(92))


def moov(*items: bytes) -> bytes:
    return mvhd() + box(b"udta", box(b"meta", bytes(4) + box(b"ilst", b"".join(items))))


INFO = b"INFO" + chunk(b"ICRD", b"2024-04-10 10:12:13\0") + chunk(b"IART", b"Ana N\xc3\xba\0")
IXML = (
    b"<?xml version='1.0'?><BWFXML><PROJECT>Calls</PROJECT><BEXT>"
    b"<BWF_ORIGINATION_DATE>2024-04-10</BWF_ORIGINATION_DATE>"
    b"<BWF_ORIGINATION_TIME>10:12:13</BWF_ORIGINATION_TIME></BEXT></BWFXML>\0\0"
)

READ = [
    (info_tags, INFO, {"ICRD": "2024-04-10 10:12:13", "IART": "Ana Nú"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"\x93Bo\x94 \x80"), {"INAM": "“Bo” €"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"a\r\n\x07b"), {"INAM": "a b"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"odd") + chunk(b"IART", b"Bo"), {
        "INAM": "odd", "IART": "Bo"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"x" * 9000), {"INAM": "x" * 2000}),
    (info_tags, b"INFO" + b"INAM\xf8\xff\xff\xffBo", {"INAM": "Bo"}),
    (info_tags, b"adtl" + chunk(b"INAM", b"Bo"), {}),
    (info_tags, b"INFO", {}),
    (
        bext_tags,
        bext(),
        {
            "description": "Call with Bo",
            "originator": "Recorder",
            "reference": "REF-1",
            "origination": "2024-04-10 10:12:13",
        },
    ),
    (bext_tags, bext(b"2024_04.10", b"10-12.13")[320:].rjust(602, b"\0"), {
        "origination": "2024-04-10 10:12:13"}),
    (ixml_tags, IXML, {
        "project": "Calls",
        "bwf_origination_date": "2024-04-10",
        "bwf_origination_time": "10:12:13",
        "origination": "2024-04-10 10:12:13",
    }),
    (ixml_tags, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", {}),
    (ixml_tags, b"not xml", {}),
    (id3_tags, id3(frame(b"TDRC", b"\x032024-04-10T10:12:13", 4), version=4), {
        "TDRC": "2024-04-10T10:12:13"}),
    (id3_tags, id3(frame(b"TIT2", b"\x01" + "Ana Núñez".encode("utf-16"))), {"TIT2": "Ana Núñez"}),
    (id3_tags, id3(frame(b"COMM", b"\x00engnote\x00hello")), {"COMM:note": "hello"}),
    (id3_tags, id3(frame(b"TXXX", b"\x03agent\x00201")), {"TXXX:agent": "201"}),
    (id3_tags, id3(frame(b"APIC", b"\x00" * 99), frame(b"TIT2", b"\x00Bo")), {"TIT2": "Bo"}),
    (id3_tags, id3(frame(b"TIT2", b"\x00\xff\x00\xfe"), flags=0x80), {"TIT2": "ÿþ"}),
    (id3_tags, id3(b"\0\0\0\x06" + bytes(6) + frame(b"TIT2", b"\x00Bo"), flags=0x40), {
        "TIT2": "Bo"}),
    (id3_tags, id3(frame(b"TIT2", b"\x00Bo"))[:-1], {"TIT2": "B"}),
    (id3_tags, b"ID3\x02\0\0" + bytes(20), {}),
    (mp4_tags, moov(item(b"\xa9nam", "Bo"), item(b"\xa9day", "2024-04-10T10:12:13+0200")), {
        "created": "2024-04-10 10:12:13Z",
        "©nam": "Bo",
        "©day": "2024-04-10T10:12:13+0200",
    }),
    (mp4_tags, mvhd(0), {}),
    (mp4_tags, box(b"mvhd", b"\x01\0\0\0" + struct.pack(">Q", 3795588733)), {
        "created": "2024-04-10 10:12:13Z"}),
    (mp4_tags, box(b"mvhd", b"\x01\0\0\0" + b"\xff" * 8), {}),
    (mp4_tags, struct.pack(">I", 0) + b"mvhd" + bytes(20), {}),
]  # fmt: skip

Reading = Callable[[bytes], tuple[Tag, ...]]
READERS: list[Reading] = [info_tags, bext_tags, ixml_tags, id3_tags, mp4_tags]


@pytest.mark.parametrize(("read", "content", "tags"), READ)
def test_tags_are(read: Reading, content: bytes, tags: dict[str, str]) -> None:
    assert {one.name: one.text for one in read(content)} == tags


@pytest.mark.parametrize(
    ("tags", "start", "offset", "confidence"),
    [
        (info_tags(INFO), AT, None, Confidence.SURE),
        (bext_tags(bext()), AT, None, Confidence.SURE),
        (ixml_tags(IXML), AT, None, Confidence.SURE),
        ((Tag("TDRC", "2024-04-10T10:12:13"),), AT, None, Confidence.SURE),
        (mp4_tags(moov(item(b"\xa9day", "2024-04-10T10:12:13+0200"))), AT, 120, Confidence.SURE),
        (mp4_tags(moov()), AT, 0, Confidence.UNSURE),
        ((Tag("ICRD", "2024-13-10 10:12:13"), Tag("TDRC", AT)), AT, None, Confidence.SURE),
    ],
)
def test_tags_say_when_it_was(
    tags: tuple[Tag, ...], start: str, offset: int | None, confidence: Confidence
) -> None:
    facts = facts_of_tags(tags)
    assert (facts.start_local, facts.utc_offset_minutes) == (start, offset)
    assert (facts.start_source, facts.start_confidence) == (Source.TAG, confidence)


@pytest.mark.parametrize(
    "tags",
    [
        (),
        (Tag("ICRD", "2024-04-10"),),
        (Tag("ICRD", "2024"),),
        (Tag("origination", "0000-00-00 00:00:00"),),
        (Tag("TIT2", "5125550142"),),
        bext_tags(bext(b"", b"")),
    ],
)
def test_tags_without_a_whole_moment_say_nothing(tags: tuple[Tag, ...]) -> None:
    assert facts_of_tags(tags) == CallFacts()


def test_the_length_of_an_id3_tag_is_known_from_its_head() -> None:
    content = id3(frame(b"TIT2", b"\x00" + b"x" * 300))
    assert id3_length(content[:10]) == len(content)
    assert id3_length(b"RIFF" + bytes(10)) is None
    assert id3_length(b"ID3") is None


heads = st.sampled_from([b"", b"INFO", b"<a>", b"ID3\x03\0\0\0\0\x02\0", id3(), mvhd(), moov()])


@pytest.mark.parametrize("read", READERS)
@given(heads, st.binary(max_size=300))
def test_no_bytes_crash_or_give_what_cannot_be_shown(
    read: Reading, head: bytes, content: bytes
) -> None:
    tags = read(head + content)
    facts_of_tags(tags)
    assert all(one.text and one.text.isprintable() for one in tags)


@pytest.mark.parametrize(("read", "content", "_tags"), READ)
@given(st.data())
def test_real_tags_with_broken_bytes_do_not_crash(
    read: Reading, content: bytes, _tags: object, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(content)))
    read(content[:at] + data.draw(st.binary(max_size=8)) + content[at + 4 :])
