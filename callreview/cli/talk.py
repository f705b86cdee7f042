"""`callreview talk`: who speaks when in a recording."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from callreview.app.talking import Talked, who_speaks
from callreview.cli.common import DONE, DONE_IN_PART, SOUND, Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say, say_error
from callreview.domain.audiofile import Verdict
from callreview.domain.call import Side
from callreview.domain.talk import longest, nobody, silences, talk_over
from callreview.domain.timebase import Span, format_clock
from callreview.domain.turns import interruptions, longest_monologue, response_ms, responses, turns
from callreview.words import _, ngettext, sentence
from callreview.words.talking import spoken_confidence, spoken_length, spoken_percent


@click.command()
@SOUND
@as_json
@click.pass_obj
def command(given: Given, files: tuple[Path, ...], as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Say who speaks when in a recording: shares, silences, both at once, hold music.

    CALL is the key of a call or its start; of one in two files either file stands for both.

    Which side is the person's is as the library has it, or as the phone system that named the
    file puts it; where neither says, it is not guessed.
    """
    progress = ProgressLine()
    try:
        with given.pool() as pool, given.library_beside() as library:
            found = who_speaks(
                pool,
                files,
                library,
                on_progress=lambda part: progress(round(part * 100), 100, files[0].name),
            )
    finally:
        progress.end()
    if as_json:
        print_json(_plain(found))
    else:
        say(_lines(found, files[0].name))
    if found.outcome.verdict is Verdict.DAMAGED:
        say_error(sentence(found.outcome.trouble()))
        return DONE_IN_PART
    return DONE


# ---- as JSON


def _plain(found: Talked) -> dict[str, object]:
    talk = found.talk
    return {
        "method": talk.method,
        "confidence": round(talk.confidence, 3),
        "channels": [
            {
                "channel": _name(found, channel),
                "who": _who(found, channel),
                "talk_percent": round(talk.talk_percent(channel), 2),
                "longest_ms": (longest_monologue(turns(talk), channel) or Span(0, 0)).length_ms,
                "spans": _pairs(spans),
            }
            for channel, spans in enumerate(talk.speech)
        ],
        "overlap_percent": round(talk.percent(talk_over(talk)), 2) if talk.tells_who else None,
        "nobody_percent": round(talk.percent(nobody(talk)), 2),
        "silences": _pairs(silences(talk)),
        "hold": _pairs(talk.hold),
    }


def _name(found: Talked, channel: int) -> str:
    """Return "left" or "right", "mono" for one channel, the number of any beyond two."""
    if not found.talk.tells_who:
        return "mono"
    return tuple(Side)[channel].value if channel < len(Side) else str(channel + 1)


def _who(found: Talked, channel: int) -> str | None:
    """Return whose channel it is, where that is known."""
    sides = tuple(Side)
    if found.agent_channel is None or not found.talk.tells_who or channel >= len(sides):
        return None
    return "agent" if sides[channel] is found.agent_channel else "customer"


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start_ms, span.end_ms] for span in spans]


# ---- in words


def _lines(found: Talked, name: str) -> Iterator[str]:
    talk = found.talk
    yield _("{name}, {length}").format(name=name, length=format_clock(talk.length_ms))
    sure = _("{words} ({percent})")
    percent = spoken_percent(talk.confidence * 100)
    yield "  " + _row(
        _("How sure"), sure.format(words=spoken_confidence(talk.confidence), percent=percent)
    )
    for channel in range(len(talk.speech)):
        yield ""
        yield from _side(found, channel)
    yield ""
    yield _("The call")
    if talk.tells_who:
        yield "  " + _row(_("both at once"), spoken_percent(talk.percent(talk_over(talk))))
    yield "  " + _row(_("nobody speaks"), spoken_percent(talk.percent(nobody(talk))))
    quiet = silences(talk)
    count = ngettext("{count} silence", "{count} silences", len(quiet)).format(count=len(quiet))
    yield "  " + _row(count, _where(longest(quiet)))
    for span in talk.hold:
        yield "  " + _row(_("on hold"), _where(span))


def _side(found: Talked, channel: int) -> Iterator[str]:
    talk = found.talk
    yield _side_words(found, channel)
    yield "  " + _row(_("speaks"), spoken_percent(talk.talk_percent(channel)))
    yield "  " + _row(_("longest"), _where(longest_monologue(turns(talk), channel)))
    if talk.tells_who:
        found_here = interruptions(talk, channel)
        first = _("first at {time}").format(time=_at(found_here[0].span)) if found_here else ""
        yield "  " + _row(_("interrupts"), f"{len(found_here)}  {first}".rstrip())
        answer_ms = response_ms(responses(turns(talk), channel, talk.hold))
        if answer_ms is not None:
            yield "  " + _row(_("answers after"), spoken_length(answer_ms))


def _side_words(found: Talked, channel: int) -> str:
    if not found.talk.tells_who:
        return _("One channel: who speaks cannot be told")
    words = {"agent": _("Person"), "customer": _("Customer")}
    names = {"left": _("Left"), "right": _("Right")}
    name = _name(found, channel)
    return words.get(_who(found, channel) or "", names.get(name, name))


def _row(what: str, value: str) -> str:
    return f"{what:<16}{value}"


def _where(span: Span | None) -> str:
    if span is None:
        return _("none")
    length = spoken_length(span.length_ms)
    return _("{length} at {time}").format(length=length, time=_at(span))


def _at(span: Span) -> str:
    return format_clock(span.start_ms)
