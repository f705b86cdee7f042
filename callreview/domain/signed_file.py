"""Final reviews as one file that goes from computer to computer; `docs/review-files.md` says how.

The file holds everything it needs: the score sheets in full, the SHA-256 of each recording, whose
reviews they are, the library they come from and the end of its audit trail. It ends with its own
SHA-256, so that a change shows. Who wants to deceive can reckon that anew; then the end of the
audit trail, kept here when the file is read, no longer belongs to the library it came from.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from callreview.domain.canonical import sha256_of
from callreview.domain.errors import Refused, Unreadable
from callreview.domain.identity import is_key
from callreview.domain.placed import Placed, parsed, table_of
from callreview.domain.review import Blind, Book, Review, ReviewState
from callreview.domain.review_file import answers_from_dict, answers_to_dict
from callreview.domain.rubric import Rubric
from callreview.domain.rubric_check import require_sound
from callreview.domain.rubric_file import rubric_from_dict, rubric_to_dict, version_id
from callreview.domain.scoring import unanswered_required
from callreview.domain.scoring_lines import check_answer, unknown_line
from callreview.domain.timebase import Span

FORMAT = "callreview-reviews"
VERSION = 1
_BOOKS = tuple(book.value for book in Book)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_FORMAT = re.compile(rf'"format"\s*:\s*"{FORMAT}"')
_TEXTS = ("revision_reason", "reason", "keep_doing", "work_on", "heard_reason", "decoder")


@dataclass(frozen=True)
class Origin:
    """Where a file comes from: a library, and the end its audit trail had then."""

    library_id: str
    audit_sequence: int
    audit_hash: str
    written_at: str


@dataclass(frozen=True)
class Heard:
    """The recording a review is of: how to know it, and what to call it where it is missing.

    `size` and `fingerprint` (of its two ends) find it where nobody has read all its bytes yet.
    """

    sha256: str
    name: str
    size: int
    fingerprint: str


@dataclass(frozen=True)
class SignedReview:
    """A final review without a call, for calls belong to libraries, and what it is of.

    Private notes stay in the library in which they were written.
    """

    review: Review
    heard: Heard


@dataclass(frozen=True)
class SignedFile:
    """Reviews that travel: revisions of one stand in their order, the first among them."""

    origin: Origin
    rubrics: Mapping[str, Rubric]
    reviews: tuple[SignedReview, ...]
    sha256: str = ""


def signed_text(file: SignedFile) -> str:
    """Return the file as JSON; with the same content always the same text."""
    origin = file.origin
    top: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "library": origin.library_id,
        "audit_head": {"sequence": origin.audit_sequence, "hash": origin.audit_hash},
        "written_at": origin.written_at,
        "rubrics": {key: rubric_to_dict(rubric) for key, rubric in file.rubrics.items()},
        "reviews": [_review_to_dict(signed) for signed in file.reviews],
    }
    top["sha256"] = sha256_of(_read_back(top))
    return json.dumps(top, ensure_ascii=False, indent=1) + "\n"


def is_signed(text: str) -> bool:
    """Return whether a text means to be such a file, sound or not."""
    return bool(_FORMAT.search(text))


def signed_from_text(text: str, name: str) -> SignedFile:
    """Return what a file holds.

    Raises Unreadable "review_file_newer", "review_file_altered" if it was changed after it was
    written, and the place of the first thing that no such file says; Refused as `require_fit`.
    """
    top = table_of(parsed(text, name), name)
    if top.text("format", "") != FORMAT or _whole(top, "version") > VERSION:
        raise Unreadable("review_file_newer", name=name)
    sealed = {key: value for key, value in top.values.items() if key != "sha256"}
    if top.text("sha256", "") != sha256_of(_read_back(sealed)):
        raise Unreadable("review_file_altered", name=name)
    top.only(
        "format", "version", "library", "audit_head", "written_at", "rubrics", "reviews", "sha256"
    )
    head = top.table("audit_head")
    head.only("sequence", "hash")
    origin = Origin(
        _matching(top, "library", is_key),
        _whole(head, "sequence"),
        _matching(head, "hash", _SHA256.fullmatch),
        _matching(top, "written_at", _MOMENT.fullmatch),
    )
    rubrics = dict(_rubrics(top.table("rubrics"), name))
    reviews = tuple(_signed_review(table, rubrics) for table in top.tables("reviews"))
    _require_first_revisions(reviews, name)
    return SignedFile(origin, rubrics, reviews, top.text("sha256"))


def _rubrics(tables: Placed, name: str) -> Iterator[tuple[str, Rubric]]:
    for key, value in tables.values.items():
        rubric = rubric_from_dict(value, name)
        if version_id(rubric) != key:
            raise Unreadable("review_file_altered", name=name)
        require_sound(rubric, name)
        yield key, rubric


def _review_to_dict(signed: SignedReview) -> dict[str, object]:
    review = signed.review
    said: dict[str, object] = {
        "id": review.id,
        "first": review.root_id,
        "revision": review.revision,
        "recording": {
            "sha256": signed.heard.sha256,
            "name": signed.heard.name,
            "size": signed.heard.size,
            "ends": signed.heard.fingerprint,
        },
        "rubric": review.version_id,
        "reviewer": review.reviewer,
        "book": review.book.value,
        "draw": review.draw_id,
        "blind": [each.value for each in Blind if each in review.blind],
        "started_at": review.started_at,
        "finished_at": review.finished_at,
        "answers": answers_to_dict(review.answers),
        "heard": _pairs(review.heard),
        "skipped": _pairs(review.skipped),
        "active_ms": review.active_ms,
        "duration_ms": review.duration_ms,
    }
    texts = {key: getattr(review, key) for key in _TEXTS if getattr(review, key)}
    return {key: value for key, value in {**said, **texts}.items() if value not in ([], None)}


def _signed_review(table: Placed, rubrics: Mapping[str, Rubric]) -> SignedReview:
    table.only(
        "id", "first", "revision", "recording", "rubric", "reviewer", "book", "draw", "blind",
        "started_at",
        "finished_at", "answers", "heard", "skipped", "active_ms", "duration_ms", *_TEXTS,
    )  # fmt: skip
    recording = table.table("recording")
    recording.only("sha256", "name", "size", "ends")
    heard = Heard(
        _matching(recording, "sha256", _SHA256.fullmatch),
        recording.text("name"),
        _whole(recording, "size"),
        _matching(recording, "ends", _SHA256.fullmatch),
    )
    review = Review(
        id=_matching(table, "id", is_key),
        call_id="",
        root_id=_matching(table, "first", is_key),
        revision=_whole(table, "revision"),
        version_id=table.choice("rubric", tuple(rubrics)),
        reviewer=table.text("reviewer"),
        state=ReviewState.FINAL,
        book=Book(table.choice("book", _BOOKS)),
        draw_id=_matching(table, "draw", is_key) if table.has("draw") else None,
        blind=frozenset(map(Blind, _blind(table))),
        reason=table.text("reason", ""),
        revision_reason=table.text("revision_reason", ""),
        keep_doing=table.text("keep_doing", ""),
        work_on=table.text("work_on", ""),
        heard_reason=table.text("heard_reason", ""),
        decoder=table.text("decoder", ""),
        started_at=_matching(table, "started_at", _MOMENT.fullmatch),
        finished_at=_matching(table, "finished_at", _MOMENT.fullmatch),
        answers=answers_from_dict(table.table("answers").values, f"{table.place}, answers"),
        heard=table.spans("heard"),
        skipped=table.spans("skipped"),
        active_ms=_whole(table, "active_ms"),
        sha256=heard.sha256,
        duration_ms=_whole(table, "duration_ms"),
    )
    require_fit(review, rubrics[review.version_id])
    return SignedReview(review, heard)


def require_fit(review: Review, rubric: Rubric) -> None:
    """Raise Refused unless all is answered that has to be, and every answer fits its question."""
    lines = {line.id: line for line in rubric.lines}
    for line_id, answer in review.answers.items():
        if line_id not in lines:
            raise unknown_line(rubric, line_id)
        check_answer(lines[line_id], answer)
    if unanswered_required(rubric, review.answers):
        raise Refused("review_incomplete")


def _require_first_revisions(reviews: tuple[SignedReview, ...], name: str) -> None:
    """Raise "review_file_altered" unless every revision comes after all before it, each once."""
    seen: dict[str, int] = {}
    for review in (signed.review for signed in reviews):
        before = seen.get(review.root_id, 0)
        is_first = review.revision == 1
        if is_first != (review.id == review.root_id) or review.revision <= before:
            raise Unreadable("review_file_altered", name=name)
        if not is_first and not before:
            raise Unreadable("review_file_altered", name=name)
        seen[review.root_id] = review.revision


def _read_back(top: object) -> object:
    """Return plain values as another program reads them, of which the hash is made."""
    return json.loads(json.dumps(top, default=float))


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start_ms, span.end_ms] for span in spans]


def _blind(table: Placed) -> tuple[str, ...]:
    hidden = table.texts("blind")
    for each in hidden:
        if each not in set(Blind):
            raise Unreadable("value_malformed", place=table.place, key="blind", value=each)
    return hidden


def _whole(table: Placed, key: str) -> int:
    number = table.values.get(key)
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < 1 << 48:
        raise Unreadable("value_malformed", place=table.place, key=key, value=number)
    return number


def _matching(table: Placed, key: str, matches: Callable[[str], object]) -> str:
    value = table.text(key)
    if not matches(value):
        raise Unreadable("value_malformed", place=table.place, key=key, value=value)
    return value
