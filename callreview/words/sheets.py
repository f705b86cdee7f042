"""Score sheets in words: their kinds, and what changed between two versions."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from callreview.domain.rubric import Band, Fail, Kind, Mode, Range
from callreview.domain.rubric_difference import Difference, Part, What
from callreview.words import _
from callreview.words.arithmetic import points_text


def kind_text(kind: Kind) -> str:
    """Return what a kind of question is called on the screen."""
    return {
        Kind.YES_NO: _("yes or no"),
        Kind.SCALE: _("scale"),
        Kind.CHOICE: _("choice"),
        Kind.SEVERAL: _("several of"),
        Kind.NUMBER: _("number"),
        Kind.TEXT: _("text"),
        Kind.INSTRUCTION: _("instruction"),
    }[kind]


def fail_text(fail: Fail) -> str:
    """Return what an option fails, as the screen says it."""
    return {
        Fail.NONE: _("fails nothing"),
        Fail.LINE: _("fails the question"),
        Fail.SECTION: _("fails the section"),
        Fail.CALL: _("fails the call"),
    }[fail]


def difference_text(one: Difference) -> str:
    """Return one difference between two versions as a sentence."""
    if one.what is What.CHANGED:
        return _changed(one)
    if one.what is What.MOVED and one.field:
        return _("Question “{name}” moved from section “{before}” to “{after}”.").format(
            name=one.name, before=one.before, after=one.after
        )
    texts = {
        (What.ADDED, Part.SECTION): _("Section “{name}” is new."),
        (What.REMOVED, Part.SECTION): _("Section “{name}” is gone."),
        (What.MOVED, Part.SECTION): _("Section “{name}” stands in another place."),
        (What.ADDED, Part.LINE): _("Question “{name}” is new."),
        (What.REMOVED, Part.LINE): _("Question “{name}” is gone."),
        (What.MOVED, Part.LINE): _("Question “{name}” stands in another place."),
        (What.ADDED, Part.OPTION): _("Question “{of}”: “{name}” is a new answer, worth {after}."),
        (What.REMOVED, Part.OPTION): _("Question “{of}”: the answer “{name}” is gone."),
        (What.MOVED, Part.OPTION): _("Question “{of}”: “{name}” stands in another place."),
    }
    text = texts[one.what, one.part]
    return text.format(name=one.name, of=one.of, after=_value(one.after))


def _changed(one: Difference) -> str:
    subject = {
        Part.SHEET: _("Score sheet"),
        Part.SECTION: _("Section “{name}”"),
        Part.LINE: _("Question “{name}”"),
        Part.OPTION: _("Question “{of}”, answer “{name}”"),
    }[one.part]
    if one.before in ("", None, ()):
        text = _("{subject}: {field} now {after}.")
    elif one.after in ("", None, ()):
        text = _("{subject}: {field} no longer {before}.")
    else:
        text = _("{subject}: {field} {before} → {after}.")
    return text.format(
        subject=subject.format(name=one.name, of=one.of),
        field=_field(one.field),
        before=_value(one.before),
        after=_value(one.after),
    )


def _field(name: str) -> str:
    return {
        "title": _("title"),
        "language": _("language"),
        "mode": _("counting"),
        "pass_mark": _("pass mark"),
        "zero_on_fail": _("a fail shows 0:"),
        "cap_bonus": _("bonus ends at 100 %:"),
        "bands": _("bands"),
        "weight": _("weight"),
        "text": _("words"),
        "help": _("help"),
        "kind": _("kind"),
        "required": _("must be answered:"),
        "allow_na": _("may not apply:"),
        "bonus": _("bonus:"),
        "points": _("points"),
        "max_points": _("most points"),
        "ranges": _("ranges"),
        "show_if": _("asked only"),
        "label": _("words"),
        "fail": _("effect:"),
    }[name]


def _value(value: object) -> str:
    if isinstance(value, Decimal | Fraction):
        return points_text(Fraction(value))
    for kind, spelled in _SPELLED:
        if isinstance(value, kind):
            return spelled(value)
    return f"“{value}”"


def _flag(value: bool) -> str:  # noqa: FBT001 - it is the value to be told
    return _("yes") if value else _("no")


def _several(values: tuple[object, ...]) -> str:
    if len(values) == 2 and isinstance(values[1], tuple):  # a condition: a question, its answers
        answers = ", ".join(f"“{answer}”" for answer in values[1])
        return _("if “{question}” is {answers}").format(question=values[0], answers=answers)
    return ", ".join(map(_value, values))


def _band(band: Band) -> str:
    return _("“{label}” from {start}").format(label=band.label, start=_value(band.start))


def _range(one: Range) -> str:
    told = _("{start} to {end} = {points}").format(
        start=_value(one.start), end=_value(one.end), points=_value(one.points)
    )
    return told if one.fail is Fail.NONE else f"{told} ({fail_text(one.fail)})"


def _mode(mode: Mode) -> str:
    return _("points") if mode is Mode.POINTS else _("weighted sections")


_SPELLED: tuple[tuple[type, Callable[..., str]], ...] = (
    (bool, _flag),
    (Kind, kind_text),
    (Fail, fail_text),
    (Mode, _mode),
    (Band, _band),
    (Range, _range),
    (tuple, _several),
)
