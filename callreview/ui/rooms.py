"""The rooms of an open library: built, entered, and kept showing what is so."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from callreview.app.change import EVERYTHING, Change, Topic
from callreview.app.snapshot import Snapshot
from callreview.domain.errors import CallReviewError
from callreview.ui.actions import Place
from callreview.ui.agreeing import Agreeing
from callreview.ui.blindness import Blindness
from callreview.ui.bringing import Bringing
from callreview.ui.calls.panel import CallsPanel
from callreview.ui.comparing import Comparing
from callreview.ui.deskmaking import DeskMaking
from callreview.ui.detailing import Detailing
from callreview.ui.directory import Directory
from callreview.ui.doing import Doing
from callreview.ui.ear import set_place
from callreview.ui.exchange import Exchange
from callreview.ui.failure import told
from callreview.ui.filenaming import FileNaming
from callreview.ui.finding import Finding
from callreview.ui.finishing import Finishing
from callreview.ui.firstrun import FirstRun
from callreview.ui.folders import Folders
from callreview.ui.handingout import HandingOut
from callreview.ui.naming import Naming
from callreview.ui.orders import Orders
from callreview.ui.papering import Papering
from callreview.ui.parts import Parts
from callreview.ui.printing import Printing
from callreview.ui.queueing import Queueing
from callreview.ui.resulting import Resulting
from callreview.ui.searching import Searching
from callreview.ui.seating import Seating
from callreview.ui.snipping import Snipping
from callreview.ui.targets import target_of
from callreview.ui.tending import Tending
from callreview.ui.welcome.panel import WelcomePanel
from callreview.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from callreview.ui.desk import Desk
    from callreview.ui.deskmaking import Built
    from callreview.ui.sampling import Sampling
    from callreview.ui.sheeting import Sheeting
    from callreview.ui.window import Window

_PLACES = {
    "welcome": Place.APP,
    "calls": Place.CALLS,
    "review": Place.REVIEW,
    "results": Place.RESULTS,
    "sheets": Place.SHEETS,
}


class Rooms(QObject):
    """Builds the rooms and shows what changed in them; `orders` does what is asked."""

    def __init__(self, window: "Window", parts: Parts) -> None:
        super().__init__(window)
        self.parts = parts
        self._window = window
        self._session = parts.session
        self._sheeting: Sheeting | None = None
        self._making = DeskMaking(self._build_desk, window.stack.size, self)
        self._room = ""
        self.doing = Doing(parts.session, window.notice)
        self.calls = CallsPanel(window.stack)
        self.welcome = WelcomePanel(window.stack)
        set_place(self.calls, Place.CALLS)
        self.folders = Folders(window, parts.session, parts.jobs, parts.pool)
        self.printing = Printing(window, parts.session, parts.jobs, parts.pool, window.notice)
        self.exchange = Exchange(window, parts, window.notice)
        self.naming = Naming(window, parts.session, self.doing)
        self.directory = Directory(window, parts.session, self.doing)
        self.searching = Searching(window, window.header.search, parts.session, self.doing)
        self.finding = Finding(self.calls, window.header, parts, self)
        self.papering = Papering(
            window, parts, self.doing, self.printing, window.notice, self.finding.today
        )
        self.tending = Tending(
            window, parts.session, self.doing, self.folders, parts.jobs, self.finding.today
        )
        self.detailing = Detailing(window, parts.session, self.doing, self.finding.today)
        self.handing_out = HandingOut(
            window, parts.session, self.doing, parts.jobs, self.finding.today
        )
        self.file_naming = FileNaming(
            window, parts.session, self.doing, parts.jobs, window.notice, self.finding.today
        )
        self.first_run = FirstRun(self, self.welcome, self.folders, parts)
        self.snipping = Snipping(window, parts.session, self.doing)
        self.comparing = Comparing(window, parts.session)
        self.queueing = Queueing(self)
        self.resulting = Resulting(self)
        self.blindness = Blindness(self)
        self.seating = Seating(self)
        self.finishing = Finishing(self)
        self.agreeing = Agreeing(self)
        self.bringing = Bringing(self)
        self.orders = Orders(window, self)
        window.stack.addWidget(self.welcome)
        window.stack.addWidget(self.calls)
        self._connect()

    def begin(self) -> None:
        """Show the library for the first time."""
        self._unsubscribe = self._session.subscribe(self.show_change)
        self.finding.begin()
        if not self.parts.is_samples:
            self.searching.take_over(self.parts.preferences)
        self.show_change(Change(EVERYTHING, None))
        if self.snapshot.calls:
            self.show_calls()
            self._making.begin()
        else:
            self.show_welcome()
        self._say_if_read_only()

    def settle(self) -> None:
        """Hand over everything typed and heard; before the window closes."""
        self.welcome.settle()
        if self._sheeting is not None:
            self._sheeting.settle()
        if self._desk is not None:
            self._desk.reviewing.close()

    def ask_about_unsaved(self, give_up: Callable[[], None]) -> bool:
        """Return whether something is not saved; then ask whether to try again or `give_up`."""
        unsaved = self._session.unsaved
        if unsaved:
            from callreview.ui.dialogs.unsaved import UnsavedSheet

            why = self._sentence(self.snapshot.saving_trouble)
            sheet = UnsavedSheet(len(unsaved), why, self._window)
            sheet.again.connect(self._session.save_again)
            sheet.given_up.connect(give_up)
            sheet.open()
        return bool(unsaved)

    def end(self) -> None:
        """Hear of no more changes, and read nothing more."""
        self._unsubscribe()
        self._making.stop()
        self.finding.close()

    @property
    def window(self) -> "Window":
        """Return the window the rooms are in."""
        return self._window

    @property
    def snapshot(self) -> Snapshot:
        """Return what the library holds."""
        return self._session.snapshot

    @property
    def _desk(self) -> "Desk | None":
        return self._making.made

    @property
    def desk(self) -> "Desk":
        """Return the review screen and what works behind it, built when it is first needed."""
        return self._making.made_now()

    @property
    def sheeting(self) -> "Sheeting":
        """Return the room of score sheets, built when it is first needed."""
        if self._sheeting is None:
            from callreview.ui.sheeting import Sheeting
            from callreview.ui.sheetreports import SheetReports

            self.first_run.give_sheets()
            self._sheeting = Sheeting(self, SheetReports(self), self._session, self.doing)
            self._sheeting.told.connect(self.say)
            self._window.stack.addWidget(self._sheeting.panel)
        return self._sheeting

    def target(self, name: str) -> QObject:
        """Return who answers for a target of the table of actions."""
        return target_of(self, name)

    @cached_property
    def sampling(self) -> "Sampling":
        """Return who draws samples, built when the first is planned or gone on with."""
        from callreview.ui.sampling import Sampling

        return Sampling(self)

    @property
    def has_call(self) -> bool:
        """Return whether a call is open."""
        return self._desk is not None and self.snapshot.open_call is not None

    @property
    def room(self) -> str:
        """Return which room is in front: "welcome", "calls", "review", "results" or "sheets"."""
        return self._room

    def show_calls(self) -> None:
        """Go to the table of calls."""
        self.enter("calls", self.calls)
        self.finding.show()
        self.calls.setFocus()

    def show_review(self) -> None:
        """Go to the open call, or where one left off."""
        if self.has_call:
            self.enter("review", self.desk.screen)
            self.desk.reviewing.focus_player()
        else:
            self.queueing.resume()

    def show_sheets(self) -> None:
        """Go to the score sheets."""
        self.enter("sheets", self.sheeting.panel)
        self.sheeting.begin()

    def show_welcome(self) -> None:
        """Go to the first-run room."""
        self.enter("welcome", self.welcome)

    def take_quick_version(self, version_id: str) -> None:
        """Offer that score sheet first, and begin with it in a queue; "" for none."""
        if self._desk is not None:
            self._desk.reviewing.quick_version = version_id

    def say(self, words: str, *, button: str = "", do: Callable[[], None] | None = None) -> None:
        """Say something in the notice bar."""
        self._window.notice.say(words, button=button, do=do)

    def open_call(self, call_id: str, *, at_ms: int = 0) -> None:
        """Open a call in Review, at a moment; the first is read while the screen is built."""
        self.queueing.walks_list = False
        if self._desk is None and call_id in self.snapshot.calls:
            self.parts.opener().expect(self.snapshot.calls[call_id])
        self.desk.reviewing.open(call_id, at_ms=at_ms)

    def add_folder(self, path: "Path") -> None:
        """Add a folder that was dropped or named at the start."""
        self.folders.add(path)

    def show_jobs(self) -> None:
        """Show what goes on in the background."""
        adding_first = self.first_run.is_adding and self._room == "welcome"
        self._window.jobs_bar.show_jobs(() if adding_first else self.parts.jobs.running)
        self.first_run.show()
        self.tending.show_jobs()

    def show_change(self, change: Change) -> None:
        """Show what changed, in the rooms that look at it."""
        snapshot, header = self.snapshot, self._window.header
        header.show_saving(snapshot.saving, self._sentence(snapshot.saving_trouble))
        header.show_undo(can_undo=snapshot.can_undo, can_redo=snapshot.can_redo)
        if change.touches(Topic.CALLS | Topic.FOLDERS | Topic.AGENTS | Topic.MARKS | Topic.REVIEW):
            self.finding.take(change)
        if change.touches(Topic.CALLS | Topic.FOLDERS | Topic.AGENTS):
            self.first_run.show()
        if change.touches(Topic.RUBRICS):
            self.first_run.take_quick()
        self.directory.show_change(change)
        self.tending.show_change(change)
        self.searching.show_change(change)
        self.snipping.show_change(change)
        self.detailing.show_change(change)
        self.handing_out.show_change(change)
        self.resulting.show_change(change)
        if self._sheeting is not None:
            self._sheeting.show_change(change)
        if self._desk is not None:
            self._desk.reviewing.show_change(change)
        self._show_rooms()

    def _connect(self) -> None:
        header = self._window.header
        header.room_chosen.connect(self._on_room_chosen)
        self.calls.opened.connect(self.open_call)
        self.calls.folder_asked.connect(self.folders.ask)
        self.calls.filters.help_asked.connect(self.orders.show_search_help)
        self.welcome.find_asked.connect(self.orders.search)
        self.calls.lot_asked.connect(self.first_run.draw_five)
        self.calls.details_asked.connect(self.orders.show_details)
        self.calls.queue_asked.connect(self.queueing.add)
        self.calls.swap_asked.connect(self.orders.swap_sides)
        self.calls.apart_asked.connect(self.orders.take_apart)
        self.calls.naming_asked.connect(self.naming.ask)
        self.directory.query_asked.connect(self.finding.ask)
        self.searching.query_asked.connect(self.finding.ask)
        header.searches_asked.connect(self.orders.show_searches)
        self._window.jobs_bar.cancel_asked.connect(self._on_cancel_asked)
        self._window.ear.touched.connect(self._on_touched)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.connect(self._on_app_state)
        self._window.ear.burst_heard.connect(self.orders.ask_if_typing)
        self.folders.added.connect(self.file_naming.offer)
        self.tending.names_asked.connect(self.file_naming.open)
        self.folders.refused.connect(self._window.notice.say)
        self.parts.preferences.changed.connect(self._take_settings)
        self.parts.preferences.not_kept.connect(self.say)
        self._take_settings()

    def _build_desk(self) -> "Built":
        from callreview.ui.desk import desk_in_steps

        self.first_run.give_sheets()
        yield
        desk = yield from desk_in_steps(
            self._window.stack, self.parts, self.doing, self._window.notice, self.finding.today
        )
        desk.reviewing.quick_version = self.first_run.quick_version
        desk.reviewing.opened.connect(self._on_call_opened)
        self.queueing.serve(desk.screen.queue)
        self.seating.serve(desk)
        desk.screen.player.clip_asked.connect(self.orders.save_clip_of)
        desk.scoring.finished.connect(self.finishing.tell)
        desk.scoring.scorecard_asked.connect(self.papering.look_at_scorecard)
        desk.scoring.hand_out_asked.connect(self.orders.hand_out)
        desk.reviewing.show_change(Change(EVERYTHING, None))
        return desk

    def _on_touched(self) -> None:
        if self._desk is not None and self._room == "review":
            self._desk.listened.acted()

    def _on_app_state(self, state: Qt.ApplicationState) -> None:
        """Somebody who works in another program is not at the review, unless the call plays."""
        if self._desk is not None and state is not Qt.ApplicationState.ApplicationActive:
            self._desk.listened.left()

    def enter(self, room: str, page: QWidget) -> None:
        """Bring a room to the front."""
        if self._desk is not None and self._room == "review" != room:
            self._desk.listened.left()
        self._room = room
        set_place(self._window, _PLACES[room])
        self._window.stack.setCurrentWidget(page)
        self._show_rooms()

    def _show_rooms(self) -> None:
        self._window.header.show_rooms(
            self._room,
            has_calls=bool(self.snapshot.calls),
            has_call=self.has_call or self.queueing.can_resume,
        )

    def _take_settings(self) -> None:
        from callreview.ui import theme

        held = self.parts.preferences.held
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, held.theme)
        self._window.ear.single_letters = held.single_keys
        self._session.reviewer = held.reviewer_or_user

    def _say_if_read_only(self) -> None:
        if self.snapshot.read_only:
            words = self._sentence(self.snapshot.read_only_reason)
            listen = _("You can listen and look; nothing is saved.")
            self._window.notice.say(f"{words} {listen}".strip())

    def _sentence(self, code: str) -> str:
        """Return what a code says of this library."""
        path = str(self._session.library)
        return told(CallReviewError(code, path=path)) if code else ""

    def _on_room_chosen(self, room: str) -> None:
        if room == "review":
            self.show_review()
        elif room in ("results", "sheets"):
            self.resulting.show_results() if room == "results" else self.show_sheets()
        elif self.snapshot.calls:
            self.show_calls()
        else:
            self.show_welcome()

    def _on_call_opened(self, _call_id: str) -> None:
        self.show_review()

    def _on_cancel_asked(self) -> None:
        shown = [job for job in self.parts.jobs.running if job.is_shown]
        for job in shown[:1]:
            job.cancel()
