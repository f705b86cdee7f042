"""Tags are read in the worker, as far as they can be trusted, and nothing in a file stops it."""

import struct
import tempfile
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from av.audio.frame import AudioFrame
from hypothesis import given
from hypothesis import strategies as st

from callreview.audio.line import LineBroken, Message
from callreview.audio.pool import Pool
from callreview.audio.sniff import kind_of
from callreview.audio.source import Source
from callreview.audio.tags import tags_in
from callreview.audio.telling import tags_of
from callreview.domain.audiofile import Verdict
from callreview.domain.tags import Tag, TagKind
from tests.audio.pools import pool, probed
from tests.corpus import never_closed, talk
from tests.tagging import (
    INFO,
    IXML,
    bext,
    box,
    chunk,
    frame,
    id3,
    item,
    moov,
    put,
    wav_with,
    with_keys,
)

__all__ = ["pool"]

BOMB = (
    b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>"
    + b"".join(b"<!ENTITY b%d '%s'>" % (n, b"&b;" * 10) for n in range(9))
    + b"]><a><note>&b8;</note></a>"
)


def tags(pool: Pool, path: Path) -> dict[tuple[str, str], str]:
    found = probed(pool, path).tags
    assert found is not None
    return {(one.kind.value, one.name): one.text for one in found}


def written_by_ffmpeg(path: Path, form: str, **metadata: str) -> Path:
    options = {"write_bext": "1"} if path.suffix == ".wav" else {}
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update(metadata)
        stream = container.add_stream(form, rate=44_100, layout="mono")
        assert isinstance(stream, av.AudioStream)
        sound = AudioFrame.from_ndarray(talk(0.1, rate=44_100).reshape(1, -1), "s16", "mono")
        sound.sample_rate = 44_100
        container.mux([*stream.encode(sound), *stream.encode(None)])
    return path


def test_the_broadcast_chunk_and_the_info_of_a_real_wav(pool: Pool, tmp_path: Path) -> None:
    path = written_by_ffmpeg(
        tmp_path / "a.wav",
        "pcm_s16le",
        description="Call with Bo",
        origination_date="2024-04-10",
        origination_time="10:12:13",
        artist="Ana Núñez",
    )
    found = tags(pool, path)
    assert found["bext", "description"] == "Call with Bo"
    assert found["bext", "origination"] == "2024-04-10 10:12:13"
    assert found["RIFF INFO", "IART"] == "Ana Núñez"


def test_the_info_another_library_writes(pool: Pool, tmp_path: Path) -> None:
    with soundfile.SoundFile(tmp_path / "a.wav", "w", 8000, 1) as file:
        file.title, file.date = "Recording 1004 5125550142 2024-04-10 10:12", "2024-04-10 10:12"
        file.write(talk(0.1))
    found = tags(pool, tmp_path / "a.wav")
    assert found["RIFF INFO", "INAM"] == "Recording 1004 5125550142 2024-04-10 10:12"
    assert found["RIFF INFO", "ICRD"] == "2024-04-10 10:12"


def test_the_tags_of_a_real_mp3(pool: Pool, tmp_path: Path) -> None:
    path = written_by_ffmpeg(
        tmp_path / "a.mp3", "mp3", title="Anruf für Bo", date="2024-04-10T10:12:13", agent="201"
    )
    found = tags(pool, path)
    assert found["ID3", "TIT2"] == "Anruf für Bo"
    assert found["ID3", "TDRC"] == "2024-04-10T10:12:13"
    assert found["ID3", "TXXX:agent"] == "201"


def test_the_tags_of_a_real_m4a(pool: Pool, tmp_path: Path) -> None:
    path = written_by_ffmpeg(
        tmp_path / "a.m4a",
        "aac",
        title="Bo",
        date="2024-04-10T10:12:13+0200",
        creation_time="2024-04-10T08:12:13Z",
    )
    found = tags(pool, path)
    assert found["MP4", "©nam"] == "Bo"
    assert found["MP4", "©day"] == "2024-04-10T10:12:13+0200"
    assert found["MP4", "created"] == "2024-04-10 08:12:13Z"


def test_chunks_before_and_behind_the_sound_and_of_a_codec_nobody_plays(
    pool: Pool, tmp_path: Path
) -> None:
    cp1252 = chunk(b"LIST", b"INFO" + chunk(b"IART", b"Ana N\xfa\xf1ez"))
    path = put(
        tmp_path / "a.wav",
        wav_with(chunk(b"iXML", IXML), cp1252, before=chunk(b"bext", bext())),
    )
    found = tags(pool, path)
    assert found["bext", "origination"] == found["iXML", "origination"] == "2024-04-10 10:12:13"
    assert found["RIFF INFO", "IART"] == "Ana Núñez"
    refused = path.read_bytes().replace(b"fmt \x10\0\0\0\x01\0", b"fmt \x10\0\0\0\x83\0")
    probe = probed(pool, put(tmp_path / "b.wav", refused))
    assert probe.verdict is Verdict.UNSUPPORTED
    assert probe.tags == probed(pool, path).tags


def test_an_mp4_whose_names_are_apart(pool: Pool, tmp_path: Path) -> None:
    name, at = b"com.apple.quicktime.creationdate", "2024-04-10T10:12:13+0200"
    content = box(b"ftyp", b"qt  ") + box(b"mdat", bytes(99)) + box(b"moov", with_keys(name, at))
    assert tags(pool, put(tmp_path / "a.m4a", content)) == {("MP4", name.decode()): at}
    large = struct.pack(">I", 1) + b"mdat" + struct.pack(">Q", 16 + 99) + bytes(99)
    content = box(b"ftyp", b"M4A ") + large + box(b"moov", moov(item(b"\xa9nam", "Bo")))
    assert tags(pool, put(tmp_path / "b.m4a", content))["MP4", "©nam"] == "Bo"


def test_other_recordings_have_no_tags(pool: Pool, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.flac", talk(0.1), 8000)
    assert probed(pool, tmp_path / "a.flac").tags == ()
    assert probed(pool, put(tmp_path / "a.wav", wav_with())).tags == ()
    assert probed(pool, tmp_path / "nowhere.wav").tags is None


def hostile() -> dict[str, bytes]:
    """Return files with tags that lie behind one that does not."""
    good = chunk(b"bext", bext())
    return {
        "a LIST that claims 4 GiB.wav": wav_with(b"LIST\xf8\xff\xff\xffINFO", before=good),
        "INFO that claims 4 GiB.wav": wav_with(
            chunk(b"LIST", b"INFOINAM\xf8\xff\xff\xff"), before=good
        ),
        "INFO that goes back.wav": wav_with(
            chunk(b"LIST", b"INFO" + b"zzzz\xf4\xff\xff\xff" * 9), before=good
        ),
        "an entity bomb.wav": wav_with(chunk(b"iXML", BOMB), before=good),
        "entities from outside.wav": wav_with(
            chunk(b"iXML", b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>x</a>"), before=good
        ),
        "XML without an end.wav": wav_with(chunk(b"iXML", b"<a>" * 80_000), before=good),
        "XML too long.wav": wav_with(
            chunk(b"iXML", b"<a>" + b"x" * 300_000 + b"</a>"), before=good
        ),
        "XML of another alphabet.wav": wav_with(
            chunk(b"iXML", b"<?xml version='1.0' encoding='utf-7'?><a/>"), before=good
        ),
        "ID3 that claims too much.wav": wav_with(
            chunk(b"id3 ", b"ID3\x04\0\0\x7f\x7f\x7f\x7fTIT2\x7f\x7f\x7f\x7f"), before=good
        ),
        "a thousand chunks.wav": wav_with(*[chunk(b"LIST", b"adtl")] * 1000, before=good),
        "ten thousand tags.wav": wav_with(
            chunk(b"LIST", b"INFO" + chunk(b"\xff\xfe\0\0", b"x") * 10_000), before=good
        ),
    }


@pytest.mark.parametrize("name", hostile())
def test_tags_that_lie_take_nothing_from_those_that_do_not(
    name: str, pool: Pool, tmp_path: Path
) -> None:
    found = tags(pool, put(tmp_path / name, hostile()[name]))
    assert found["bext", "origination"] == "2024-04-10 10:12:13"
    assert [kind for kind, _ in found if kind != "bext"] in ([], ["RIFF INFO"])


def nested(depth: int, inmost: bytes) -> bytes:
    for name in (b"moov", b"udta", b"meta") * depth:
        inmost = box(name, inmost)
    return inmost


@pytest.mark.parametrize(
    "content",
    [
        box(b"ftyp", b"M4A ") + nested(500, moov()),
        box(b"ftyp", b"M4A ") + b"\xff\xff\xff\xffmoov" + moov(),
        box(b"ftyp", b"M4A ") + b"\0\0\0\1moov" + b"\xff" * 8 + moov(),
        box(b"ftyp", b"M4A ") + b"\0\0\0\7moov" + moov(),
        box(b"ftyp", b"M4A ") + box(b"moov", box(b"meta", bytes(300_000))),
        box(b"ftyp", b"M4A ") + box(b"free", b"") * 5000 + box(b"moov", moov()),
        id3(frame(b"TIT2", b"\x00" + b"x" * 99))[:20],
        b"ID3\x04\0\xff\x7f\x7f\x7f\x7f" + b"\xff" * 5000,
        id3(*[frame(b"APIC", bytes(60_000))] * 9),
    ],
    ids=["nested", "too long", "2^64", "too short", "large", "many", "cut", "flags", "pictures"],
)
def test_an_mp4_or_an_id3_that_lies_says_nothing(
    content: bytes, pool: Pool, tmp_path: Path
) -> None:
    found = tags(pool, put(tmp_path / "call.m4a", content))
    assert all(text.startswith("x") for text in found.values())


WHOLE = (
    wav_with(
        chunk(b"LIST", INFO),
        chunk(b"iXML", IXML),
        chunk(b"id3 ", id3(frame(b"TXXX", b"\x03agent\0201"))),
        before=chunk(b"bext", bext()),
    ),
    box(b"ftyp", b"M4A ") + box(b"moov", moov(item(b"\xa9day", "2024-04-10T10:12:13+0200"))),
    box(b"ftyp", b"qt  ") + box(b"moov", with_keys(b"com.example.caller", "5125550142")),
    id3(frame(b"TYER", b"\0002024"), frame(b"COMM", b"\x00engnote\0x")) + bytes(100),
)


@given(st.sampled_from(WHOLE), st.integers(0, 4000), st.binary(max_size=8), st.integers(0, 8))
def test_no_broken_file_stops_who_looks_for_tags(
    content: bytes, at: int, written: bytes, left_out: int
) -> None:
    at %= len(content)
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(content[:at] + written + content[at + left_out :])
        source = Source(file.fileno(), ".wav")
        found = tags_in(source, kind_of(source).wav)
    assert len(found) <= 64


def test_a_recording_nobody_closed_has_no_tags_in_its_sound(pool: Pool, tmp_path: Path) -> None:
    sounds_like_tags = chunk(b"bext", bext()) + talk(0.5).tobytes()
    sound = np.frombuffer(sounds_like_tags, np.int16).reshape(-1, 1)
    path = never_closed(tmp_path / "a.wav", sound)
    assert tags(pool, path) == {}


def test_many_long_tags_fit_through_the_line(pool: Pool, tmp_path: Path) -> None:
    long = chunk(b"LIST", b"INFO" + chunk(b"INAM", "\U0001f3a7".encode() * 2000) * 20)
    found = probed(pool, put(tmp_path / "a.wav", wav_with(long))).tags
    assert found
    assert found[0].text == "\U0001f3a7" * 1000


@pytest.mark.parametrize(
    "said",
    [
        None,
        {},
        [["bext", "x", "y"]] * 65,
        [["bext", "x"]],
        [["bext", "x", 1]],
        [["what", "x", "y"]],
        [["bext", "x", "a\nb"]],
        [["bext", "x", "y" * 5000]],
        [["bext", "", "y"]],
        ["abc"],
    ],
    ids=repr,
)
def test_tags_that_cannot_be_are_not_taken(said: object) -> None:
    with pytest.raises(LineBroken):
        tags_of(Message({"tags": said}))


def test_tags_come_as_they_were_sent() -> None:
    assert tags_of(Message({"tags": [["bext", "x", "y"]]})) == (Tag(TagKind.BEXT, "x", "y"),)
