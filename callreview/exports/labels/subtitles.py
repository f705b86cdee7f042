"""WebVTT and SubRip (SRT): marks as subtitles, which players show while a recording plays.

A cue ends after it starts, so a moment is shown for two seconds, and holds no blank line. In
WebVTT a voice span says the category, whether it was a moment, and who marked:
`<v.praise.point Robin>words`. SubRip keeps times and words only.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from callreview.domain.errors import Unreadable
from callreview.domain.mark import Mark
from callreview.exports.labels.label import (
    Collector,
    Label,
    Labels,
    category_of,
    clock_ms,
    label_at,
    lines_of,
    shown_end,
    shown_words,
)
from callreview.words import _

_ARROW = "-->"
_POINT = "point"
_HEAD = re.compile(r"\ufeff?WEBVTT(?:[ \t].*)?")
_NOT_A_CUE = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t].*)?")
# No step of it is ever taken back, so that a hostile cue takes no longer than any other.
_TAG = re.compile(r"<(/?+)([a-z]*+)((?:\.[^\s.<>]++)*+)(?:[ \t\n]++([^<>]*+))?+>|<[\d:.]++>")


def written_vtt(marks: Sequence[Mark], length_ms: int) -> str:
    """Return marks as WebVTT."""
    cues = (f"{_times(mark, length_ms)}\n{_voice(mark)}\n" for mark in marks)
    return "\n".join(("WEBVTT\n", *cues))


def written_srt(marks: Sequence[Mark], length_ms: int) -> str:
    """Return marks as SubRip."""
    cues = (
        f"{number}\n{_times(mark, length_ms).replace('.', ',')}\n"
        f"{_without_blank_lines(shown_words(mark)).replace(_ARROW, '->')}\n"
        for number, mark in enumerate(marks, 1)
    )
    return "\n".join(cues)


def read_vtt(text: str, name: str) -> Labels:
    """Return the cues of a WebVTT file; Unreadable "labels_malformed" if it is none."""
    head, _end, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    if not _HEAD.fullmatch(head):
        raise Unreadable("labels_malformed", name=name, form="WebVTT")
    collector = Collector()
    for block in _blocks("\n" + rest):
        goes_on_with_head = block.number == 2 and not any(map(_is_times, block.lines))
        if not goes_on_with_head and not _NOT_A_CUE.fullmatch(block.lines[0]):
            _take(collector, block, _from_voice)
    return collector.labels()


def read_srt(text: str, _name: str) -> Labels:
    """Return the cues of a SubRip file."""
    collector = Collector()
    for block in _blocks(text.removeprefix("\ufeff")):
        _take(collector, block, lambda label: label)
    return collector.labels()


@dataclass(frozen=True)
class _Block:
    """Lines without a blank one between them; `number` is that of the first."""

    number: int
    lines: tuple[str, ...]


def _times(mark: Mark, length_ms: int) -> str:
    return f"{_clock(mark.start_ms)} {_ARROW} {_clock(shown_end(mark, length_ms))}"


def _clock(moment_ms: int) -> str:
    seconds, thousandths = divmod(moment_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _voice(mark: Mark) -> str:
    point = f".{_POINT}" if mark.end_ms is None else ""
    author = " ".join(mark.author.split())
    tag = f"v.{mark.category.value}{point} {_escaped(author)}" if author else ""
    words = _escaped(_without_blank_lines(shown_words(mark)))
    return f"<{tag or f'c.{mark.category.value}{point}'}>{words}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _without_blank_lines(text: str) -> str:
    return "\n".join(line.rstrip() for _number, line in lines_of(text) if line.strip())


def _blocks(text: str) -> Iterator[_Block]:
    """Yield what blank lines divide, and cues that follow each other without one."""
    lines: list[tuple[int, str]] = []
    has_times = False
    for number, line in (*lines_of(text), (0, "")):
        begins = has_times and _is_times(line)
        if lines and (begins or not line.strip()):
            its_number = [lines.pop()] if begins and lines[-1][1].strip().isdecimal() else []
            yield _Block(lines[0][0], tuple(each for _number, each in lines))
            lines, has_times = its_number, False
        if line.strip():
            lines.append((number, line))
            has_times = has_times or _is_times(line)


def _is_times(line: str) -> bool:
    start, arrow, _rest = line.partition(_ARROW)
    return bool(arrow) and clock_ms(start) is not None


def _take(collector: Collector, block: _Block, said_by: Callable[[Label], Label]) -> None:
    """Take the cue of a block: its number or name if it has one, its times, its words."""
    at = 0 if _ARROW in block.lines[0] else 1
    where = _("Line {number}").format(number=block.number)
    start, arrow, rest = "".join(block.lines[at : at + 1]).partition(_ARROW)
    start_ms, end_ms = clock_ms(start), clock_ms((rest.split() or [""])[0])
    if not arrow or start_ms is None or end_ms is None:
        collector.refuse(where, " ".join(block.lines))
    else:
        words = "\n".join(block.lines[at + 1 :])
        collector.add(said_by(label_at(where, start_ms, end_ms, words)))


def _from_voice(label: Label) -> Label:
    """Return a label with what its tags say of it; tags are no words."""
    category, is_point, author = None, False, ""
    for tag in _TAG.finditer(label.text):
        classes = (tag[3] or "").split(".")
        category = category or next(filter(None, map(category_of, classes)), None)
        is_point = is_point or _POINT in classes
        author = author or (html.unescape(tag[4] or "").strip() if tag[2] == "v" else "")
    end_ms = None if is_point else label.end_ms
    words = html.unescape(_TAG.sub("", label.text))
    category = category or label.category
    return label_at(label.where, label.start_ms, end_ms, words, category, author)
