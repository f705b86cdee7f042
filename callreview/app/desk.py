"""The store thread's side of a session: carries edits out, and reads again what they changed.

Threads: everything here runs in the store thread.
"""

import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from callreview import __version__
from callreview.app import places
from callreview.app.change import Topic
from callreview.app.clock import Clock, stamp
from callreview.app.edits.edit import Edit, PutBack, Way
from callreview.app.findings import Finding, Found
from callreview.app.history import History, Step
from callreview.app.keys import new_key
from callreview.app.refresh import Refresh, beginning, everything, more_calls, opened, refresh
from callreview.app.touched import Touched, touched_by
from callreview.domain.errors import LibraryTrouble, Refused
from callreview.store import audit
from callreview.store.library import Birth, Library, open_library, read_library
from callreview.store.page import RowChange
from callreview.store.reader import Reader

T = TypeVar("T")
SALT_BYTES = 16
NOTHING = Refresh(Topic(0))


@dataclass(frozen=True)
class Done(Generic[T]):
    """What an edit came to, what to show anew, and what can be undone now."""

    value: T
    refresh: Refresh
    can_undo: bool
    can_redo: bool
    is_last: bool = True


@dataclass(frozen=True)
class About:
    """What an open library is; `read_only` is "" or the code that says why.

    `unread` are the keys of the calls that are still to be read.
    """

    library_id: str
    title: str
    read_only: str
    unread: tuple[str, ...] = ()


def open_desk(
    path: Path, computer_id: str, title: str, clock: Clock, *, viewer: str, read_only: bool
) -> "Desk":
    """Open a library for this computer, to be read as `viewer` sees it; raises LibraryTrouble."""
    if read_only:
        return Desk(read_library(path), computer_id, clock, viewer)
    birth = Birth(
        library_id=new_key(clock),
        title=title,
        at=stamp(clock.now()),
        version=__version__,
        computer_id=computer_id,
        system=places.system(),
    )
    return Desk(open_library(path, birth), computer_id, clock, viewer)


class Desk:
    """Where one edit after another is written into the open library."""

    def __init__(self, library: Library, computer_id: str, clock: Clock, viewer: str) -> None:
        self.library = library
        self._computer_id = computer_id
        self._clock = clock
        self._history = History()
        self._histories: dict[str, History] = {}
        self._open_id: str | None = None
        self._viewer = viewer
        self._is_behind = False
        self._unreadable: LibraryTrouble | None = None

    def everything(self) -> Done[About]:
        """Read the whole library."""
        with self.library.reading(self._viewer) as reader:
            return self._done(self._about(), everything(reader, self._open_id))

    def beginning(self) -> Done[About]:
        """Read the library but for most of its calls; `more_calls` reads those."""
        with self.library.reading(self._viewer) as reader:
            shown, unread = beginning(reader)
            return self._done(self._about(unread), shown)

    def more_calls(self, call_ids: Collection[str], unread: int) -> Done[None]:
        """Read some of the calls that are still to be read; `unread` are left after them.

        Once some could not be read, those after them are not either: nobody would miss them.
        """
        if self._unreadable is not None:
            raise self._unreadable
        try:
            with self.library.reading(self._viewer) as reader:
                return self._done(None, more_calls(reader, call_ids, unread))
        except LibraryTrouble as trouble:
            self._is_behind = True
            self._unreadable = trouble
            raise

    def find(self, work: Callable[[Reader], T]) -> Done[T]:
        """Have `work` read the library; nothing is shown anew."""
        with self.library.reading(self._viewer) as reader:
            return self._done(work(reader), NOTHING)

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def open_call(self, call_id: str | None) -> Done[None]:
        """Read a call with its marks and reviews, and keep it read; Refused "call_unknown"."""
        topics = Topic.OPEN_CALL | Topic.MARKS | Topic.REVIEW
        with self.library.reading(self._viewer) as reader:
            call_id = None if call_id is None else reader.call_now(call_id)
            found = None if call_id is None else opened(reader, call_id)
        if call_id is not None and found is None:
            raise Refused("call_unknown")
        self._open_id = call_id
        return self._done(None, Refresh(topics, open_call=found))

    def look_as(self, viewer: str) -> Done[None]:
        """Read from now on what this person sees, and again what others do not see so.

        Nobody takes back what somebody else did in a review.
        """
        if viewer in self._histories or self._history.is_of_reviews:
            self._histories[self._viewer] = self._history
            self._history = self._histories.pop(viewer, History())
        self._viewer = viewer
        with self.library.reading(viewer) as reader:
            calls = set(reader.calls_with_kept())
            open_of = {self._open_id} if self._open_id else set()
            touched = Touched(rows=calls, reviews_of=open_of)
            return self._done(None, refresh(reader, touched, self._open_id))

    def do(self, edit: Edit[T], reviewer: str, go: int) -> Done[T]:
        """Write an edit and its audit row, or raise and write nothing."""
        value, changes, typed = self._write(edit, edit.kind, reviewer)
        if edit.way is Way.UNDOABLE:
            if changes:
                self._history.note(Step(edit.kind, edit.target, changes, typed, go))
        else:
            self._history.forget_settled(changes)
        return self._done(value, self._read_again(changes))

    def undo(self, reviewer: str) -> Done[None]:
        """Take the last step back; Refused "nothing_to_undo" or "changed_since"."""
        step = self._history.to_undo
        if step is None:
            raise Refused("nothing_to_undo")
        back = PutBack(step.kind, step.target, step.inverse)
        try:
            _, changes, _ = self._write(back, f"undo_{step.kind}", reviewer)
        except Refused:
            self._history.drop_undo()
            raise
        self._history.note_undone(changes)
        return self._done(None, self._read_again(changes))

    def redo(self, reviewer: str) -> Done[None]:
        """Do the last undone step again; Refused "nothing_to_redo" or "changed_since"."""
        step = self._history.to_redo
        if step is None:
            raise Refused("nothing_to_redo")
        again = PutBack(step.kind, step.target, step.changes)
        try:
            _, changes, _ = self._write(again, f"redo_{step.kind}", reviewer)
        except Refused:
            self._history.drop_redo()
            raise
        self._history.note_redone(changes)
        return self._done(None, self._read_again(changes))

    def record(self, finding: Finding[T]) -> Iterator[Done[Any]]:
        """Write a finding piece by piece, with what to show anew after each; the value is last."""
        pieces = finding.pieces(self.library, self._at(), lambda: new_key(self._clock))
        while True:
            try:
                found = next(pieces)
            except StopIteration as end:
                yield self._done(end.value, NOTHING)
                return
            yield replace(self._done(None, self._read_found(found)), is_last=False)

    @property
    def undo_and_redo(self) -> tuple[bool, bool]:
        """Return whether there is something to undo, and to redo."""
        return self._history.to_undo is not None, self._history.to_redo is not None

    def _write(
        self, edit: Edit[T], kind: str, reviewer: str
    ) -> tuple[T, tuple[RowChange, ...], str | None]:
        with self.library.page(
            at=self._at(), reviewer=reviewer, new_key=lambda: new_key(self._clock)
        ) as page:
            value = edit.apply(page)
            if page.changes:
                audit.append(
                    page,
                    kind=kind,
                    target=edit.target,
                    computer_id=self._computer_id,
                    salt=secrets.token_bytes(SALT_BYTES),
                )
        return value, page.changes, page.typed

    def _read_again(self, changes: tuple[RowChange, ...]) -> Refresh:
        """Read what was changed; the edit is saved, whether or not it can be read right now."""
        try:
            with self.library.reading(self._viewer) as reader:
                if self._is_behind:
                    shown = everything(reader, self._open_id)
                else:
                    shown = refresh(reader, touched_by(reader, changes), self._open_id)
        except LibraryTrouble:
            self._is_behind = True
            return NOTHING
        self._is_behind = False
        return shown

    def _read_found(self, found: Found) -> Refresh:
        topics = Topic.FOLDERS if found.folders else Topic(0)
        topics |= Topic.QUEUE if found.queue else Topic(0)
        touched = Touched(topics, set(found.calls), set(found.marks_of), set(found.reviews_of))
        with self.library.reading(self._viewer) as reader:
            if self._open_id in touched.marks_of:
                self._open_id = reader.call_now(self._open_id)
            return refresh(reader, touched, self._open_id)

    def _about(self, unread: tuple[str, ...] = ()) -> About:
        return About(self.library.id, self.library.title, self.library.read_only, unread)

    def _done(self, value: T, shown: Refresh) -> Done[T]:
        return Done(value, shown, *self.undo_and_redo)

    def _at(self) -> str:
        return stamp(self._clock.now())
