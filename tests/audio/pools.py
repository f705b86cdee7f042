"""A pool whose worker is warm, shared by the tests of a file."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from callreview.audio.decoding import Decoding
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome, Probe


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    with Pool(tmp_path_factory.mktemp("cache"), size=1) as pool:
        assert pool.sandbox(30)
        yield pool


def decoded(pool: Pool, path: Path, *, within: float = 30) -> tuple[Decoding, Outcome]:
    decoding = pool.decode(path)
    return decoding, decoding.wait(within)


def worker_of(pool: Pool) -> psutil.Process:
    """Return the first worker of a pool, once it is warm."""
    assert pool.sandbox(30)
    worker = pool._decoders.keepers[0].worker
    assert worker
    return psutil.Process(worker.process.pid)


def probed(pool: Pool, path: Path) -> Probe:
    return pool.probe(path).result(30)
