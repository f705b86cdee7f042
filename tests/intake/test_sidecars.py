"""What lies beside a recording is read with care, and believed as far as it goes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Confidence, Origin, Side, Source
from callreview.intake.sidecars import MOST_BYTES, SIDECARS, facts_of_sidecar, names_beside
from tests.intake.families import IN, INTERNAL, OUT, bare, said

BCR = {
    "timestamp_unix_ms": 1689817988931,
    "timestamp": "2023-07-19T21:53:08.931-04:00",
    "direction": "in",
    "sim_slot": 1,
    "call_log_name": "John Doe",
    "calls": [{"phone_number": "+11234567890", "caller_name": "DOE JOHN", "contact_name": "John"}],
    "output": {"recording": {"frames_total": 96000}},
}
GENESYS = {
    "conversationId": "0b6e3b6c-0000-4000-8000-000000000001",
    "recordingId": "5f6e3b6c-0000-4000-8000-000000000002",
    "startTime": "2024-04-10T08:12:13.123Z",
    "initialDirection": "INBOUND",
    "ani": "tel:+15125550142",
    "dnis": "tel:+15125550100",
    "agents": [{"id": "x", "name": "Ana Núñez"}],
}
WEBEX = {
    "id": "81bb582c-e93e-40aa-abf6-962b620f6db4",
    "ownerId": "owner",
    "ownerName": "Ana Núñez",
    "serviceData": {
        "callRecordingId": "81bb582c-e93e-40aa-abf6-962b620f6db4",
        "personality": "terminator",
        "callingParty": {
            "actor": {"type": "PSTN"},
            "name": "Bo",
            "number": "sip:+15125550142@10.0.0.1;user=phone",
        },
        "calledParty": {"actor": {"type": "USER", "id": "owner"}, "number": "sip:201@10.0.0.1"},
        "session": {"startTime": "2023-11-07T08:50:21Z"},
        "mediaStreams": {"channel1": {"id": "owner"}, "channel2": {"id": "other"}},
    },
}
ZOOM = {
    "call_id": "7012345678901234567",
    "caller_number": "+15125550142",
    "caller_number_type": 2,
    "caller_name": "Bo",
    "callee_number": "201",
    "callee_number_type": 1,
    "callee_name": "Ana Núñez",
    "direction": "inbound",
    "date_time": "2024-04-10T08:12:13Z",
    "owner": {"type": "user", "name": "Ana Núñez", "extension_number": 201},
}
VOICEMAIL = """;
; Message Information file
;
[message]
origmailbox=103
context=internal
exten=103
callerchan=PJSIP/102-0000001a
callerid="Michael" <5125550142>
origdate=Tue Sep 22 05:24:47 AM UTC 2026
origtime=1790054687
category=
msg_id=1790054687-00000006
duration=42
"""
GOOGLE = """<html><head><title>Voicemail from Susie Glow</title></head><body>
<div class="haudio"><span class="album">Call Log for</span>
<span class="fn">Voicemail from Susie Glow</span>
<div class="contributor vcard">Voicemail from
<a class="tel" href="tel:+18885554321"><span class="fn">Susie &amp; Glow</span></a></div>
<abbr class="published" title="2014-05-16T19:54:27.000-07:00">May 16</abbr>
<audio controls="controls" src="x.mp3"><a rel="enclosure" href="x.mp3">Audio</a></audio>
<div class="tags">Labels: <a rel="tag" href="http://www.google.com/voice#inbox">Inbox</a>,
<a rel="tag" href="http://www.google.com/voice#voicemail">Voicemail</a></div></div></body></html>"""
PUZZEL = """<?xml version="1.0" encoding="utf-8"?><recording>
<session><sessionID>a1b2</sessionID><startTime>2024-04-10 08:12:13</startTime></session>
<request><remoteAddress>+4722555142</remoteAddress><queue_key>q_sales</queue_key></request>
<agent agentName="Ana Núñez"/></recording>"""
VERBA = """<?xml version="1.0" encoding="UTF-8"?><call xmlns="urn:x">
<id>4a9d5ec0-7a40-11e4-8271-001cc092f276</id><modality_id>voice</modality_id>
<native_call_id>d53f17c6</native_call_id><native_id>d53f17c6|1|-1</native_id>
<source_caller_id>sip:+15125550142@x</source_caller_id><source_name>Bo</source_name>
<destination_caller_id>201</destination_caller_id><destination_name>Ana</destination_name>
<start_date>2014-12-02 14:28:12</start_date></call>"""

VOICE_START = "2014-05-16T19:54:27"
TOLD = [
    # extension, content, profile, facts
    (
        "json",
        json.dumps(BCR),
        "BCR",
        said("2023-07-19T21:53:08", -240, IN, None, "+11234567890", "John"),
    ),
    (
        "json",
        json.dumps({**BCR, "timestamp": None, "direction": "out", "calls": []}),
        "BCR",
        said("2023-07-20T01:53:08", 0, OUT, None, None, "John Doe"),
    ),
    (
        "json",
        json.dumps({**BCR, "direction": "conference", "calls": BCR["calls"] * 2}),  # type: ignore[operator]
        "BCR",
        said("2023-07-19T21:53:08", -240),
    ),
    (
        "json",
        json.dumps(GENESYS),
        "Genesys Cloud",
        said(
            "2024-04-10T08:12:13",
            0,
            IN,
            "Ana Núñez",
            "+15125550142",
            ref="0b6e3b6c-0000-4000-8000-000000000001",
        ),
    ),
    (
        "json",
        json.dumps({**GENESYS, "initialDirection": "outbound", "agents": ["a", "b"]}),
        "Genesys Cloud",
        said(
            "2024-04-10T08:12:13",
            0,
            OUT,
            None,
            "+15125550100",
            ref="0b6e3b6c-0000-4000-8000-000000000001",
        ),
    ),
    (
        "json",
        json.dumps(WEBEX),
        "Webex Calling",
        said(
            "2023-11-07T08:50:21",
            0,
            IN,
            "Ana Núñez",
            "+15125550142",
            "Bo",
            "81bb582c-e93e-40aa-abf6-962b620f6db4",
            Side.LEFT,
        ),
    ),
    (
        "json",
        json.dumps(
            {
                **WEBEX,
                "serviceData": {
                    **WEBEX["serviceData"],  # type: ignore[dict-item]
                    "personality": "originator",
                    "mediaStreams": {"channel1": ["other"], "channel2": ["owner"]},
                },
            }
        ),
        "Webex Calling",
        said(
            "2023-11-07T08:50:21",
            0,
            INTERNAL,
            "Ana Núñez",
            "201",
            None,
            "81bb582c-e93e-40aa-abf6-962b620f6db4",
            Side.RIGHT,
        ),
    ),
    (
        "json",
        json.dumps(ZOOM),
        "Zoom Phone",
        said("2024-04-10T08:12:13", 0, IN, "201", "+15125550142", "Bo", "7012345678901234567"),
    ),
    (
        "json",
        json.dumps({"recordings": [{**ZOOM, "owner": None, "callee_number": "+15125550100"}]}),
        "Zoom Phone",
        said(
            "2024-04-10T08:12:13", 0, IN, "Ana Núñez", "+15125550142", "Bo", "7012345678901234567"
        ),
    ),
    (
        "txt",
        VOICEMAIL,
        "Asterisk voicemail",
        said("2026-09-22T05:24:47", 0, IN, "103", "5125550142", "Michael", "1790054687-00000006"),
    ),
    (
        "txt",
        VOICEMAIL.replace('"Michael" <5125550142>', "Unknown").replace("msg_id=", "was="),
        "Asterisk voicemail",
        said("2026-09-22T05:24:47", 0, IN, "103"),
    ),
    (
        "html",
        GOOGLE,
        "Google Voice",
        said(VOICE_START, -420, IN, None, "+18885554321", "Susie & Glow"),
    ),
    (
        "html",
        GOOGLE.replace(">Voicemail</a>", ">Placed</a>").replace("Susie &amp; Glow", "+18885554321"),
        "Google Voice",
        said(VOICE_START, -420, OUT, None, "+18885554321"),
    ),
    (
        "xml",
        PUZZEL,
        "Puzzel",
        said(
            "2024-04-10T08:12:13", None, None, "Ana Núñez", "+4722555142", None, "a1b2", Side.RIGHT
        ),
    ),
    (
        "xml",
        VERBA,
        "Verba",
        said("2014-12-02T14:28:12", None, IN, "201", "+15125550142", "Bo", "d53f17c6"),
    ),
]


@pytest.mark.parametrize(("extension", "content", "profile", "facts"), TOLD)
def test_a_sidecar_says(extension: str, content: str, profile: str, facts: CallFacts) -> None:
    found = facts_of_sidecar(extension.upper(), content.encode())
    assert found
    assert bare(found) == facts
    assert found.profile == profile
    assert (found.start_source, found.start_confidence) == (Source.SIDECAR, Confidence.SURE)
    if found.customer_number:
        assert found.origin_of("customer_number") == Origin(Source.SIDECAR)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    "<recording><sessionID>&b;</sessionID><remoteAddress>1</remoteAddress></recording>"
)
READER_OF_FILES = (
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<r><sessionID>&x;</sessionID><remoteAddress>1</remoteAddress></r>"
)


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("json", b""),
        ("json", b"{"),
        ("json", b"[]"),
        ("json", b"null"),
        ("json", b'"text"'),
        ("json", b"\xff\xfe\x00"),
        ("json", b"[" * 200_000),
        ("json", b'{"a":' * 100_000),
        ("json", b'{"timestamp_unix_ms":' + b"9" * 100_000 + b"}"),
        ("json", b'{"conversationId": {"a": []}}'),
        ("json", b'{"serviceData": []}'),
        ("json", json.dumps({"recordings": [ZOOM, ZOOM]}).encode()),
        ("xml", b""),
        ("xml", b"<a"),
        ("xml", b"<a>" * 100),
        ("xml", b"<a><b/></a>"),
        ("xml", BOMB.encode()),
        ("xml", READER_OF_FILES.encode()),
        ("xml", b"<a>" + b"<b>x</b>" * 30_000 + b"</a>"),
        ("xml", PUZZEL.replace("utf-8", "no-such-code").encode()),
        ("xml", VERBA.replace("voice", "im").encode()),
        ("html", b"<html>"),
        ("html", b"<div class='haudio'>"),
        ("html", b"<!" * 1000),
        ("txt", b"[message]\n"),
        ("txt", b"origmailbox=1\ncallerid=2\n"),
        ("txt", b"[other]\norigmailbox=1\ncallerid=2\n"),
        ("exe", VOICEMAIL.encode()),
        ("txt", VOICEMAIL.encode() + b" " * MOST_BYTES),
    ],
)
def test_what_is_no_sidecar_or_means_harm_says_nothing(extension: str, content: bytes) -> None:
    assert facts_of_sidecar(extension, content) is None


def test_nothing_from_outside_is_kept_at_any_length() -> None:
    long = "1" * 100_000
    for extension, content in (
        ("json", json.dumps({**GENESYS, "conversationId": long, "ani": long})),
        ("xml", PUZZEL.replace("a1b2", long).replace("+4722555142", long)),
        ("txt", VOICEMAIL.replace("1790054687-", long)),
    ):
        facts = facts_of_sidecar(extension, content.encode())
        assert facts
        told = (facts.call_ref, facts.customer_number, facts.customer_name)
        assert all(one is None or len(one) <= 1000 for one in told)


@given(st.sampled_from(sorted(SIDECARS)), st.binary(max_size=400))
def test_no_bytes_crash(extension: str, content: bytes) -> None:
    facts_of_sidecar(extension, content)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("real", [BCR, GENESYS, WEBEX, ZOOM])
@given(st.data())
def test_a_real_sidecar_with_any_value_in_any_place_does_not_crash(
    real: dict[str, object], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(real)))
    facts_of_sidecar("json", json.dumps({**real, key: data.draw(values)}).encode())


def test_a_sidecar_has_the_name_of_its_recording() -> None:
    names = names_beside("msg0000")
    assert {"msg0000.txt", "msg0000.json", "msg0000_metadata.json", "msg0000.xml"} <= set(names)
