"""What a worker does with one recording: look at its header, or decode all of it.

A call may lie in two files, one for each side: they are decoded side by side into the channels
of one sound. This thread asks the decoders for blocks, and at the end hashes the files' bytes;
`pouring` has two threads beside it.
"""

import hashlib
import os
import time
from collections.abc import Sequence

from callreview.audio.judging import Finding, judged_by_header, refusal
from callreview.audio.order import Cancelled, Order
from callreview.audio.pouring import Pouring
from callreview.audio.reader import CannotDecode, Reader, Refused, open_reader
from callreview.audio.sniff import Kind, kind_of
from callreview.audio.tags import tags_in
from callreview.audio.trying import Trying, spoken, spoken_header
from callreview.audio.weaving import header_of_sides, woven
from callreview.domain.audiofile import MAX_HOURS, Header, Verdict

_TELL_HASHING_EVERY_S = 0.5


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
    says = {"say": "probed", **spoken(finding), "header": spoken_header(header)}
    tags = [(one.kind.value, one.name, one.text) for one in tags_in(order.source, kind.wav)]
    order.line.send({**says, "tags": tags})


def decode(orders: Sequence[Order], pcm: int, sides: Sequence[int] = ()) -> None:
    """Decode a recording into the open file `pcm`, telling how it goes.

    Or the files of one call, of which `sides` says which channel each is to be.
    """
    files = [Trying(order) for order in orders]
    _pour_with_each(files, pcm, sides)
    says = [file.said() for file in files]
    for said, file in zip(says, files, strict=True):
        is_sound = file.finding.verdict is not Verdict.UNSUPPORTED
        said["sha256"] = _sha256(file.order) if is_sound else ""
    line = orders[0].line
    line.send({"say": "end", "sides": says} if sides else {"say": "end", **says[0]})


def _pour_with_each(files: Sequence[Trying], pcm: int, sides: Sequence[int]) -> None:
    """Try the decoders in turn until all come to the end; the last one's word counts.

    A file whose decoder gave up is begun anew with its next one, and those beside it with theirs.
    """
    for file in files:
        file.open_next()
    while any(file.strand for file in files):
        try:
            _pour([file for file in files if file.strand], pcm, sides)
        finally:
            for file in files:
                file.close()
        again = [file for file in files if file.gave_up and file.open_next()]
        if not again:
            return
        for file in files:
            if file not in again:
                file.open_again()


def _first_reader(order: Order, kind: Kind) -> tuple[Finding, Reader | None]:
    for decoder in kind.decoders:
        if decoder in order.without:
            continue
        order.tell_trying(decoder)
        try:
            return Finding(Verdict.OK), open_reader(decoder, order.source, kind)
        except Refused as refused:
            return Finding(Verdict.UNSUPPORTED, refused.reason, refused.fields), None
        except CannotDecode:
            continue
    return Finding(Verdict.UNPLAYABLE, "nothing_decoded"), None


def _pour(files: Sequence[Trying], pcm: int, sides: Sequence[int]) -> None:
    """Let the blocks of files that are open run into the cache file, and judge how that went."""
    strands = [strand for file in files if (strand := file.strand)]
    orders = [file.order for file in files]
    line, alive = orders[0].line, orders[0].alive
    header = header_of_sides([one.reader.header for one in strands]) if sides else None
    header = header or strands[0].reader.header
    expected = max(
        _expected(file.kind, one.reader.header) * header.rate // one.reader.header.rate
        for file, one in zip(files, strands, strict=True)
    )
    says = {"say": "header", "header": spoken_header(header)}
    line.send({**says, "decoder": strands[0].reader.decoder, "expected": expected})
    os.lseek(pcm, 0, os.SEEK_SET)
    pouring = Pouring(orders, header.channels, pcm)
    channels = {sides[file.order.number]: file.strand for file in files if file.strand and sides}
    most = MAX_HOURS * 3600 * header.rate
    try:
        for block in woven(channels, header.rate) if sides else strands[0].blocks():
            alive()
            pouring.put(block[: most - pouring.frames])
            if pouring.frames >= most:
                break
            if line.has_waiting():
                raise Cancelled
    finally:
        pouring.finish()
    for file in files:
        file.judge(was_cut=pouring.frames >= most)


def _expected(kind: Kind, header: Header) -> int:
    """Return how many frames there will be, by header and size; 0 when there is no telling."""
    frames = header.frames or (header.duration_ms or 0) * header.rate // 1000
    if kind.wav:
        frames = kind.wav.frames_in(kind.wav.present) or frames
    return min(frames, MAX_HOURS * 3600 * header.rate)


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
