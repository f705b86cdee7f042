"""The conversation between the app and a worker: messages of a line of JSON and some bytes.

Either side may be broken, and the worker's may be captured by a hostile file: sizes are
checked before anything is read, and what a message says is checked by who receives it.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from callreview.audio.handover import Channel, OpenFile, files_of, with_files

_HEAD = struct.Struct("<II")
_MAX_TEXT = 64 * 1024
_MAX_PAYLOAD = 4 * 1024 * 1024


class LineBroken(Exception):
    """The other side is gone, or says what no honest side would."""


@dataclass(frozen=True)
class Message:
    """What is said, and bytes that belong to it; `descriptors` only in the worker."""

    says: Mapping[str, Any]
    payload: bytes = b""
    descriptors: Sequence[int] = field(default=())

    def number(self, name: str, most: int) -> int:
        """Return a whole number from 0 to `most` that the message holds."""
        value = self.says.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise LineBroken(f"{name} is {value!r}")
        return value

    def text(self, name: str, most: int = 500) -> str:
        """Return a text of at most `most` characters that the message holds."""
        value = self.says.get(name)
        if not isinstance(value, str) or len(value) > most:
            raise LineBroken(f"{name} is no text")
        return value


class Line:
    """One end of the conversation; one thread may send while another receives."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def send(
        self, says: Mapping[str, Any], payload: bytes = b"", files: Sequence[OpenFile] = ()
    ) -> None:
        """Say something; raise LineBroken when nobody listens any more."""
        text = json.dumps(with_files(says, files)).encode()
        head = _HEAD.pack(len(text), len(payload))
        try:
            self._channel.send(head + text + payload, [file.descriptor for file in files])
        except OSError as failure:
            raise LineBroken(str(failure)) from failure

    def receive(self) -> Message:
        """Wait for the next message; raise LineBroken when there will be none."""
        text_size, payload_size = _HEAD.unpack(self._exactly(_HEAD.size))
        if text_size > _MAX_TEXT or payload_size > _MAX_PAYLOAD:
            raise LineBroken("a message is too large")
        try:
            says = json.loads(self._exactly(text_size))
        except (ValueError, RecursionError) as failure:
            raise LineBroken(str(failure)) from failure
        if not isinstance(says, dict):
            raise LineBroken("a message is no object")
        payload = self._exactly(payload_size)
        return Message(says, payload, files_of(says, self._channel.taken_descriptors()))

    def has_waiting(self) -> bool:
        """Return whether something was said that is not received yet."""
        return self._channel.has_waiting()

    def is_open(self) -> bool:
        """Return whether the other side is there, as far as the system tells."""
        return self._channel.is_open()

    def hang_up(self) -> None:
        """End the conversation from any thread; a waiting `receive` raises LineBroken."""
        self._channel.hang_up()

    def close(self) -> None:
        """Let go of the line, in the thread that receives."""
        self._channel.close()

    def _exactly(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            try:
                part = self._channel.receive(count - len(parts))
            except OSError as failure:
                raise LineBroken(str(failure)) from failure
            if not part:
                raise LineBroken("the other side is gone")
            parts += part
        return bytes(parts)
