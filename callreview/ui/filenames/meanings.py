"""What a part of a name can be: in words, by its key, and by a colour and a line under it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat

from callreview.domain.hue import Hue
from callreview.domain.template.parts import Meaning
from callreview.words.marking import N_

_Line = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True)
class Told:
    """How one meaning is told; `key` is a letter pressed in the name."""

    words: str
    key: str
    hue: Hue
    line: QTextCharFormat.UnderlineStyle = _Line.SingleUnderline


MEANINGS: Mapping[Meaning, Told] = {
    Meaning.DATE: Told(N_("Date"), "D", Hue.BLUE),
    Meaning.TIME: Told(N_("Time"), "T", Hue.TEAL, _Line.DashUnderline),
    Meaning.NUMBER: Told(N_("Customer's number"), "N", Hue.ORANGE),
    Meaning.CUSTOMER: Told(N_("Customer's name"), "C", Hue.RED, _Line.DashUnderline),
    Meaning.AGENT: Told(N_("Person"), "P", Hue.VIOLET),
    Meaning.EXTENSION: Told(N_("Extension"), "E", Hue.PINK, _Line.DashUnderline),
    Meaning.CALLER: Told(N_("Who called"), "F", Hue.ORANGE, _Line.DotLine),
    Meaning.CALLED: Told(N_("Who was called"), "L", Hue.OLIVE, _Line.DotLine),
    Meaning.DIRECTION: Told(N_("Direction"), "R", Hue.GREEN, _Line.DashDotLine),
    Meaning.ID: Told(N_("Phone system's id"), "K", Hue.OLIVE, _Line.DashDotDotLine),
    Meaning.SKIP: Told(N_("Does not matter"), "X", Hue.NONE, _Line.DotLine),
}

BY_KEY: Mapping[str, Meaning] = {told.key: meaning for meaning, told in MEANINGS.items()}
