"""Tags tell of a call only what they really say."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Source
from callreview.domain.facts import said_by, with_tags
from callreview.domain.tags import (
    Tag,
    TagKind,
    bext_tags,
    id3_tags,
    info_tags,
    ixml_tags,
    mp4_tags,
)
from callreview.intake.tags import facts_of_tags
from tests.tagging import INFO, IXML, bext, frame, id3, item, moov, with_keys

AT = "2024-04-10T10:12:13"
SURE, UNSURE = Confidence.SURE, Confidence.UNSURE


def info(name: str, text: str) -> Tag:
    return Tag(TagKind.INFO, name, text)


def comment(text: str) -> Tag:
    return info("ICMT", text)


@pytest.mark.parametrize(
    ("tags", "start", "offset", "confidence", "kind"),
    [
        (info_tags(INFO), AT, None, SURE, "RIFF INFO"),
        (bext_tags(bext()), AT, None, SURE, "bext"),
        (ixml_tags(IXML), AT, None, SURE, "iXML"),
        ((*info_tags(INFO), *bext_tags(bext(time=b"11:00:00"))), "2024-04-10T11:00:00", None,
         SURE, "bext"),
        (id3_tags(id3(frame(b"TDRC", b"\x032024-04-10T10:12:13", 4), version=4)), AT, None,
         UNSURE, "ID3"),
        (id3_tags(id3(frame(b"TYER", b"\0002024"), frame(b"TDAT", b"\0001004"),
                      frame(b"TIME", b"\0001012"))), "2024-04-10T10:12:00", None, UNSURE, "ID3"),
        (mp4_tags(moov(item(b"\xa9day", AT + "+0200"))), AT, 120, SURE, "MP4"),
        (mp4_tags(with_keys(b"com.apple.quicktime.creationdate", AT + "-0330")), AT, -210, SURE,
         "MP4"),
        (mp4_tags(moov()), AT, 0, UNSURE, "MP4"),
        ((info("ICRD", "2024-04-10 10:12"),), "2024-04-10T10:12:00", None, SURE, "RIFF INFO"),
    ],
)  # fmt: skip
def test_tags_say_when_it_was(
    tags: tuple[Tag, ...], start: str, offset: int | None, confidence: Confidence, kind: str
) -> None:
    facts = facts_of_tags(tags)
    assert (facts.start_local, facts.utc_offset_minutes) == (start, offset)
    assert facts.start_source is Source.TAG
    assert facts.start_confidence is confidence
    assert facts.origin_of("start_local") == Origin(Source.TAG, confidence, kind)
    assert facts.origin_of("utc_offset_minutes") == (
        None if offset is None else Origin(Source.TAG, confidence, kind)
    )


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        (info("INAM", "Recording 1004 5125550142 2024-04-10 10:12"),
         {"direction": "in", "agent_ref": "1004", "customer_number": "5125550142"}),
        (info("INAM", "Recording 5125550142 1004 2024-04-10 10:12"),
         {"direction": "out", "agent_ref": "1004", "customer_number": "5125550142"}),
        (comment("Direction: Inbound; Caller: +1 (512) 555-0142; Called: 201"),
         {"direction": "in", "agent_ref": "201", "customer_number": "+1 (512) 555-0142"}),
        (Tag(TagKind.BEXT, "description", "caller=sip:201@pbx | called=5125550142"),
         {"direction": "out", "agent_ref": "201", "customer_number": "5125550142"}),
        (comment("Agent: Ana Núñez; Customer name: Jo; Call ID: a-17"),
         {"agent_ref": "Ana Núñez", "customer_name": "Jo", "call_ref": "a-17"}),
        (comment("Agent: Ana Núñez | Extension: 201"), {"agent_ref": "201"}),
        (Tag(TagKind.ID3, "TXXX:Direction", "outgoing"), {"direction": "out"}),
        (Tag(TagKind.IXML, "callednumber", "201"), {}),
        (Tag(TagKind.MP4, "com.example.remote-number", "5125550142"),
         {"customer_number": "5125550142"}),
        (Tag(TagKind.ID3, "TXXX:customer number", "unknown"), {}),
        (Tag(TagKind.ID3, "TXXX:direction", "sideways"), {}),
    ],
)  # fmt: skip
def test_tags_say_who_was_on_the_call(tag: Tag, known: Mapping[str, object]) -> None:
    facts = facts_of_tags((tag,))
    found = {
        name: value
        for name in ("direction", "agent_ref", "customer_number", "customer_name", "call_ref")
        if (value := getattr(facts, name)) is not None
    }
    assert found == known
    assert facts.origins == {name: Origin(Source.TAG, SURE, tag.kind.value) for name in known}
    assert facts.start_local is None


@pytest.mark.parametrize(
    "tags",
    [
        (),
        (info("ICRD", "2024-04-10"),),
        (info("ICRD", "2024"),),
        (info("ICRD", "2024-13-10 10:12:13"),),
        (Tag(TagKind.BEXT, "origination", "0000-00-00 00:00:00"),),
        (Tag(TagKind.BEXT, "origination", "2000-01-01 00:00:00"),),
        (Tag(TagKind.ID3, "TXXX:extension", "mp3"),),
        (info("INAM", "5125550142"),),
        (info("IART", "Ana"),),
        (info("INAM", "Recording of the meeting 2024-04-10 10:12"),),
        (comment("Call about 5125550142 with agent Ana"),),
        (Tag(TagKind.ID3, "TXXX:agent", "200"), Tag(TagKind.IXML, "agent", "201")),
        bext_tags(bext(b"", b"")),
    ],
)
def test_what_tags_do_not_say_stays_unknown(tags: tuple[Tag, ...]) -> None:
    assert facts_of_tags(tags) == CallFacts()


@given(
    st.lists(
        st.builds(
            Tag,
            st.sampled_from(TagKind),
            st.sampled_from(["INAM", "ICMT", "description", "note", "TXXX:caller", "direction"]),
            st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=80),
        ),
        max_size=6,
    )
)
def test_no_tags_crash_or_invent_a_start(tags: list[Tag]) -> None:
    assert facts_of_tags(tags).start_local is None


# ------------------------------------------------------------------ what goes before what

TOLD = facts_of_tags(
    (
        Tag(TagKind.BEXT, "origination", "2024-04-10 10:12:13"),
        Tag(TagKind.ID3, "TXXX:agent", "201"),
        Tag(TagKind.ID3, "TXXX:direction", "in"),
    )
)


def known(source: Source, **facts: object) -> CallFacts:
    confidence = Confidence.GUESS if source is Source.FILE_TIME else SURE
    return said_by(source, replace(CallFacts(), **facts), confidence)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", [Source.NAME, Source.SIDECAR, Source.LOG])
def test_names_and_what_lies_beside_go_before_tags(source: Source) -> None:
    before = known(source, start_local="2024-01-01T00:00:00", agent_ref="300")
    facts = with_tags(before, TOLD)
    assert (facts.start_local, facts.agent_ref) == (before.start_local, "300")
    assert facts.origin_of("start_local") == Origin(source)
    assert facts.origin_of("agent_ref") == Origin(source)
    assert facts.direction is Direction.IN
    assert facts.origin_of("direction") == Origin(Source.TAG, SURE, "ID3")


@pytest.mark.parametrize("source", [Source.FOLDER, Source.FILE_TIME])
def test_tags_go_before_folders_and_the_time_of_the_file(source: Source) -> None:
    before = known(
        source, start_local="2024-01-01T00:00:00", utc_offset_minutes=60, agent_ref="300"
    )
    facts = with_tags(before, TOLD)
    assert (facts.start_local, facts.utc_offset_minutes, facts.agent_ref) == (AT, None, "201")
    assert facts.origin_of("start_local") == Origin(Source.TAG, SURE, "bext")
    assert facts.origin_of("agent_ref") == Origin(Source.TAG, SURE, "ID3")


def test_what_folders_say_stays_where_tags_say_nothing() -> None:
    before = known(Source.FOLDER, customer_number="1")
    assert with_tags(before, TOLD).origin_of("customer_number") == Origin(Source.FOLDER)
    assert with_tags(before, CallFacts()) == before


def test_a_local_start_gets_its_offset_from_a_tag_that_surely_knows_the_moment_in_utc() -> None:
    named = known(Source.NAME, start_local="2024-04-10T12:12:11")
    told = facts_of_tags(mp4_tags(moov(item(b"\xa9day", AT + "Z"))))
    facts = with_tags(named, told)
    assert (facts.start_local, facts.utc_offset_minutes) == ("2024-04-10T12:12:11", 120)
    assert facts.origin_of("utc_offset_minutes") == Origin(Source.TAG, SURE, "MP4")
    assert facts.origin_of("start_local") == Origin(Source.NAME)
    unsure = facts_of_tags(mp4_tags(moov()))
    assert with_tags(named, unsure).utc_offset_minutes is None
    assert with_tags(replace(named, utc_offset_minutes=60), told).utc_offset_minutes == 60
