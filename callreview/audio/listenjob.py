"""Having a decoded recording listened to: who speaks in it, as a worker found out.

The worker reads the decoded sound and not the recording. What it says is believed only where
it can be true.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

import numpy as np
from typing_extensions import override

from callreview.audio.decoding import Decoding
from callreview.audio.handover import OpenFile
from callreview.audio.jobs import Job
from callreview.audio.judging import Finding
from callreview.audio.line import LineBroken, Message
from callreview.audio.opening import NotOpened
from callreview.audio.watch import Patience
from callreview.domain.audiofile import MAX_CHANNELS, MAX_HOURS, Verdict
from callreview.domain.errors import CallReviewError
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span

_MOST_SPANS = MAX_HOURS * 3600 * 1000 // 32


class ListenJob(Job):
    """Find out who speaks in what was decoded to its end; `future` brings it.

    The future fails with CallReviewError "not_listened" when no worker can do it.
    """

    asks = "listen"
    patience = Patience(waiting=300.0)  # it lets everything else on the computer go first

    def __init__(self, decoding: Decoding, on_progress: Callable[[float], None]) -> None:
        super().__init__(decoding.path)
        self.future: Future[Talk] = Future()
        self._decoding = decoding
        self._on_progress = on_progress
        pcm = decoding.pcm
        self._rate = pcm.rate if pcm else 1
        self._channels = pcm.channels if pcm else 0
        self._frames = pcm.frames_ready if pcm else 0
        self._are_sides = _are_both_there(decoding)

    @property
    @override
    def is_wanted(self) -> bool:
        return not self.future.cancelled() and not self._decoding.is_closed

    @override
    def open(self) -> Sequence[OpenFile]:
        file = self._decoding.cache_file()
        try:
            return (OpenFile(file.duplicate(), file.path),)
        except OSError as closed:
            raise NotOpened(Finding(Verdict.UNPLAYABLE, "not_listened")) from closed

    @override
    def order(self) -> Mapping[str, object]:
        shape = {"rate": self._rate, "channels": self._channels, "frames": self._frames}
        return {**shape, "are_sides": int(self._are_sides)}

    @override
    def hear(self, message: Message) -> bool:
        said = message.says.get("say")
        if said == "listening":
            self._on_progress(_part(message))
        elif said == "listened":
            self._set(self._talk(message))
        return said in ("listened", "cancelled")

    @override
    def settle(self, finding: Finding) -> None:
        if self.is_wanted and self.future.set_running_or_notify_cancel():
            self.future.set_exception(CallReviewError("not_listened", name=self.path.name))
        else:
            self.future.cancel()

    @override
    def drop(self) -> None:
        self.future.cancel()

    def _set(self, talk: Talk) -> None:
        if self.future.set_running_or_notify_cancel():
            self.future.set_result(talk)

    def _talk(self, message: Message) -> Talk:
        *speech, hold = _rows(message)
        if len(speech) not in (1, self._channels):
            raise LineBroken("speech of other channels")
        length_ms = self._frames * 1000 // self._rate
        confidence = message.says.get("confidence")
        try:
            if not isinstance(confidence, float):
                raise LineBroken("no confidence")
            return Talk(message.text("method", 50), confidence, length_ms, tuple(speech), hold)
        except ValueError as failure:
            raise LineBroken(str(failure)) from failure


def _are_both_there(decoding: Decoding) -> bool:
    """Return whether this is a call in two files, none of which may hold what was not heard."""
    files = decoding.outcome.files if decoding.outcome else ()
    there = (Verdict.OK, Verdict.DAMAGED, Verdict.EMPTY)
    return len(files) > 1 and all(file.verdict in there for file in files)


def _part(message: Message) -> float:
    part = message.says.get("part")
    if not isinstance(part, int | float) or not 0 <= part <= 1:
        raise LineBroken("no part of a whole")
    return float(part)


def _rows(message: Message) -> Sequence[tuple[Span, ...]]:
    """Return the rows of spans a message holds: how many in each, and all in one row."""
    counts = message.says.get("counts")
    if not isinstance(counts, list) or not 2 <= len(counts) <= MAX_CHANNELS + 1:
        raise LineBroken("no counts")
    edges = np.frombuffer(message.payload[: len(message.payload) // 8 * 8], np.int32)
    pairs = edges.reshape(-1, 2).tolist()
    rows = []
    for count in counts:
        if type(count) is not int or not 0 <= count <= _MOST_SPANS:
            raise LineBroken("a count is none")
        row, pairs = pairs[:count], pairs[count:]
        try:
            rows.append(tuple(Span(start, end) for start, end in row))
        except ValueError as failure:
            raise LineBroken(str(failure)) from failure
    return rows
