"""One file being decoded: its decoders are tried in turn, and how that went is judged."""

from collections.abc import Mapping
from typing import Any

from callreview.audio.judging import Course, Finding, judged, refusal
from callreview.audio.order import Order
from callreview.audio.reader import CannotDecode, Refused, open_reader
from callreview.audio.sniff import kind_of
from callreview.audio.weaving import Strand
from callreview.domain.audiofile import Header, Verdict


class Trying:
    """A file with the decoders that are left for it; `strand` is it while it is open.

    `finding` is the last word on it, `gave_up` whether its last decoder did not come to the end.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.kind = kind_of(order.source)
        self.strand: Strand | None = None
        self.gave_up = False
        refused = refusal(self.kind, order.source.size)
        self.finding = refused or Finding(Verdict.UNPLAYABLE, "nothing_decoded")
        decoders = () if refused else self.kind.decoders
        self._left = [decoder for decoder in decoders if decoder not in order.without]
        self._decoder = ""
        self._frames = 0
        self._header: Header | None = None
        if decoders and not self._left:
            self.finding = Finding(Verdict.UNPLAYABLE, "decoder_hung")

    def open_next(self) -> bool:
        """Open the file with the next decoder that can; return whether there is one."""
        while self._left:
            try:
                self._open(self._left.pop(0))
            except Refused as refused:
                self.finding = Finding(Verdict.UNSUPPORTED, refused.reason, refused.fields)
                self._left = []
            except CannotDecode:
                continue
            else:
                return True
        return False

    def open_again(self) -> None:
        """Begin anew with the decoder that was at it."""
        if self._decoder:
            self._open(self._decoder)

    def judge(self, *, was_cut: bool) -> None:
        """Say how decoding went that came to its end."""
        assert self.strand is not None
        reader = self.strand.reader
        self.gave_up, self._frames = self.strand.gave_up, self.strand.frames
        course = Course(self._frames, reader.faults, self.gave_up, was_cut)
        self.finding = judged(self.kind, reader.header, course)

    def close(self) -> None:
        """Let go of the decoder."""
        if self.strand is not None:
            self.strand.reader.close()
        self.strand = None

    def said(self) -> dict[str, Any]:
        """Return what was found as the app is told it."""
        told = {"header": spoken_header(self._header), "decoder": self._decoder}
        return {**spoken(self.finding), **told, "frames": self._frames}

    def _open(self, decoder: str) -> None:
        self.order.tell_trying(decoder)
        reader = open_reader(decoder, self.order.source, self.kind)
        self.strand = Strand(reader, lambda: self.order.tell_trying(decoder))
        self._decoder, self._header = decoder, reader.header


def spoken(finding: Finding) -> Mapping[str, Any]:
    """Return a verdict as the app is told it."""
    return {
        "verdict": str(finding.verdict),
        "reason": finding.reason,
        "fields": dict(finding.fields),
    }


def spoken_header(header: Header | None) -> Mapping[str, Any] | None:
    """Return a header as the app is told it."""
    return None if header is None else vars(header)
