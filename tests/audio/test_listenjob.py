"""Listening in a worker: locked down, in the background, and believed only where it may be."""

from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from callreview.audio.decoding import Decoding
from callreview.audio.line import LineBroken, Message
from callreview.audio.listenjob import ListenJob
from callreview.audio.pool import Pool
from callreview.audio.sandbox import sandbox_level
from callreview.audio.workerprocess import Worker
from callreview.domain.errors import CallReviewError
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from tests.audio.pools import decoded, pool
from tests.audio.voices import TWO_SIDES, music, write
from tests.waiting import until

__all__ = ["pool"]


@pytest.fixture(scope="module")
def call(pool: Pool) -> Decoding:
    """Return a call of two sides, decoded; the threads of two listeners are there already."""
    decoding = decoded(pool, TWO_SIDES)[0]
    for future in [pool.listen(decoding) for _ in range(2)]:
        future.cancel()
    until(lambda: not listeners_of(pool))
    return decoding


def listeners_of(pool: Pool) -> list[Worker]:
    """Return the workers that are there to listen."""
    return [keeper.worker for keeper in pool._listeners.keepers if keeper.worker is not None]


def test_a_worker_finds_out_who_speaks(pool: Pool, call: Decoding) -> None:
    parts: list[float] = []
    talk = pool.listen(call, on_progress=parts.append).result(60)
    assert talk.talk_percent(0) == pytest.approx(55.7, abs=2)
    assert len(talk.hold) == 1
    assert parts == sorted(parts)
    assert parts[-1] == 1


def test_it_is_locked_down_and_there_only_while_there_is_work(pool: Pool, call: Decoding) -> None:
    seen: list[tuple[str, psutil.Process]] = []

    def look(_part: float) -> None:
        seen.extend((one.sandbox, psutil.Process(one.process.pid)) for one in listeners_of(pool))

    pool.listen(call, on_progress=look).result(60)
    level, process = seen[0]
    assert level == sandbox_level()
    until(lambda: not process.is_running(), what="the end of the worker")
    assert not listeners_of(pool)


def test_what_is_cancelled_is_not_gone_on_with(pool: Pool, call: Decoding) -> None:
    heard: list[float] = []
    future = pool.listen(call, on_progress=heard.append)
    until(lambda: heard)
    assert future.cancel()
    assert pool.listen(call).result(60).speech
    assert heard[-1] < 1


def test_closing_the_recording_ends_it(pool: Pool, tmp_path: Path) -> None:
    decoding, _outcome = decoded(pool, write(tmp_path / "music.wav", music(60)))
    decoding.close()
    with pytest.raises(CancelledError):
        pool.listen(decoding).result(60)


def test_a_worker_that_dies_is_replaced(pool: Pool, call: Decoding) -> None:
    killed: list[int] = []

    def kill_once(_part: float) -> None:
        if not killed:
            (worker,) = listeners_of(pool)
            killed.append(worker.process.pid)
            worker.process.kill()

    assert pool.listen(call, on_progress=kill_once).result(60).speech
    assert killed


def test_when_no_worker_can_do_it_that_is_said(
    pool: Pool, call: Decoding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ListenJob, "asks", "sing")
    monkeypatch.setattr(ListenJob, "order", lambda _job: {"rate": -1})
    with pytest.raises(CallReviewError) as refused:
        pool.listen(call).result(60)
    assert refused.value.code == "not_listened"


# ---- what a captured worker might say


def job(call: Decoding) -> ListenJob:
    return ListenJob(call, lambda _part: None)


def said(edges: list[tuple[int, int]], counts: object, **more: Any) -> Message:
    says = {"say": "listened", "method": "any", "confidence": 0.5, "counts": counts, **more}
    return Message(says, np.array(edges, np.int32).tobytes())


def test_spans_come_in_rows_the_last_of_which_is_hold(call: Decoding) -> None:
    one = job(call)
    assert one.hear(said([(0, 9), (20, 30), (5, 8), (40, 50)], [2, 1, 1]))
    speech = ((Span(0, 9), Span(20, 30)), (Span(5, 8),))
    length_ms = one.future.result().length_ms
    assert one.future.result() == Talk("any", 0.5, length_ms, speech, (Span(40, 50),))


@pytest.mark.parametrize(
    "wrong",
    [
        said([(0, 9)], [1]),
        said([(0, 9)], [1, 0, 0, 0]),
        said([(0, 9)], [True, 0]),
        said([(0, 9)], [-1, 1]),
        said([(0, 9)], "many"),
        said([(9, 0)], [1, 0]),
        said([(-5, 9)], [1, 0]),
        said([(0, 9), (5, 12)], [2, 0]),
        said([(0, 2_000_000_000)], [1, 0]),
        said([(0, 9)], [1, 0], confidence=2.0),
        said([(0, 9)], [1, 0], confidence="very"),
        said([(0, 9)], [1, 0], method=7),
        Message({"say": "listening", "part": "half"}),
        Message({"say": "listening", "part": 3}),
    ],
)
def test_nothing_is_believed_that_cannot_be_true(call: Decoding, wrong: Message) -> None:
    with pytest.raises(LineBroken):
        job(call).hear(wrong)
