"""Sidecars and logs complete what the names of recordings say."""

import os
from pathlib import Path

import pytest

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Source
from callreview.intake.identity import small_content
from callreview.intake.scan import scan
from tests.intake.test_logs import FREEPBX_HEAD, FREEPBX_QUEUE
from tests.intake.test_sidecars import GENESYS, VOICEMAIL

SOUND = b"RIFF\x24\0\0\0WAVEfmt " + bytes(64)
UUID = "0b6e3b6c-0000-4000-8000-000000000001"


def put(path: Path, content: bytes | str = SOUND) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def facts_in(root: Path) -> dict[str, CallFacts]:
    return {Path(one.path).name: one.facts for batch in scan(root) for one in batch.listed}


def test_a_sidecar_tells_of_the_recording_it_is_named_after(tmp_path: Path) -> None:
    put(tmp_path / "INBOX" / "msg0000.wav")
    put(tmp_path / "INBOX" / "msg0000.txt", VOICEMAIL)
    put(tmp_path / "INBOX" / "msg0001.wav")
    found = facts_in(tmp_path)
    facts = found["msg0000.wav"]
    assert (facts.start_local, facts.utc_offset_minutes) == ("2026-09-22T05:24:47", 0)
    assert (facts.start_source, facts.start_confidence) == (Source.SIDECAR, Confidence.SURE)
    assert (facts.agent_ref, facts.customer_name) == ("103", "Michael")
    assert facts.call_ref == "msg0000"
    assert found["msg0001.wav"].start_source is Source.FILE_TIME
    assert found["msg0001.wav"].customer_name is None


@pytest.mark.parametrize("name", [f"{UUID}.json", f"{UUID}.wav.json", f"{UUID}_metadata.json"])
def test_a_sidecar_may_have_more_in_its_name(tmp_path: Path, name: str) -> None:
    import json

    put(tmp_path / f"{UUID}.wav")
    put(tmp_path / name, json.dumps(GENESYS))
    facts = facts_in(tmp_path)[f"{UUID}.wav"]
    assert (facts.profile, facts.customer_number) == ("Genesys Cloud", "+15125550142")


LOG = f"{FREEPBX_HEAD}\n{FREEPBX_QUEUE}\n"
QUEUE = "q-600-5125550142-20260312-102200-1773328920.44.wav"


def test_a_log_tells_of_recordings_in_its_folder_and_below(tmp_path: Path) -> None:
    put(tmp_path / "a" / "Export.CSV", LOG)
    put(tmp_path / "a" / "2026" / "03" / "12" / QUEUE)
    put(tmp_path / "b" / QUEUE.replace(".44", ".45"), SOUND + b"b")
    found = facts_in(tmp_path)
    facts = found[QUEUE]
    assert (facts.agent_ref, facts.customer_name) == ("201", "Bo")
    assert facts.origin_of("agent_ref") == Origin(Source.LOG, name="Export.CSV")
    assert facts.origin_of("customer_number") == Origin(Source.NAME)
    assert found[QUEUE.replace(".44", ".45")].agent_ref is None


def test_a_log_goes_before_what_folders_say(tmp_path: Path) -> None:
    put(tmp_path / "log.csv", LOG)
    put(tmp_path / "outbound" / "205" / QUEUE)
    facts = facts_in(tmp_path)[QUEUE]
    assert (facts.direction, facts.agent_ref) == (Direction.IN, "201")


def test_the_nearest_log_goes_first(tmp_path: Path) -> None:
    put(tmp_path / "log.csv", LOG.replace("SIP/201-2", "SIP/205-2"))
    put(tmp_path / "near" / "log.csv", LOG)
    put(tmp_path / "near" / QUEUE)
    assert facts_in(tmp_path)[QUEUE].agent_ref == "201"


def test_a_csv_that_is_no_log_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path / "contacts.csv", "name,number\nBo,5125550142\n")
    put(tmp_path / QUEUE)
    assert facts_in(tmp_path)[QUEUE].agent_ref is None


def test_only_small_ordinary_files_are_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", b"12345")
    assert small_content(path, 5) == b"12345"
    assert small_content(path, 4) is None
    assert small_content(tmp_path, 5) is None
    assert small_content(tmp_path / "gone", 5) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a POSIX file system is needed")
def test_a_pipe_beside_a_recording_is_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path / "msg0000.wav")
    os.mkfifo(tmp_path / "msg0000.txt")
    os.mkfifo(tmp_path / "log.csv")
    assert facts_in(tmp_path)["msg0000.wav"].call_ref == "msg0000"
