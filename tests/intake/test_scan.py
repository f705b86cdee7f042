"""Any folder is safe to look into, and every recording in it is met once."""

import hashlib
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callreview.domain.call import Confidence, Listed, Source
from callreview.domain.errors import CallReviewError
from callreview.intake.identity import Identity, identity_of
from callreview.intake.scan import BATCH, scan
from callreview.intake.walk import LeftOut
from callreview.words import sentence
from tests.intake.families import IN, INTERNAL, OUT

needs_posix = pytest.mark.skipif(os.name != "posix", reason="a POSIX file system is needed")
FREEPBX = "in-5550100-+15125550142-20260312-102204-1773328920.41.wav"
SOUND = b"RIFF\x24\0\0\0WAVEfmt " + bytes(64)


class Met:
    """Everything a scan gave away."""

    def __init__(self, root: Path) -> None:
        batches = list(scan(root))
        self.listed: list[Listed] = [one for batch in batches for one in batch.listed]
        self.left_out: list[LeftOut] = [one for batch in batches for one in batch.left_out]
        self.passed_over = sum(batch.passed_over for batch in batches)

    @property
    def names(self) -> list[str]:
        return [Path(one.path).name for one in self.listed]

    @property
    def reasons(self) -> dict[str, str]:
        return {Path(one.path).name: one.reason for one in self.left_out}


def put(path: Path, content: bytes = SOUND) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_recordings_are_met_in_all_folders_with_what_their_names_say(tmp_path: Path) -> None:
    path = put(tmp_path / "2026" / "03" / "12" / FREEPBX)
    put(tmp_path / "201" / "[Bo]_5125550154-201_20260313091512(12).wav")
    met = Met(tmp_path)
    assert met.names == ["[Bo]_5125550154-201_20260313091512(12).wav", FREEPBX]
    assert [one.facts.profile for one in met.listed] == ["3CX", "FreePBX"]
    listed = met.listed[1]
    assert (listed.path, listed.size) == (str(path), len(SOUND))
    assert listed.mtime_ns == path.stat().st_mtime_ns
    assert listed.fingerprint == hashlib.sha256(SOUND).hexdigest()
    assert not met.left_out


def test_every_reason_has_a_sentence(tmp_path: Path) -> None:
    for name in ("a.zip", "b.pcap", "Chat with Bo.txt", "c.wav.gpg"):
        put(tmp_path / name)
    for one in (*Met(tmp_path).left_out, *Met(tmp_path / "gone").left_out):
        assert one.path.split("/")[-1] in sentence(CallReviewError(one.reason, **one.fields))


def test_the_fingerprint_is_of_both_ends(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1024
    path = put(tmp_path / "a.wav", content)
    identity = identity_of(path)
    ends = content[: 64 * 1024] + content[-64 * 1024 :]
    assert identity
    assert identity.fingerprint == hashlib.sha256(ends).hexdigest()


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 64 * 1024 + 1, 128 * 1024])
def test_the_fingerprint_of_a_short_file_is_of_all_of_it_once(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    identity = identity_of(put(tmp_path / "a.wav", content))
    assert identity
    assert identity.fingerprint == hashlib.sha256(content).hexdigest()


def test_a_file_as_it_was_known_is_not_read_again(tmp_path: Path) -> None:
    path = put(tmp_path / "a.wav")
    found = path.stat()
    known = {str(path): Identity(found.st_size, found.st_mtime_ns, "as before")}
    batches = list(scan(tmp_path, known=known))
    assert batches[0].listed[0].fingerprint == "as before"
    put(path, SOUND + b"more")
    batches = list(scan(tmp_path, known=known))
    assert batches[0].listed[0].fingerprint == hashlib.sha256(SOUND + b"more").hexdigest()


def test_what_is_no_recording_is_listed_apart_or_passed_over(tmp_path: Path) -> None:
    for name in ("a.zip", "b.pcap", "Chat with Bo.txt", "c.wav.gpg", "notes.txt", "d.jpg"):
        put(tmp_path / name)
    put(tmp_path / ".hidden.wav")
    put(tmp_path / ".trash" / "e.wav")
    met = Met(tmp_path)
    assert met.names == []
    assert met.reasons == {
        "a.zip": "is_archive",
        "b.pcap": "is_network_capture",
        "Chat with Bo.txt": "is_chat",
        "c.wav.gpg": "is_encrypted",
    }
    assert met.passed_over == 4


def test_content_decides_where_the_name_says_nothing(tmp_path: Path) -> None:
    put(tmp_path / "in-1-2-20260312-102204-1773328920.41")
    put(tmp_path / "README", b"no sound")
    put(tmp_path / "short", b"x")
    met = Met(tmp_path)
    assert met.names == ["in-1-2-20260312-102204-1773328920.41"]
    assert met.passed_over == 2


def test_a_folder_with_a_day_is_believed_before_the_time_of_a_file(tmp_path: Path) -> None:
    path = put(tmp_path / "2026" / "03" / "12" / "msg0001.wav")
    other_day = datetime(2027, 1, 1, 12).timestamp()  # noqa: DTZ001 - local, as the file's time is
    os.utime(path, (other_day, other_day))
    facts = Met(tmp_path).listed[0].facts
    assert (facts.start_local, facts.start_source) == ("2026-03-12T00:00:00", Source.FOLDER)
    assert facts.start_confidence is Confidence.GUESS
    same_day = datetime(2026, 3, 12, 12).timestamp()  # noqa: DTZ001 - as above
    os.utime(path, (same_day, same_day))
    facts = Met(tmp_path).listed[0].facts
    assert (facts.start_local, facts.start_source) == ("2026-03-12T12:00:00", Source.FILE_TIME)


def test_a_tree_of_500_recordings_of_freepbx_is_read_whole(tmp_path: Path) -> None:
    """Ten kinds of names, fifty of each, in a folder for each day, among a few of other things."""
    kinds = [
        ("in-5550100-+1512555{n:04}", IN, None),
        ("external-2{n:02}-1512555{n:04}", IN, "2{n:02}"),
        ("external-2{n:02}-unknown", IN, "2{n:02}"),
        ("out-1512555{n:04}-2{n:02}", OUT, "2{n:02}"),
        ("out-512-555-{n:04}-2{n:02}", OUT, "2{n:02}"),
        ("internal-201-2{n:02}", INTERNAL, "2{n:02}"),
        ("q-600-1512555{n:04}", IN, None),
        ("rg-700-1512555{n:04}", IN, None),
        ("force-1512555{n:04}-2{n:02}", OUT, "2{n:02}"),
        ("exten-2{n:02}-1512555{n:04}", IN, "2{n:02}"),
    ]
    expected = {}
    for n in range(50):
        for at, (shape, way, who) in enumerate(kinds):
            epoch = 1772442000 + n % 28 * 86400 + at * 600
            stamp = datetime.fromtimestamp(epoch, UTC) + timedelta(hours=-5)
            name = f"{shape.format(n=n)}-{stamp:%Y%m%d-%H%M%S}-{epoch}.{n}.wav"
            put(tmp_path / "monitor" / f"{stamp:%Y/%m/%d}" / name, SOUND + name.encode())
            start = stamp.replace(tzinfo=None).isoformat()
            expected[name] = (start, -300, way, who.format(n=n) if who else None)
        put(tmp_path / "monitor" / "2026" / "03" / f"{2 + n % 28:02}" / "Master.csv")
    met = Met(tmp_path)
    assert len(met.listed) == len(expected) == 500
    assert not met.left_out
    found = {Path(one.path).name: one.facts for one in met.listed}
    assert {one.profile for one in found.values()} == {"FreePBX"}
    assert {
        name: (facts.start_local, facts.utc_offset_minutes, facts.direction, facts.agent_ref)
        for name, facts in found.items()
    } == expected
    numbers = [facts.customer_number for facts in found.values()]
    assert sum(number is None for number in numbers) == 50  # the unknown callers


def test_a_name_nobody_knows_gets_the_files_time_as_a_guess(tmp_path: Path) -> None:
    path = put(tmp_path / "meeting.wav")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    facts = Met(tmp_path).listed[0].facts
    assert facts.start_source is Source.FILE_TIME
    assert facts.start_confidence is Confidence.GUESS
    assert facts.start_local
    assert facts.start_local.startswith("2023-11-1")
    assert facts.customer_number is facts.direction is facts.agent_ref is None


def test_a_folder_named_like_a_recording_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "x.wav" / "a.wav")
    assert Met(tmp_path).names == ["a.wav"]


def test_large_folders_come_in_batches(tmp_path: Path) -> None:
    for at in range(BATCH + 1):
        put(tmp_path / f"{at:04}.wav", b"")
    sizes = [len(batch.listed) for batch in scan(tmp_path)]
    assert sum(sizes) == BATCH + 1
    assert len(sizes) >= 2


def test_a_scan_stops_when_it_is_told_to(tmp_path: Path) -> None:
    for at in range(BATCH * 3):
        put(tmp_path / f"{at:04}.wav", b"")
    met: list[Listed] = []
    for batch in scan(tmp_path, cancelled=lambda: bool(met)):
        met.extend(batch.listed)
    assert 0 < len(met) <= BATCH


def test_a_missing_root_is_said(tmp_path: Path) -> None:
    met = Met(tmp_path / "gone")
    assert met.reasons == {"gone": "folder_unreadable"}


@needs_posix
def test_links_in_a_circle_are_walked_once(tmp_path: Path) -> None:
    put(tmp_path / "a" / "one.wav")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    assert Met(tmp_path).names == ["one.wav"]


@needs_posix
def test_what_is_no_file_is_said_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone.wav").symlink_to(tmp_path / "nowhere")
    (tmp_path / "zero.wav").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door.wav"))
        met = Met(tmp_path)
    assert met.reasons == {
        "pipe.wav": "no_ordinary_file",
        "zero.wav": "no_ordinary_file",
        "gone.wav": "recording_not_there",
        "door.wav": "no_ordinary_file",
    }


@needs_posix
def test_odd_names_are_kept_as_they_are(tmp_path: Path) -> None:
    odd = os.fsdecode(b"caf\xe9.wav")
    long = "x" * 251 + ".wav"
    for name in (odd, long, "a\nb.wav", "<img src=x>.wav", "-rf.wav", " .wav"):
        put(tmp_path / name)
    names = Met(tmp_path).names
    assert sorted(names) == sorted([odd, long, "a\nb.wav", "<img src=x>.wav", "-rf.wav", " .wav"])


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    put(tmp_path / "open.wav")
    folder = put(tmp_path / "locked" / "in.wav").parent
    file = put(tmp_path / "secret.wav")
    folder.chmod(0)
    file.chmod(0)
    yield tmp_path
    folder.chmod(0o700)


@needs_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_said_and_the_rest_goes_on(locked: Path) -> None:
    met = Met(locked)
    assert met.names == ["open.wav"]
    assert met.reasons == {"locked": "folder_unreadable", "secret.wav": "recording_not_allowed"}


def test_nothing_is_opened_for_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.wav")
    flags: list[int] = []
    really_open = os.open

    def watch(path: str, how: int) -> int:
        flags.append(how)
        return really_open(path, how)

    monkeypatch.setattr(os, "open", watch)
    before = (tmp_path / "a.wav").stat()
    assert Met(tmp_path).names == ["a.wav"]
    assert len(flags) == 1
    assert not flags[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    after = (tmp_path / "a.wav").stat()
    assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
