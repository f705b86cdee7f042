"""What a worker does with one recording: look at its header, or decode all of it.

Three threads while decoding: this one asks the decoder for blocks, and at the end hashes the
file's bytes; one writes the blocks into the cache file; one folds them into peaks and says so.
"""

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from callreview.audio.judging import Course, Finding, judged, judged_by_header, refusal
from callreview.audio.line import Line
from callreview.audio.reader import CannotDecode, Reader, Refused, open_reader
from callreview.audio.sniff import Kind, kind_of
from callreview.audio.source import Source
from callreview.audio.tags import tags_in
from callreview.domain.audiofile import MAX_HOURS, Header, Verdict
from callreview.domain.peaks import ColumnFolder, Samples

_BLOCKS_WAITING = 4
_TELL_EVERY_S = 0.02
_TELL_HASHING_EVERY_S = 0.5
_MOST_UNTOLD = 16


class Cancelled(Exception):
    """The app does not want this recording any more."""


@dataclass(frozen=True)
class Order:
    """What the app asks: which decoders to leave out, because they hung before."""

    source: Source
    without: tuple[str, ...]
    line: Line
    alive: Callable[[], None]
    """Called at every step forward, so that nothing ends a worker that is getting on."""


def probe(order: Order) -> None:
    """Say what the header of a recording claims, and what its tags say."""
    kind = kind_of(order.source)
    finding = refusal(kind, order.source.size)
    header = None
    if finding is None:
        finding, reader = _first_reader(order, kind)
        if reader is not None:
            header = reader.header
            finding = judged_by_header(kind, header)
            reader.close()
    says = {"say": "probed", **_spoken(finding), "header": _header(header)}
    tags = [(one.kind.value, one.name, one.text) for one in tags_in(order.source, kind.wav)]
    order.line.send({**says, "tags": tags})


def decode(order: Order, pcm: int) -> None:
    """Decode a recording into the open file `pcm`, telling how it goes."""
    kind = kind_of(order.source)
    finding = refusal(kind, order.source.size)
    if finding is None:
        finding = _decode_with_each(order, kind, pcm)
    sha256 = "" if finding.verdict is Verdict.UNSUPPORTED else _sha256(order)
    order.line.send({"say": "end", **_spoken(finding), "sha256": sha256})


def _decode_with_each(order: Order, kind: Kind, pcm: int) -> Finding:
    """Try the decoders in turn until one comes to the end; the last one's word counts."""
    left = [decoder for decoder in kind.decoders if decoder not in order.without]
    finding = Finding(Verdict.UNPLAYABLE, "nothing_decoded")
    for decoder in left:
        order.line.send({"say": "trying", "decoder": decoder})
        try:
            reader = open_reader(decoder, order.source, kind)
        except Refused as refused:
            return Finding(Verdict.UNSUPPORTED, refused.reason, refused.fields)
        except CannotDecode:
            continue
        try:
            course = _pour(order, kind, reader, pcm)
        finally:
            reader.close()
        finding = judged(kind, reader.header, course)
        if not course.gave_up:
            break
    return finding


def _first_reader(order: Order, kind: Kind) -> tuple[Finding, Reader | None]:
    for decoder in kind.decoders:
        if decoder in order.without:
            continue
        order.line.send({"say": "trying", "decoder": decoder})
        try:
            return Finding(Verdict.OK), open_reader(decoder, order.source, kind)
        except Refused as refused:
            return Finding(Verdict.UNSUPPORTED, refused.reason, refused.fields), None
        except CannotDecode:
            continue
    return Finding(Verdict.UNPLAYABLE, "nothing_decoded"), None


def _pour(order: Order, kind: Kind, reader: Reader, pcm: int) -> Course:
    """Let a reader's blocks run into the cache file; return how that went."""
    header = reader.header
    says = {"say": "header", "header": _header(header), "decoder": reader.decoder}
    order.line.send({**says, "expected": _expected(kind, header)})
    os.lseek(pcm, 0, os.SEEK_SET)
    writing = _Writing(order, header.channels, pcm)
    most = MAX_HOURS * 3600 * header.rate
    gave_up = False
    try:
        for block in reader.blocks():
            order.alive()
            writing.put(block[: most - writing.frames])
            if writing.frames >= most:
                break
            if order.line.has_waiting():
                raise Cancelled
    except CannotDecode:
        gave_up = True
    finally:
        writing.finish()
    return Course(writing.frames, reader.faults, gave_up, was_cut=writing.frames >= most)


def _expected(kind: Kind, header: Header) -> int:
    """Return how many frames there will be, by header and size; 0 when there is no telling."""
    frames = header.frames or (header.duration_ms or 0) * header.rate // 1000
    if kind.wav:
        frames = kind.wav.frames_in(kind.wav.present) or frames
    return min(frames, MAX_HOURS * 3600 * header.rate)


class _Writing:
    """The second and the third thread: take blocks in order, a few at a time.

    What is quickly decoded is told some blocks at once, so that the app is not kept busy
    listening; the first block is told at once.
    """

    def __init__(self, order: Order, channels: int, pcm: int) -> None:
        self.frames = 0
        self._order = order
        self._pcm = pcm
        self._size = max(1, order.source.size)
        self._folder = ColumnFolder(channels)
        self._writer, self._folding = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        self._untold: list[Samples] = []
        self._untold_frames = 0
        self._told_at = 0.0

    def put(self, block: Samples) -> None:
        self.frames += len(block)
        part = min(1.0, self._order.source.position / self._size)
        written = self._writer.submit(self._write, block)
        self._waiting.append(self._folding.submit(self._fold, block, part, written))
        if len(self._waiting) > _BLOCKS_WAITING:
            self._waiting.popleft().result()

    def finish(self) -> None:
        self._writer.shutdown()
        self._folding.shutdown()
        for folded in self._waiting:
            folded.result()
        self._untold.append(self._folder.rest())
        self._tell(1.0)

    def _write(self, block: Samples) -> None:
        left = memoryview(np.ascontiguousarray(block).data).cast("B")
        while left:
            left = left[os.write(self._pcm, left) :]

    def _fold(self, block: Samples, part: float, written: Future[None]) -> None:
        self._untold.append(self._folder.fold(block))
        written.result()
        self._untold_frames += len(block)
        if time.monotonic() - self._told_at >= _TELL_EVERY_S or len(self._untold) >= _MOST_UNTOLD:
            self._tell(part)

    def _tell(self, part: float) -> None:
        says = {"say": "block", "frames": self._untold_frames, "part": round(part, 4)}
        columns = np.concatenate(self._untold, axis=2)
        self._untold, self._untold_frames = [], 0
        self._order.line.send(says, columns.tobytes())
        self._told_at = time.monotonic()


def _sha256(order: Order) -> str:
    """Return the SHA-256 of the file's bytes in hexadecimal; raise OSError if any is not read.

    Made when all can be heard and seen, for nobody waits for it. Decoders take what cannot be
    read for the end of the file: so it is told from here.
    """
    digest, told_at = hashlib.sha256(), time.monotonic()
    for piece in order.source.pieces():
        order.alive()
        digest.update(piece)
        if order.line.has_waiting():
            raise Cancelled
        if time.monotonic() > told_at + _TELL_HASHING_EVERY_S:
            told_at = time.monotonic()
            order.line.send({"say": "hashing"})
    return digest.hexdigest()


def _spoken(finding: Finding) -> Mapping[str, Any]:
    return {
        "verdict": str(finding.verdict),
        "reason": finding.reason,
        "fields": dict(finding.fields),
    }


def _header(header: Header | None) -> Mapping[str, Any] | None:
    return None if header is None else vars(header)
