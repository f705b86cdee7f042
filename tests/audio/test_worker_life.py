"""Workers come, are replaced, and go with the app; decoded sound goes with them."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest

from callreview.audio.jobs import DecodeJob
from callreview.audio.pool import Pool
from callreview.audio.privatefile import PrivateFolder
from callreview.audio.watch import Patience
from callreview.domain.audiofile import Verdict
from tests.audio.pools import decoded, pool, probed, worker_of
from tests.corpus import hang_file, talk, write_wav
from tests.waiting import until

__all__ = ["pool"]

TOP = Path(__file__).parents[2]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals")


def long_call(folder: Path, *, minutes: int = 10, name: str = "long.wav") -> Path:
    return write_wav(folder / name, np.tile(talk(15, channels=2), (minutes * 4, 1)))


@contextmanager
def stopped(process: psutil.Process) -> Iterator[None]:
    process.suspend()
    try:
        yield
    finally:
        if process.is_running():
            process.resume()


def test_sound_and_peaks_come_while_decoding_goes_on(pool: Pool, tmp_path: Path) -> None:
    path = long_call(tmp_path)
    seen: list[tuple[float, int, int]] = []
    decoding = pool.decode(path, on_change=lambda: seen.append(look()))

    def look() -> tuple[float, int, int]:
        ready = decoding.pcm.frames_ready if decoding.pcm else 0
        return decoding.progress, ready, decoding.peaks().frames

    assert decoding.wait_started(10)
    outcome = decoding.wait(20)
    decoding.close()
    assert outcome.frames == 4_800_000
    assert decoding.revision == len(seen)
    assert len({frames for _, frames, _ in seen}) > 4
    assert seen == sorted(seen)
    assert all(ready >= drawn for _, ready, drawn in seen)


def test_a_worker_that_dies_is_replaced_and_the_next_call_plays(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", talk(1))
    with Pool(tmp_path / "cache", size=1) as pool:
        worker = worker_of(pool)
        worker.kill()
        worker.wait(5)
        assert decoded(pool, path)[1].verdict is Verdict.OK
        assert worker_of(pool).pid != worker.pid


@needs_posix
def test_closing_waits_for_no_worker_that_is_still_starting(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "cache", size=1)
    keeper = pool._decoders.keepers[0]
    # Stopped any earlier, between fork and exec, it would hold whoever starts it.
    until(lambda: keeper._starting, what="a worker to start")
    assert keeper._starting is not None
    worker = psutil.Process(keeper._starting.process.pid)
    with stopped(worker):
        assert not keeper.is_warm.is_set()
        pool.close()
        assert not worker.is_running()


def test_a_cancelled_decoding_stops_and_the_worker_lives(pool: Pool, tmp_path: Path) -> None:
    path = long_call(tmp_path)
    before = worker_of(pool).pid
    decoding = pool.decode(path)
    assert decoding.wait_started(10)
    decoding.cancel()
    with pytest.raises(CancelledError):
        decoding.wait(1)
    assert decoding.outcome is None
    assert decoding.pcm
    assert len(decoding.pcm.read(0, 100)) == 100
    decoding.close()
    assert len(decoding.pcm.read(0, 100)) == 0
    assert decoded(pool, write_wav(tmp_path / "next.wav", talk(1)))[1].verdict is Verdict.OK
    assert worker_of(pool).pid == before


@needs_posix
def test_a_worker_that_does_not_hear_of_a_cancellation_is_replaced(tmp_path: Path) -> None:
    path = long_call(tmp_path)
    with Pool(tmp_path / "cache", size=1) as pool, stopped(worker_of(pool)):
        decoding = pool.decode(path)
        until(lambda: pool._decoders.keepers[0]._job)
        decoding.cancel()
        after = pool.decode(write_wav(tmp_path / "next.wav", talk(1)))
        assert after.wait(10).verdict is Verdict.OK


@needs_posix
def test_waiting_is_not_burning_it_is_said_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecodeJob, "patience", Patience(slow=0.2, waiting=0.6))
    path = write_wav(tmp_path / "call.wav", talk(1))
    with Pool(tmp_path / "cache", size=1) as pool:
        with stopped(worker_of(pool)):
            decoding = pool.decode(path)
            until(lambda: decoding.is_slow)
            outcome = decoding.wait(5)
        assert (outcome.verdict, outcome.reason) == (Verdict.SLOW, "place_does_not_answer")
        assert not decoding.is_slow
        assert decoded(pool, path)[1].verdict is Verdict.OK


def test_an_opened_call_goes_before_the_background(tmp_path: Path) -> None:
    paths = [long_call(tmp_path, minutes=2, name=f"{number}.wav") for number in range(6)]
    with Pool(tmp_path / "cache", size=1) as pool:
        background = [pool.decode(path, in_background=True) for path in paths]
        listed = pool.probe_many(paths)
        opened = pool.decode(write_wav(tmp_path / "opened.wav", talk(1)))
        assert opened.wait(10).verdict is Verdict.OK
        assert not background[-1].done
        assert [future.result(10).verdict for future in listed] == [Verdict.OK] * 6
        assert not background[-1].done
        assert [decoding.wait(30).frames for decoding in background] == [960_000] * 6


def test_the_background_leaves_a_worker_free(tmp_path: Path) -> None:
    paths = [hang_file(tmp_path / f"{number}.wav") for number in range(3)]
    with Pool(tmp_path / "cache", size=2) as pool:
        hanging = [pool.decode(path, in_background=True) for path in paths]
        opened = pool.decode(write_wav(tmp_path / "opened.wav", talk(1)))
        assert opened.wait(20).verdict is Verdict.OK
        assert not any(decoding.done for decoding in hanging)


def test_a_closed_pool_leaves_nothing(tmp_path: Path) -> None:
    path = long_call(tmp_path, minutes=2)
    with Pool(tmp_path / "cache") as pool:
        worker = worker_of(pool)
        decodings = [pool.decode(path) for _ in range(5)]
        future = pool.probe(path)
        assert decodings[0].wait_started(10)
    assert not worker.is_running()
    assert list((tmp_path / "cache").iterdir()) == []
    assert all(decoding.done for decoding in decodings)
    assert future.done()


def test_a_probe_that_nobody_wants_is_not_made(tmp_path: Path) -> None:
    with Pool(tmp_path / "cache", size=1) as pool:
        pool.decode(long_call(tmp_path))
        future = pool.probe(tmp_path / "gone.wav")
        assert future.cancel()


@needs_posix
def test_a_killed_app_leaves_neither_worker_nor_sound(tmp_path: Path) -> None:
    path = long_call(tmp_path, minutes=30)
    code = (
        "import sys; from pathlib import Path; from callreview.audio.pool import Pool\n"
        "pool = Pool(Path(sys.argv[2])); decoding = pool.decode(Path(sys.argv[1]))\n"
        "pool.decode(Path(sys.argv[3])); decoding.wait_started(20)\n"
        "print('started', flush=True); sys.stdin.read()"
    )
    hang = hang_file(tmp_path / "hang.wav")  # one of the workers is stuck in a loop in C
    cache = tmp_path / "cache"
    app = subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(cache), str(hang)],
        cwd=TOP,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert app.stdin
    assert app.stdout
    with app.stdin, app.stdout:
        assert app.stdout.readline() == b"started\n"
        workers = psutil.Process(app.pid).children()
        assert workers
        app.send_signal(signal.SIGKILL)
        app.wait()
        _, alive = psutil.wait_procs(workers, timeout=2)
    assert alive == []
    assert list(cache.iterdir()) == []


@needs_posix
def test_decoded_sound_is_for_this_user_only(tmp_path: Path) -> None:
    os.umask(0)
    try:
        folder = PrivateFolder(tmp_path / "cache" / "sound")
        file = folder.new_file()
    finally:
        os.umask(0o022)
    descriptor = file.duplicate()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(os.fstat(descriptor).st_mode) == 0o600
    os.close(descriptor)
    file.close()


def test_what_an_earlier_app_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "1-old.pcm").write_bytes(b"sound")
    PrivateFolder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_folder_says_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_wav(tmp_path / "call.wav", talk(1))
    with Pool(tmp_path / "cache", size=1) as pool:
        held, _ = decoded(pool, write_wav(tmp_path / "longer.wav", talk(2)))
        monkeypatch.setattr(pool._folder, "_most_bytes", 20_000)
        _, outcome = decoded(pool, path)
        assert (outcome.verdict, outcome.reason) == (Verdict.UNPLAYABLE, "no_room_for_sound")
        held.close()
        assert decoded(pool, path)[1].verdict is Verdict.OK


def test_a_folder_that_fills_while_one_call_grows_says_so_and_the_next_plays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Pool(tmp_path / "cache", size=1) as pool:
        with monkeypatch.context() as patch:
            patch.setattr(pool._folder, "_most_bytes", 4 << 20)
            decoding, outcome = decoded(pool, long_call(tmp_path))
            assert (outcome.verdict, outcome.reason) == (Verdict.UNPLAYABLE, "no_room_for_sound")
            assert outcome.frames < 4_800_000
        decoding.close()
        assert decoded(pool, write_wav(tmp_path / "next.wav", talk(1)))[1].verdict is Verdict.OK


def test_many_files_leave_no_open_files(pool: Pool, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", talk(0.1))
    decoded(pool, path)[0].close()
    ours, worker = psutil.Process(), worker_of(pool)
    before = ours.num_fds(), worker.num_fds()
    for _ in range(100):
        decoded(pool, path)[0].close()
        probed(pool, path)
    until(lambda: ours.num_fds() <= before[0] and worker.num_fds() <= before[1])
