"""Tags are read as far as they can be trusted, from bytes that may be anything."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.tags import (
    Tag,
    bext_tags,
    id3_length,
    id3_tags,
    info_tags,
    ixml_tags,
    mp4_tags,
    some,
)
from callreview.domain.tags.tag import MOST_LETTERS, TagKind
from tests.tagging import INFO, IXML, bext, box, chunk, frame, id3, item, moov, mvhd, with_keys

READ = [
    (info_tags, INFO, {"ICRD": "2024-04-10 10:12:13", "IART": "Ana Nú"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"\x93Bo\x94 \x80"), {"INAM": "“Bo” €"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"a\r\n\x07b"), {"INAM": "a b"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"odd") + chunk(b"IART", b"Bo"), {
        "INAM": "odd", "IART": "Bo"}),
    (info_tags, b"INFO" + chunk(b"INAM", b"x" * 9000), {"INAM": "x" * 1000}),
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
    (ixml_tags, b"<?xml version='1.0' encoding='shift_jis'?><a><note>\xe9</note></a>", {
        "note": "é"}),
    (ixml_tags, b"<a>" * 100 + b"deep" + b"</a>" * 100, {}),
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
    (id3_tags, id3(frame(b"TXXX", b"\x01" + "agent\0".encode("utf-16") + "Bo".encode("utf-16"))), {
        "TXXX:agent": "Bo"}),
    (
        id3_tags,
        id3(frame(b"TYER", b"\0002024"), frame(b"TDAT", b"\0001004"), frame(b"TIME", b"\0001012")),
        {"recorded": "2024-04-10 10:12", "TYER": "2024", "TDAT": "1004", "TIME": "1012"},
    ),
    (id3_tags, b"ID3\x02\0\0" + bytes(20), {}),
    (mp4_tags, moov(item(b"\xa9nam", "Bo"), item(b"\xa9day", "2024-04-10T10:12:13+0200")), {
        "created": "2024-04-10 10:12:13Z",
        "©nam": "Bo",
        "©day": "2024-04-10T10:12:13+0200",
    }),
    (mp4_tags, with_keys(b"com.apple.quicktime.creationdate", "2024-04-10T10:12:13+0200"), {
        "com.apple.quicktime.creationdate": "2024-04-10T10:12:13+0200"}),
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


def test_of_many_tags_some_are_enough() -> None:
    many = [Tag(TagKind.INFO, "INAM", "é" * 100) for _ in range(1000)]
    kept = list(some(many))
    assert 30 < len(kept) < 64
    assert sum(len(one.name) + len(one.text) for one in kept) <= MOST_LETTERS
    assert len(list(some([Tag(TagKind.INFO, "I", "x")] * 1000))) == 64


@pytest.mark.parametrize(("name", "text"), [("", "x"), ("x", ""), ("x", "a\nb"), ("x", "x" * 1001)])
def test_what_cannot_be_shown_is_no_tag(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="not a tag"):
        Tag(TagKind.INFO, name, text)


def test_the_length_of_an_id3_tag_is_known_from_its_head() -> None:
    content = id3(frame(b"TIT2", b"\x00" + b"x" * 300))
    assert id3_length(content[:10]) == len(content)
    assert id3_length(b"RIFF" + bytes(10)) is None
    assert id3_length(b"ID3") is None


heads = st.sampled_from([b"", b"INFO", b"<a>", b"ID3\x03\0\0\0\0\x02\0", id3(), mvhd(), moov()])


@pytest.mark.parametrize("read", READERS)
@given(heads, st.binary(max_size=300))
def test_no_bytes_crash(read: Reading, head: bytes, content: bytes) -> None:
    read(head + content)  # a tag with anything else could not be made


@pytest.mark.parametrize(("read", "content", "_tags"), READ)
@given(st.data())
def test_real_tags_with_broken_bytes_do_not_crash(
    read: Reading, content: bytes, _tags: object, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(content)))
    read(content[:at] + data.draw(st.binary(max_size=8)) + content[at + 4 :])
