"""Marks of a call to and from files of other programs.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.edits.imports import ImportMarks
from callreview.app.opening import found_in, paths_of
from callreview.app.outfile import is_recording, write_whole
from callreview.app.session import Reader, Session
from callreview.app.written import read_text
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError, Refused, Unreadable
from callreview.domain.identity import is_key
from callreview.domain.mark import Category, Mark
from callreview.domain.timebase import format_clock

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.exports.labels.forms import Form
    from callreview.exports.labels.label import Label

MOST_MARKS = 10_000
MOST_LETTERS = 20_000
_CREATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class MarksRead:
    """What became of a file of marks: `added` to the call, `known` before, or a fault."""

    added: tuple[Mark, ...]
    known: int
    faults: tuple[CallReviewError, ...]


def export_marks(session: Session, call: Call, path: Path, form: "Form | None" = None) -> int:
    """Write the marks of a call, in the format of the file's ending; return how many.

    Raises CallReviewError "marks_kind_unknown", "marks_over_recording" or "not_written".
    """
    from callreview.exports.labels import forms

    form = form or forms.form_by_ending(path.name)
    if is_recording(path):
        raise CallReviewError("marks_over_recording", name=path.name)
    marks = session.find(partial(_marks_of, call_id=call.id)).wait()
    text = forms.written(form, marks, call.recording.duration_ms or 0)
    write_whole(path, text.encode("utf-8", "replace"))
    return len(marks)


def import_marks(
    session: Session, call: Call, path: Path, form: "Form | None" = None, *, length_ms: int = 0
) -> MarksRead:
    """Add the marks of a file to a call in one step of undo; what is there already stays as it is.

    A category the file does not say is a note, an author it does not name is the reviewer. What
    is no mark, or lies after `length_ms` (0: not known), is a fault and left out; what reaches
    over it is cut there, and told as a fault too. Of a file with marks of several calls only this
    call's are taken. Raises Unreadable, "marks_kind_unknown" or "marks_too_many".
    """
    from callreview.exports.labels import forms

    form = form or forms.form_by_ending(path.name)
    labels = forms.read(form, read_text(path), path.name)
    if len(labels.found) > MOST_MARKS:
        raise Unreadable("marks_too_many", name=path.name, most=f"{MOST_MARKS:,}")
    there = session.find(partial(_marks_of, call_id=call.id)).wait()
    sieve = _Sieve(session, call, length_ms, list(labels.faults))
    sieve.note_there(there, forms.read(form, forms.written(form, there, length_ms), "").found)
    new = tuple(sieve.new_of(labels.found))
    added = session.do(ImportMarks(call.id, new)).wait() if new else ()
    return MarksRead(added, sieve.known, tuple(sieve.faults))


def length_of(session: Session, call: Call, pool: "Callable[[], Pool]") -> int:
    """Return how long the recording of a call is in ms, 0 if it does not play.

    One of which only the header was read is decoded first, by a worker of `pool`.
    """
    if call.recording.is_decoded:
        return call.recording.duration_ms or 0
    with closing(pool().decode(*paths_of(call))) as decoding:
        try:
            outcome = decoding.wait()
        except CancelledError:  # the app is being closed
            return 0
        session.record(found_in(call, decoding, outcome)).wait()
    return outcome.duration_ms if outcome.verdict.plays else 0


class _Sieve:
    """Tells labels that are new from those that are there, and from those that fit nowhere."""

    def __init__(
        self, session: Session, call: Call, length_ms: int, faults: list[CallReviewError]
    ) -> None:
        self.known = 0
        self.faults = faults
        self._session = session
        self._call = call
        self._length_ms = length_ms
        self._by_id: dict[str, Mark] = {}
        self._alike: dict[_Moment, list[_Saying]] = {}

    def note_there(self, marks: tuple[Mark, ...], as_labels: "tuple[Label, ...]") -> None:
        """Take what the call holds: as it is, and as a file of that format can say it."""
        self._by_id = {mark.id: mark for mark in marks}
        for mark in marks:
            self._note(mark)
        for label in as_labels:
            self._note(label)

    def new_of(self, labels: "tuple[Label, ...]") -> Iterator[Mark]:
        """Yield the marks to be added."""
        calls = {label.call_id for label in labels if label.call_id}
        for label in labels:
            if len(calls) > 1 and label.call_id not in ("", self._call.id):
                self.faults.append(Refused("label_of_another_call", where=label.where))
                continue
            fit = self._fit(label)
            if fit is not None and self._is_new(fit):
                self._note(fit)
                yield self._mark(fit)

    def _fit(self, label: "Label") -> "Label | None":
        """Return a label with words that can be shown, within the call, or None if it is not."""
        label = replace(label, text=_plain(label.text), author=_plain_name(label.author))
        if len(label.text) + len(label.author) > MOST_LETTERS:
            long = Unreadable("label_too_long", where=label.where, most=f"{MOST_LETTERS:,}")
            self.faults.append(long)
            return None
        length_ms, end_ms = self._length_ms, label.end_ms
        told = {"where": label.where, "length": format_clock(length_ms, millis=True)}
        if not length_ms or max(label.start_ms, end_ms or 0) <= length_ms:
            return label
        if label.start_ms >= length_ms:
            at = format_clock(label.start_ms, millis=True)
            self.faults.append(Unreadable("label_after_end", at=at, **told))
            return None
        self.faults.append(Unreadable("label_cut_at_end", **told))
        return replace(label, end_ms=length_ms)

    def _is_new(self, label: "Label") -> bool:
        there = self._by_id.get(label.id)
        is_there = any(_says(one, label) for one in self._alike.get(_moment(label), ()))
        if there is not None and not is_there:
            self.faults.append(Refused("label_changed", where=label.where))
        elif is_there:
            self.known += 1
        return there is None and not is_there

    def _note(self, one: "Label | Mark") -> None:
        saying = (one.category, _plain_name(one.author))
        self._alike.setdefault(_moment(one), []).append(saying)

    def _mark(self, label: "Label") -> Mark:
        return Mark(
            id=label.id if self._is_free(label.id) else self._session.new_key(),
            call_id=self._call.id,
            category=label.category or Category.NOTE,
            start_ms=label.start_ms,
            end_ms=label.end_ms,
            text=label.text,
            author=label.author,
            created_at=label.created_at if _CREATED.fullmatch(label.created_at) else "",
        )

    def _is_free(self, key: str) -> bool:
        """Return whether a mark may keep the key a file gives it: no call has one of that key."""
        if not is_key(key) or key in self._by_id:
            return False
        self._by_id[key] = _TAKEN
        return self._session.find(lambda reader: reader.call_of_mark(key)).wait() is None


_Moment = tuple[int, int | None, str]
_Saying = tuple[Category | None, str]
_TAKEN = Mark("", "", Category.NOTE, 0)


def _moment(one: "Label | Mark") -> _Moment:
    return one.start_ms, one.end_ms, _plain(one.text)


def _plain(text: str) -> str:
    """Return words as they can be shown: lines and tabs kept, other controls spaces."""
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n"))


def _plain_name(name: str) -> str:
    return " ".join(_plain(name).split())


def _says(saying: _Saying, label: "Label") -> bool:
    """Return whether a mark says what a label says; what the label leaves open may be anything."""
    category, author = saying
    return label.category in (None, category) and label.author in ("", author)


def _marks_of(reader: Reader, *, call_id: str) -> tuple[Mark, ...]:
    return reader.marks(call_id)
