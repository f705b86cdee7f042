"""The session: the one way to change a library, and the picture of it that rooms read.

Threads: a session belongs to the thread that opened it (the main thread). `do`, `find`,
`record` and the tickets they return may be used from any thread. Work is done in the store
thread (`Desk`); what comes of it arrives through the mailbox and is told to listeners on the
main thread. *Saved* is said only after COMMIT returned.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from callreview.app import places
from callreview.app.change import Change, Topic
from callreview.app.clock import Clock, SystemClock
from callreview.app.desk import About, Desk, Done, open_desk
from callreview.app.edits.edit import Edit
from callreview.app.findings import Finding
from callreview.app.keys import new_key
from callreview.app.mailbox import Mailbox
from callreview.app.saving import Savings, Sent
from callreview.app.snapshot import Snapshot
from callreview.app.ticket import Ticket
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError, LibraryTrouble
from callreview.domain.talk import Talk
from callreview.store.reader import Reader
from callreview.store.thread import Attempt, StoreThread, Whose, Work, attempt

__all__ = ["Reader", "Session"]

CALLS_AT_ONCE = 400
"""Read in one go: some ten milliseconds."""
_PARTS_ON_THE_WAY = 2
T = TypeVar("T")
Deliver = Callable[[Callable[[], None]], None]
Listener = Callable[[Change], None]
WhenArrived = Callable[[BaseException | None], None]


class Session:
    """An open library; made by `Session.open`.

    `reviewer` is the name edits are made under, and who looks at reviews. `all_read` is settled
    once `snapshot.calls` holds all calls: whoever asks something of all of them waits on it first.
    `on_refused`, if set, hears of refusals that nobody else asked to hear of.
    """

    def __init__(self, path: Path, reviewer: str, deliver: Deliver | None, clock: Clock) -> None:
        self.library = path
        self.library_id = ""
        self.title = ""
        self._reviewer = reviewer
        self.clock = clock
        self.on_refused: Callable[[CallReviewError], None] | None = None
        self._mail = Mailbox(deliver)
        self.all_read: Ticket[None] = Ticket(self._mail)
        self._thread = StoreThread("store")
        self._desk: Desk | None = None
        self._rows: dict[str, Call] = {}
        self._snapshot = Snapshot(calls=MappingProxyType(self._rows))
        self._listeners: list[Listener] = []
        self._savings = Savings()
        self._go = 0
        self._is_closing = False

    @classmethod
    def open(
        cls,
        library: Path,
        *,
        reviewer: str,
        deliver: Deliver | None = None,
        clock: Clock | None = None,
        read_only: bool = False,
        title: str = "",
        computer_id: str | None = None,
        in_parts: bool = False,
    ) -> "Session":
        """Open a library, made if it is not there, and return when all of it was read.

        With `in_parts` the newest calls are enough to return; the others come one part after
        another, as changes, until `all_read` is settled.
        `deliver` posts a call to the main thread (a window's event loop). Without it, outcomes
        are delivered when somebody waits on a ticket or calls `pump`. `read_only` reads
        beside whoever writes. Raises LibraryTrouble.
        """
        session = cls(Path(library).absolute(), reviewer, deliver, clock or SystemClock())
        here = computer_id or ("" if read_only else places.computer_id())
        session.begin(here, title, read_only=read_only, in_parts=in_parts)
        return session

    def begin(self, computer_id: str, title: str, *, read_only: bool, in_parts: bool) -> None:
        """Open the library and read it; `open` calls this, once."""
        ticket: Ticket[About] = Ticket(self._mail)

        def work() -> None:
            def opened() -> Done[About]:
                self._desk = open_desk(
                    self.library,
                    computer_id,
                    title,
                    self.clock,
                    viewer=self._reviewer,
                    read_only=read_only,
                )
                return self._desk.beginning() if in_parts else self._desk.everything()

            self._settle(ticket, attempt(opened))

        self._thread.ask(work, Whose.PEOPLE)
        try:
            about = ticket.wait()
        except BaseException:
            self.close()
            raise
        self.library_id, self.title = about.library_id, about.title
        self._snapshot = replace(
            self._snapshot, read_only=bool(about.read_only), read_only_reason=about.read_only
        )
        self._read_on(about.unread)

    @property
    def reviewer(self) -> str:
        """Return whose eyes the library is shown to; another name has it read again for those."""
        return self._reviewer

    @reviewer.setter
    def reviewer(self, name: str) -> None:
        if name != self._reviewer:
            self._reviewer = name
            self._ask(lambda desk: desk.look_as(name), Whose.PEOPLE)

    @property
    def snapshot(self) -> Snapshot:
        """Return the library as it is shown now."""
        return self._snapshot

    @property
    def unsaved(self) -> tuple[Sent, ...]:
        """Return what could not be saved (a full disk); the next edit tries it again first."""
        return self._savings.sent_back

    def save_again(self) -> None:
        """Try once more to save what could not be saved."""
        self._send_again()

    def new_key(self) -> str:
        """Return a key for something new."""
        return new_key(self.clock)

    def do(self, edit: Edit[T]) -> Ticket[T]:
        """Have an edit written, in one transaction with its audit row; returns at once.

        The ticket's value is what the edit comes to. Refused: nothing was written.
        """
        self._send_again()
        return self._do(edit)

    def undo(self) -> Ticket[None]:
        """Take the last step back; refused "nothing_to_undo" or "changed_since"."""
        reviewer = self.reviewer
        return self._save(lambda desk: desk.undo(reviewer))

    def redo(self) -> Ticket[None]:
        """Do the last undone step again; refused "nothing_to_redo" or "changed_since"."""
        reviewer = self.reviewer
        return self._save(lambda desk: desk.redo(reviewer))

    def end_go(self) -> None:
        """Let the next save of the same field begin a new step of undo."""
        self._go += 1

    def open_call(self, call_id: str | None) -> Ticket[None]:
        """Have a call read into `snapshot.open_call` and kept up to date there; None for none."""
        return self._ask(lambda desk: desk.open_call(call_id), Whose.PEOPLE)

    def show_talk(self, call_id: str, talk: Talk) -> None:
        """Show who speaks in a call, if it is the open one; may be asked by any thread."""
        self._mail.post(partial(self._show_talk, call_id, talk))

    def find(self, work: Callable[[Reader], T]) -> Ticket[T]:
        """Have `work` read the library in the store thread; keep it short (20 ms)."""
        return self._ask(lambda desk: desk.find(work), Whose.MACHINE)

    def record(self, finding: Finding[T]) -> Ticket[T]:
        """Have the machine's finding written, without audit row or undo."""
        if finding.is_awaited:
            self._send_again()
        return self._record(finding)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change, on the main thread; call the result to stop."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def pump(self) -> None:
        """Deliver what has arrived; only needed without an event loop."""
        self._mail.open_all()

    def close(self, timeout: float | None = None) -> None:
        """Write what was asked so far, close the library and let another write it."""
        if self._is_closing:
            return
        self._is_closing = True
        closed: list[BaseException | None] = []

        def work() -> None:
            closed.append(attempt(lambda: self._desk.close() if self._desk else None).error)

        self._thread.ask(work, Whose.LEAVING)
        self._thread.end(timeout)
        self._mail.open_all()
        self._listeners.clear()
        if closed and closed[0] is not None:
            raise closed[0]

    # ---- asking: any thread

    def _do(self, edit: Edit[T]) -> Ticket[T]:
        reviewer, go = self.reviewer, self._go
        return self._save(lambda desk: desk.do(edit, reviewer, go), edit)

    def _record(self, finding: Finding[T]) -> Ticket[T]:
        ticket: Ticket[T] = Ticket(self._mail)
        if not finding.is_awaited:
            return self._put(ticket, lambda: self._pieces(finding, ticket), Whose.MACHINE)
        end = partial(self._end_saving, finding)
        self._mail.do(self._savings.begin)  # nobody waits to see it, so nothing is shown yet
        return self._put(ticket, lambda: self._pieces(finding, ticket, end), Whose.PEOPLE, end)

    def _send_again(self) -> None:
        if self._mail.is_for_this_thread():
            for earlier in self._savings.take_sent_back():
                if isinstance(earlier, Finding):
                    self._record(earlier)
                else:
                    self._do(earlier)

    def _save(self, work: Callable[[Desk], Done[T]], edit: Edit[Any] | None = None) -> Ticket[T]:
        self._mail.do(self._begin_saving)
        return self._ask(work, Whose.PEOPLE, partial(self._end_saving, edit))

    def _ask(
        self,
        work: Callable[[Desk], Done[T]],
        whose: Whose,
        when_arrived: WhenArrived | None = None,
    ) -> Ticket[T]:
        ticket: Ticket[T] = Ticket(self._mail)

        def answer() -> None:
            self._settle(ticket, attempt(lambda: work(self._at_work())), when_arrived)

        return self._put(ticket, answer, whose, when_arrived)

    def _put(
        self,
        ticket: Ticket[T],
        work: Work,
        whose: Whose,
        when_arrived: WhenArrived | None = None,
    ) -> Ticket[T]:
        if self._is_closing:
            self._settle(ticket, Attempt(error=LibraryTrouble("session_closed")), when_arrived)
        else:
            self._thread.ask(work, whose)
        return ticket

    def _read_on(self, unread: tuple[str, ...]) -> None:
        """Have the other calls read part by part, and shown as they come.

        One part is read while the one before is shown, so neither thread waits for the other;
        people's edits go in between.
        """
        ends = range(CALLS_AT_ONCE, len(unread) + CALLS_AT_ONCE, CALLS_AT_ONCE)
        parts = iter([(unread[end - CALLS_AT_ONCE : end], len(unread[end:])) for end in ends])

        def read_next() -> None:
            if self.all_read.done:
                return
            if not self._snapshot.unread:
                self._end_reading(None)
                return
            part = next(parts, None)
            if part is not None:
                read = self._ask(lambda desk: desk.more_calls(*part), Whose.MACHINE)
                read.then(lambda _none: read_next(), self._end_reading)

        for _part in range(_PARTS_ON_THE_WAY):
            read_next()

    def _end_reading(self, trouble: CallReviewError | None) -> None:
        if self.all_read.done:
            return
        self.all_read.settle(None, trouble)
        is_told = self.all_read.deliver()
        if trouble is not None and not is_told and not self._is_closing and self.on_refused:
            self.on_refused(trouble)

    # ---- answering: the store thread

    def _at_work(self) -> Desk:
        assert self._desk is not None
        return self._desk

    def _pieces(
        self, finding: Finding[T], ticket: Ticket[T], when_arrived: WhenArrived | None = None
    ) -> Iterator[None]:
        steps = self._at_work().record(finding)
        while True:
            if self._is_closing:
                closed = Attempt[Done[T]](error=LibraryTrouble("session_closed"))
                self._settle(ticket, closed, when_arrived)
                return
            step = attempt(lambda: next(steps))
            if step.error is not None or step.value is None or step.value.is_last:
                self._settle(ticket, step, when_arrived)
                return
            self._mail.post(partial(self._show, step.value))
            yield

    def _settle(
        self,
        ticket: Ticket[T],
        tried: Attempt[Done[T]],
        when_arrived: WhenArrived | None = None,
    ) -> None:
        done, error = tried.value, tried.error
        ticket.settle(done.value if done else None, error)

        def letter() -> None:
            if when_arrived is not None:
                when_arrived(error)
            if done is not None:
                self._show(done)
            is_told = ticket.deliver()
            if isinstance(error, CallReviewError) and not is_told and self.on_refused:
                self.on_refused(error)

        self._mail.post(letter)

    # ---- showing: the main thread

    def _show(self, done: Done[Any]) -> None:
        topics = done.refresh.topics
        added = frozenset(key for key in done.refresh.calls if key not in self._rows)
        snapshot = done.refresh.put_into(self._snapshot, self._rows)
        if (done.can_undo, done.can_redo) != (snapshot.can_undo, snapshot.can_redo):
            snapshot = replace(snapshot, can_undo=done.can_undo, can_redo=done.can_redo)
            topics |= Topic.UNDO
        self._snapshot = snapshot
        self._tell(Change(topics, done.refresh.call_ids, added))

    def _show_talk(self, call_id: str, talk: Talk) -> None:
        opened = self._snapshot.open_call
        if opened is not None and opened.call.id == call_id and opened.talk != talk:
            self._snapshot = replace(self._snapshot, open_call=replace(opened, talk=talk))
            self._tell(Change(Topic.OPEN_CALL))

    def _begin_saving(self) -> None:
        self._savings.begin()
        self._show_saving()

    def _end_saving(self, sent: Sent | None, error: BaseException | None) -> None:
        lasting = None if self._snapshot.read_only or self._is_closing else sent
        self._savings.end(lasting, error)
        self._show_saving()

    def _show_saving(self) -> None:
        saving, trouble = self._savings.state
        if (saving, trouble) != (self._snapshot.saving, self._snapshot.saving_trouble):
            self._snapshot = replace(self._snapshot, saving=saving, saving_trouble=trouble)
            self._tell(Change(Topic.SAVING))

    def _tell(self, change: Change) -> None:
        if change.topics:
            for listener in tuple(self._listeners):
                listener(change)
