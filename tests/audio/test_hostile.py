"""Any file is safe to open: it ends with a word, soon, and the next file opens at once."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome, Verdict
from callreview.words import sentence
from tests.audio.pools import decoded, pool, probed, worker_of
from tests.corpus import (
    FORMATS,
    hang_file,
    hostile_files,
    lying_flac,
    mutants,
    talk,
    wav_bytes,
    write,
    write_wav,
)

__all__ = ["pool"]

EXPECTED = {
    "thousand_channels.wav": Verdict.UNSUPPORTED,
    "rate_huge.wav": Verdict.UNSUPPORTED,
    "rate_zero.wav": Verdict.UNSUPPORTED,
    "no_channels.wav": Verdict.UNSUPPORTED,
    "nms_adpcm.wav": Verdict.UNSUPPORTED,
    "unknown_codec.wav": Verdict.UNSUPPORTED,
    "claims_4_gib.wav": Verdict.DAMAGED,
    "text.wav": Verdict.UNSUPPORTED,
    "zip.wav": Verdict.UNSUPPORTED,
    "nothing.wav": Verdict.EMPTY,
    "folder.wav": Verdict.UNSUPPORTED,
    "pipe.wav": Verdict.UNSUPPORTED,
    "loop.wav": Verdict.UNPLAYABLE,
    "nowhere.wav": Verdict.UNPLAYABLE,
    "lying.flac": Verdict.DAMAGED,
    "hang.wav": Verdict.OK,
    "hang_12.wav": Verdict.OK,
    "hang_16_bits.wav": Verdict.OK,
    "truncated.wav": Verdict.DAMAGED,
}


def test_every_hostile_file_ends_with_a_word(tmp_path: Path) -> None:
    files = hostile_files(tmp_path)
    with Pool(tmp_path / "cache", size=1) as pool:
        outcomes = {path.name: verdict_in_time(pool, path) for path in files}
    for name, outcome in outcomes.items():
        if outcome.verdict is not Verdict.OK:
            assert name in sentence(outcome.trouble())
    found = {name: outcomes[name].verdict for name in EXPECTED if name in outcomes}
    assert found == {name: EXPECTED[name] for name in found}


@pytest.mark.parametrize(
    ("start", "what"), [(b"PK\x03\x04", "ZIP"), (b"<!DOCTYPE html>", "HTML"), (b"\x89PNG", "PNG")]
)
def test_what_is_no_recording_at_all_is_called_by_its_name(
    start: bytes, what: str, pool: Pool, tmp_path: Path
) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(start + bytes(500))
    _, outcome = decoded(pool, path)
    told = sentence(outcome.trouble())
    assert "is not a recording" in told
    assert what in told


@pytest.mark.parametrize("size", [0xFFFFFFF8, 0x100000000 - 12], ids=hex)
def test_decoding_the_hang_file_in_process_hangs(size: int, tmp_path: Path) -> None:
    """The control: without it the next test would prove nothing."""
    path = hang_file(tmp_path / "hang.wav", size)
    code = "import sys, soundfile; soundfile.SoundFile(sys.argv[1])"
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", code, str(path)], timeout=1.5, check=False)


def test_the_hang_file_plays_through_the_other_decoder_and_the_next_opens_at_once(
    tmp_path: Path,
) -> None:
    hang = hang_file(tmp_path / "hang.wav")
    after = write_wav(tmp_path / "after.wav", talk(1))
    with Pool(tmp_path / "cache", size=1) as pool:
        assert pool.sandbox(30)
        begun = time.process_time()
        _, outcome = decoded(pool, hang, within=20)
        assert outcome.verdict is Verdict.OK
        assert outcome.decoder.startswith("pyav")
        assert outcome.frames == 21
        _, outcome = decoded(pool, after, within=5)
        assert outcome.verdict is Verdict.OK
        assert time.process_time() - begun < 1.0  # the app itself only waited


def test_an_opened_call_does_not_wait_for_a_hanging_one(tmp_path: Path) -> None:
    with Pool(tmp_path / "cache") as pool:
        hanging = pool.decode(hang_file(tmp_path / "hang.wav"))
        _, outcome = decoded(pool, write_wav(tmp_path / "call.wav", talk(1)), within=20)
        assert outcome.verdict is Verdict.OK
        assert not hanging.done


def test_looking_at_the_hang_file_ends_too(tmp_path: Path) -> None:
    with Pool(tmp_path / "cache", size=1) as pool:
        probe = probed(pool, hang_file(tmp_path / "hang.wav"))
        assert probe.verdict is Verdict.OK
        assert probe.header
        assert probe.header.duration_ms == 2


def test_the_lying_flac_plays_what_it_has(pool: Pool, tmp_path: Path) -> None:
    path = lying_flac(tmp_path / "lying.flac")
    assert path.stat().st_size < 30_000
    probe = probed(pool, path)
    assert probe.header
    assert (probe.header.duration_ms or 0) // 3_600_000 == 2386
    decoding, outcome = decoded(pool, path)
    assert (outcome.verdict, outcome.reason) == (Verdict.DAMAGED, "shorter_than_header")
    assert outcome.duration_ms == 1500
    assert decoding.pcm
    assert decoding.pcm.frames_expected == 12_000
    decoding.close()


def test_a_locked_pipe_does_not_hold_anybody(pool: Pool, tmp_path: Path) -> None:
    hostile_files(tmp_path)
    begun = time.monotonic()
    assert decoded(pool, tmp_path / "pipe.wav")[1].reason == "no_ordinary_file"
    assert decoded(pool, tmp_path / "folder.wav")[1].reason == "folder_not_recording"
    assert decoded(pool, tmp_path / "loop.wav")[1].reason == "link_leads_nowhere"
    assert decoded(pool, tmp_path / "nowhere.wav")[1].reason == "recording_not_there"
    assert time.monotonic() - begun < 2


def test_a_file_that_may_not_be_read_says_so(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_wav(tmp_path / "call.wav", talk(1))

    def refuse(*_: object) -> int:
        raise PermissionError(13, "refused")

    monkeypatch.setattr("callreview.audio.opening.os.open", refuse)
    assert probed(pool, path).reason == "recording_not_allowed"


def test_recordings_are_not_altered(pool: Pool, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", talk(1))
    path.chmod(0o400)
    before, content = path.stat(), path.read_bytes()
    decoded(pool, path)
    probed(pool, path)
    after = path.stat()
    assert path.read_bytes() == content
    assert (before.st_mtime_ns, before.st_mode, before.st_size) == (
        after.st_mtime_ns,
        after.st_mode,
        after.st_size,
    )


def test_a_wav_of_too_many_channels_says_what_it_claims(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(wav_bytes(talk(1).tobytes(), channels=40))
    _, outcome = decoded(pool, path)
    assert outcome.reason == "recording_beyond_limits"
    assert "channels: 40" in sentence(outcome.trouble())


def originals(folder: Path) -> list[Path]:
    made = []
    for number, format_ in enumerate(FORMATS):
        sound = talk(0.4, rate=format_.rate, channels=format_.channels)
        made.append(write(folder / f"original{number}{format_.suffix}", format_, sound))
    return made


def verdict_in_time(pool: Pool, path: Path) -> Outcome:
    """Return what comes of a file, having seen that the worker did not toil over it."""
    worker = worker_of(pool)
    begun = sum(worker.cpu_times()[:2])
    decoding, outcome = decoded(pool, path, within=60)
    decoding.close()
    assert outcome.verdict is not Verdict.SLOW
    if worker.is_running():  # else it was ended in time, as other tests show
        assert sum(worker.cpu_times()[:2]) - begun < 4
        assert worker.memory_info().rss < 300 << 20
    return outcome


@pytest.mark.parametrize(
    ("count", "seed"), [(200, 1), pytest.param(2000, 2, marks=pytest.mark.long)]
)
def test_damaged_copies_of_real_files_end_with_a_word(
    count: int, seed: int, tmp_path: Path
) -> None:
    (tmp_path / "mutants").mkdir()
    files = mutants(tmp_path / "mutants", originals(tmp_path), count, seed=seed)
    with Pool(tmp_path / "cache", size=1) as pool:
        outcomes = [verdict_in_time(pool, path) for path in files]
    assert len({outcome.verdict for outcome in outcomes}) > 2
