"""A captured worker may say anything; the app takes nothing that cannot be true."""

import json
import os
import socket
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest

from callreview.audio.decoding import Decoding
from callreview.audio.handover import OpenFile, SocketChannel
from callreview.audio.line import Line, LineBroken, Message
from callreview.audio.privatefile import PrivateFolder
from callreview.audio.telling import finding_of, header_of

HEADER = {
    "container": "wav",
    "codec": "pcm_s16le",
    "rate": 8000,
    "channels": 2,
    "duration_ms": 1000,
    "frames": 8000,
}
BEGUN = {"header": HEADER, "decoder": "any", "expected": 8000}


@pytest.fixture
def ends() -> Iterator[tuple[Line, socket.socket]]:
    """The app's line, and the worker's bare end of it."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Line(SocketChannel(ours, takes_descriptors=False)), theirs


@pytest.fixture
def decoding(tmp_path: Path) -> Iterator[Decoding]:
    decoding = Decoding(Path("call.wav"), PrivateFolder(tmp_path), None)
    yield decoding
    decoding.close()


def raw(says: bytes, payload: bytes = b"") -> bytes:
    return struct.pack("<II", len(says), len(payload)) + says + payload


def test_a_message_arrives_as_it_was_sent(ends: tuple[Line, socket.socket]) -> None:
    line, theirs = ends
    theirs.sendall(raw(json.dumps({"say": "block", "frames": 3}).encode(), b"abc"))
    message = line.receive()
    assert message.says == {"say": "block", "frames": 3}
    assert message.payload == b"abc"


@pytest.mark.parametrize(
    "sent",
    [
        struct.pack("<II", 0xFFFFFFFF, 0),
        struct.pack("<II", 2, 0xFFFFFFFF) + b"{}",
        raw(b"not json"),
        raw(b"[1, 2]"),
        raw(b"[" * 60_000),
        raw(b"\xff\xfe"),
        b"\x01",
        b"",
    ],
    ids=["huge", "huge payload", "no json", "a list", "deep", "no text", "half", "nothing"],
)
def test_nonsense_breaks_the_line(sent: bytes, ends: tuple[Line, socket.socket]) -> None:
    line, theirs = ends
    theirs.sendall(sent)
    theirs.shutdown(socket.SHUT_WR)
    with pytest.raises(LineBroken):
        line.receive()


def test_the_app_takes_no_open_files_from_a_worker(ends: tuple[Line, socket.socket]) -> None:
    line, theirs = ends
    ours = psutil.Process()
    before = ours.num_fds()
    with Path(os.devnull).open("rb") as file:
        socket.send_fds(theirs, [raw(b"{}")], [file.fileno()] * 3)
    assert line.receive().descriptors == []
    assert ours.num_fds() == before


def test_speaking_to_nobody_breaks_the_line(ends: tuple[Line, socket.socket]) -> None:
    line, theirs = ends
    theirs.close()
    with pytest.raises(LineBroken):
        line.send({"do": "probe"})


def test_hanging_up_wakes_the_one_who_listens(ends: tuple[Line, socket.socket]) -> None:
    line, _ = ends
    line.hang_up()
    with pytest.raises(LineBroken):
        line.receive()


def test_files_go_over_the_line_open(ends: tuple[Line, socket.socket], tmp_path: Path) -> None:
    ours, theirs = ends
    path = tmp_path / "file"
    path.write_bytes(b"content")
    descriptor = os.open(path, os.O_RDONLY)
    ours.send({"do": "probe"}, files=[OpenFile(descriptor, path)])
    os.close(descriptor)
    message = Line(SocketChannel(theirs, takes_descriptors=True)).receive()
    assert str(path) not in json.dumps(message.says)
    assert os.pread(message.descriptors[0], 7, 0) == b"content"
    os.close(message.descriptors[0])


@pytest.mark.parametrize(
    "change",
    [
        {"header": None},
        {"header": "a text"},
        {"header": {**HEADER, "rate": 0}},
        {"header": {**HEADER, "rate": 1e9}},
        {"header": {**HEADER, "channels": 17}},
        {"header": {**HEADER, "channels": True}},
        {"header": {**HEADER, "codec": "x" * 1000}},
        {"header": {**HEADER, "frames": -1}},
        {"decoder": 5},
        {"expected": -1},
        {"expected": 1 << 70},
    ],
    ids=str,
)
def test_a_header_that_cannot_be_is_not_taken(
    change: Mapping[str, Any], decoding: Decoding
) -> None:
    with pytest.raises(LineBroken):
        decoding.begin(Message({**BEGUN, **change}))
    assert decoding.pcm is None


@pytest.mark.parametrize(
    ("says", "payload"),
    [
        ({"frames": -1}, b""),
        ({"frames": 1 << 60}, b""),
        ({"frames": "many"}, b""),
        ({"frames": 64}, bytes(13)),
        ({"frames": 64}, bytes(12 * 1000)),
        ({}, b""),
    ],
    ids=str,
)
def test_a_block_that_cannot_be_is_not_taken(
    says: Mapping[str, Any], payload: bytes, decoding: Decoding
) -> None:
    decoding.begin(Message(BEGUN))
    with pytest.raises((LineBroken, ValueError)):
        decoding.add(Message({"part": 0.5, **says}, payload))
    assert decoding.peaks().frames == 0


def test_sound_before_its_header_is_not_taken(decoding: Decoding) -> None:
    with pytest.raises(LineBroken):
        decoding.add(Message({"frames": 64, "part": 0.5}, bytes(12)))


@pytest.mark.parametrize(
    "says",
    [
        {"verdict": "splendid", "reason": "", "fields": {}},
        {"verdict": "ok", "reason": "but", "fields": {}},
        {"verdict": "damaged", "reason": "", "fields": {}},
        {"verdict": "ok", "reason": "", "fields": []},
        {"verdict": 1, "reason": "", "fields": {}},
        {},
    ],
    ids=str,
)
def test_a_verdict_that_cannot_be_is_not_taken(says: Mapping[str, Any]) -> None:
    with pytest.raises(LineBroken):
        finding_of(Message(says))


def test_fields_of_a_verdict_are_plain(decoding: Decoding) -> None:
    says = {
        "verdict": "damaged",
        "reason": "parts_left_out",
        "fields": {"count": 3, "list": [1], "long": "x" * 1000},
    }
    assert dict(finding_of(Message(says)).fields) == {"count": 3}


def test_frames_that_were_never_written_are_not_read(decoding: Decoding) -> None:
    decoding.begin(Message(BEGUN))
    decoding.add(Message({"frames": 64, "part": 0.5}, bytes(12)))
    assert decoding.pcm
    assert decoding.pcm.frames_ready == 64
    assert len(decoding.pcm.read(0, 64)) == 0


def test_no_header_is_no_header() -> None:
    assert header_of(Message({"header": None})) is None
