"""Bytes that cannot be read are told as that: decoders take them for the recording's end."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from callreview.audio import task
from callreview.audio.line import Line
from callreview.audio.order import Order
from callreview.audio.source import Source
from tests.corpus import talk, write_wav


class Silent:
    """A line to nobody."""

    def send(self, *_: object) -> None:
        pass

    def has_waiting(self) -> bool:
        return False


class FailingSource(Source):
    """A share that goes away when the second half is read."""

    def pieces(self) -> Iterator[bytes]:
        yield self.bytes_at(0, self.size // 2)
        raise OSError(errno.EIO, "the share is gone")


def test_a_share_that_goes_away_is_not_the_end_of_the_recording(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", talk(2.0))
    descriptor = os.open(path, os.O_RDONLY)
    order = Order(FailingSource(descriptor, ".wav"), (), cast("Line", Silent()), lambda: None)
    with tempfile.TemporaryFile() as pcm, pytest.raises(OSError, match="share is gone"):
        task.decode([order], pcm.fileno())
    os.close(descriptor)
