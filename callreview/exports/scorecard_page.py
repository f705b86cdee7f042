"""A scorecard as the texts of a page, in the language of the app.

The template (`resources/templates/scorecard.typ`) sets what stands here and knows no words
of its own; every text from outside has been made fit for paper.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from callreview.domain.mark import Category, Mark, in_order
from callreview.domain.rubric import Line
from callreview.domain.scorecard import Scorecard, question_numbers
from callreview.domain.scoring import SectionScore
from callreview.domain.timebase import format_clock
from callreview.exports.plain_text import cleaned, fit_for_paper
from callreview.exports.scorecard_aftermath import aftermath
from callreview.exports.scorecard_disagree import disagree, fields
from callreview.exports.scorecard_questions import questions
from callreview.exports.scorecard_wave import SYMBOLS, wave
from callreview.words import _, arithmetic, language
from callreview.words.reviewing import (
    category_words,
    direction_words,
    made_blind_words,
    why_words,
)
from callreview.words.times import spoken_start, spoken_time

Table = dict[str, object]
_WORTH_TELLING_MS = 1_000
_LONGEST_RUNNER = 80
_WITH_YEAR = date.min


def page_of(card: Scorecard) -> Table:
    """Return everything the template sets; `notice` is for a copy that is not tagged."""
    who, when = _who(card), _when(card)
    name = " · ".join(filter(None, (who, when)))
    page = {
        "lang": language(),
        "date": _finished_day(card),
        "runner": name if len(name) <= _LONGEST_RUNNER else f"{name[:_LONGEST_RUNNER]}…",
        "page_of": _("page {page} of {pages}"),
        "overline": _("Scorecard"),
        "who": who,
        "when": _headline(card),
        "result": _result(card),
        "facts": _facts(card),
        "why": _why(card),
        "remarks": _remarks(card),
        "score": _score(card),
        "questions": questions(card),
        "wave": wave(card),
        "aftermath": aftermath(card, who if card.call.who else ""),
        "disagree": disagree(card),
        "notice": _(
            "This copy is not tagged for screen readers, because this computer has no font for some"
            " of its letters."
        ),
    }
    title = _("Scorecard: {name}").format(name=name)
    unbroken = {
        "title": cleaned(title),
        "title_of_all": cleaned(_("Scorecards")),
        "foot": _foot(card),
        "fields": fields(card),
    }
    return {key: fit(value) for key, value in page.items()} | unbroken


def _who(card: Scorecard) -> str:
    call = card.call
    if call.agent is None and call.facts.agent_ref:
        return _("Person {ref}").format(ref=call.facts.agent_ref)
    return call.who or _("Person not known")


def _when(card: Scorecard) -> str:
    return spoken_start(card.call.facts, _WITH_YEAR)


def _headline(card: Scorecard) -> str:
    length = format_clock(card.duration_ms) if card.duration_ms else ""
    parts = (_when(card), direction_words(card.call.facts.direction), length)
    return " · ".join(filter(None, parts))


def _result(card: Scorecard) -> Table:
    result = card.score
    return {
        "number": arithmetic.number_text(result),
        "bonus": arithmetic.bonus_text(result),
        "gauge": _gauge(result.shown),
        "pass_mark": _gauge(card.rubric.pass_mark),
        "verdict": arithmetic.verdict(result),
        "band": result.band.label if result.band else "",
        "is_failed": result.is_failed,
        "fails": list(arithmetic.fail_lines(result, _called(card))),
    }


def _gauge(percent: Fraction | Decimal | None) -> float | None:
    """Return where a percentage stands between 0 and 1."""
    return None if percent is None else min(1.0, round(float(percent) / 100, 4))


def _facts(card: Scorecard) -> list[Table]:
    review = card.review
    sheet = _("{title}, version {number}").format(
        title=card.rubric.title, number=card.version.number
    )
    revised = ""
    if review.revision > 1:
        revised = _("{number}, because: {reason}").format(
            number=review.revision, reason=review.revision_reason
        )
    return _labelled(
        (_("Number"), card.number),
        (_("Score sheet"), sheet),
        (_("Reviewed by"), review.reviewer),
        (_("Reviewed on"), spoken_time(_local(review.finished_at), _WITH_YEAR)),
        (_("Revision"), revised),
    )


def _why(card: Scorecard) -> list[str]:
    picked = ""
    if card.draw:
        picked = _("{sample}, {number} of {of}").format(
            sample=card.draw.title, number=card.draw.number, of=card.draw.of
        )
    told = [why_words(card.review, picked)]
    if card.duration_ms:
        told.append(_heard(card))
    if card.review.heard_reason:
        told.append(_("Not all of it, because: {why}").format(why=card.review.heard_reason))
    if blind := made_blind_words(card.review):
        told.append(blind)
    if card.recording_is_changed:
        told.append(_("The recording has been changed since this review."))
    return told


def _heard(card: Scorecard) -> str:
    times = {
        "heard": format_clock(card.heard_ms),
        "length": format_clock(card.duration_ms),
        "skipped": format_clock(card.skipped_ms),
    }
    if card.skipped_ms < _WORTH_TELLING_MS:
        return _("Heard {heard} of {length}.").format(**times)
    return _("Heard {heard} of {length}; {skipped} of silence was passed over.").format(**times)


def _remarks(card: Scorecard) -> list[Table]:
    marks = in_order(card.marks)
    praise = [mark for mark in marks if mark.category is Category.PRAISE]
    improve = [mark for mark in marks if mark.category is Category.IMPROVE]
    rest = [mark for mark in marks if mark not in praise and mark not in improve]
    return [
        {
            "title": title,
            "text": text,
            "marks": [_mark(mark) for mark in found],
            "empty": _("Nothing was noted.") if not text and not found else "",
        }
        for title, text, found, always in (
            (_("Keep doing"), card.review.keep_doing, praise, True),
            (_("Work on"), card.review.work_on, improve, True),
            (_("Also noted"), "", rest, False),
        )
        if found or always
    ]


def _mark(mark: Mark) -> Table:
    return {
        "symbol": SYMBOLS[mark.category],
        "time": _moment(mark),
        "kind": category_words(mark.category),
        "words": mark.text,
    }


def _moment(mark: Mark) -> str:
    start = format_clock(mark.start_ms)
    return start if mark.end_ms is None else f"{start}–{format_clock(mark.end_ms)}"


def _score(card: Scorecard) -> Table:
    result = card.score
    total = "–" if result.percent is None else arithmetic.percent_text(result.percent)
    return {
        "title": _("The score, step by step"),
        "head": [_("Section"), _("Points"), _("Share"), _("Weight"), _("Adds")],
        "rows": [_section_row(part) for part in result.sections],
        "total": [
            _("Together"),
            _points(result.earned, result.possible),
            "",
            "" if result.percent is None else "100 %",
            total,
        ],
        "steps": list(arithmetic.steps(result, _called(card))),
    }


def _section_row(part: SectionScore) -> list[str]:
    if part.share is None:
        return [part.section.title, "–", "–", "–", "–"]
    return [
        part.section.title,
        _points(part.earned, part.possible),
        arithmetic.percent_text(100 * part.share),
        arithmetic.percent_text(part.weight_percent),
        arithmetic.percent_text(part.share * part.weight_percent),
    ]


def _points(earned: Fraction, possible: Fraction) -> str:
    if not possible:
        return "–"
    return _("{earned} of {possible}").format(
        earned=arithmetic.points_text(earned), possible=arithmetic.points_text(possible)
    )


def _foot(card: Scorecard) -> list[Table]:
    return _labelled(
        (_("Recording, SHA-256"), card.review.sha256 or card.call.recording.sha256 or ""),
        (_("Entry in the audit trail"), card.audit_hash),
        (_("Decoded by"), cleaned(card.review.decoder)),
        (_("Times"), _zones(card)),
        (_("Made with"), f"Call Review {card.app_version}".strip()),
    )


def _zones(card: Scorecard) -> str:
    call = _("the call as its recording says, zone not known")
    minutes = card.call.facts.utc_offset_minutes
    if minutes is not None:
        call = _("the call in {zone}").format(zone=_zone(minutes))
    finished = card.review.finished_at
    if not finished:
        return call
    offset = datetime.fromisoformat(finished).utcoffset()
    if offset is None:
        return call
    reviewed = _zone(int(offset.total_seconds()) // 60)
    return _("{call}; the review in {zone}").format(call=call, zone=reviewed)


def _zone(minutes: int) -> str:
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02}:{rest:02}" if minutes else "UTC"


def _called(card: Scorecard) -> arithmetic.Naming:
    numbers = question_numbers(card.score)

    def name(line: Line) -> str:
        if line.id not in numbers:
            return arithmetic.quoted(line)
        return _("question {number}").format(number=numbers[line.id])

    return name


def _labelled(*pairs: tuple[str, str]) -> list[Table]:
    return [{"label": label, "value": value} for label, value in pairs if value]


def _finished_day(card: Scorecard) -> list[int] | None:
    if not card.review.finished_at:
        return None
    day = datetime.fromisoformat(card.review.finished_at)
    return [day.year, day.month, day.day]


def _local(moment: str | None) -> str | None:
    return moment and datetime.fromisoformat(moment).replace(tzinfo=None).isoformat()


def fit(value: object) -> object:
    """Return a value with every text in it made fit for paper."""
    if isinstance(value, str):
        return fit_for_paper(value)
    if isinstance(value, Mapping):
        return {key: fit(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [fit(item) for item in value]
    return value
