"""The formats of marks by name and by the ending of a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from callreview.domain.errors import CallReviewError
from callreview.domain.mark import Mark, in_order
from callreview.exports.labels import audacity, eaf, objects, spreadsheet, subtitles, textgrid
from callreview.exports.labels.label import Labels


class Form(StrEnum):
    """A format marks are exchanged in; its value is what one types."""

    AUDACITY = "audacity"
    VTT = "vtt"
    SRT = "srt"
    CSV = "csv"
    JSON = "json"
    TEXTGRID = "textgrid"
    EAF = "eaf"


@dataclass(frozen=True)
class _Way:
    """How a format is written and read, and how its files end."""

    ending: str
    write: Callable[[Sequence[Mark], int], str]
    read: Callable[[str, str], Labels]


_WAYS = {
    Form.AUDACITY: _Way(".txt", audacity.written, audacity.read),
    Form.VTT: _Way(".vtt", subtitles.written_vtt, subtitles.read_vtt),
    Form.SRT: _Way(".srt", subtitles.written_srt, subtitles.read_srt),
    Form.CSV: _Way(".csv", spreadsheet.written, spreadsheet.read),
    Form.JSON: _Way(".json", objects.written, objects.read),
    Form.TEXTGRID: _Way(".TextGrid", textgrid.written, textgrid.read),
    Form.EAF: _Way(".eaf", eaf.written, eaf.read),
}


def ending_of(form: Form) -> str:
    """Return how files of a format end."""
    return _WAYS[form].ending


def form_by_ending(name: str) -> Form:
    """Return the format a file's name says; CallReviewError "marks_kind_unknown" if none."""
    ending = PurePath(name).suffix.casefold()
    for form, way in _WAYS.items():
        if ending == way.ending.casefold():
            return form
    endings = ", ".join(way.ending for way in _WAYS.values())
    raise CallReviewError("marks_kind_unknown", name=name, kinds=endings, forms=", ".join(Form))


def written(form: Form, marks: Sequence[Mark], length_ms: int = 0) -> str:
    """Return marks in a format, as they are heard; `length_ms` is the call's, 0 if not known."""
    return _WAYS[form].write(in_order(tuple(marks)), length_ms)


def read(form: Form, text: str, name: str) -> Labels:
    """Return the labels of a file's text; Unreadable "labels_malformed" if it is none of these."""
    return _WAYS[form].read(text, name)
