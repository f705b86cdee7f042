"""What keys, menus and buttons ask of the window, and what must be so that they can.

Methods without arguments are named in the table of actions as "window.…"; bool properties are
what its `when` names.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.domain.call import Call
from callreview.domain.review import ReviewState
from callreview.domain.timebase import Span
from callreview.ui.actions import ACTIONS
from callreview.ui.filesofcalls import swap_sides, take_apart
from callreview.ui.keys import for_system
from callreview.ui.stepping import step
from callreview.words import _

if TYPE_CHECKING:
    from callreview.domain.device import DeviceName
    from callreview.ui.dialogs.settings import SettingsSheet
    from callreview.ui.rooms import Rooms
    from callreview.ui.window import Window


class Orders(QObject):
    """Does what was asked, in whichever room it is to be done."""

    def __init__(self, window: "Window", rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._window = window
        self._rooms = rooms

    # What must be so

    @property
    def has_call(self) -> bool:
        """Return whether a call is open."""
        return self._rooms.has_call

    @property
    def has_questions(self) -> bool:
        """Return whether there are questions to answer: of the open call, or to try out."""
        return self.has_call or self.edits_sheet

    @property
    def has_calls(self) -> bool:
        """Return whether there are calls."""
        return bool(self._rooms.snapshot.calls)

    @property
    def can_show_review(self) -> bool:
        """Return whether a call is open, or it is known where one left off."""
        return self.has_call or self._rooms.queueing.can_resume

    @property
    def can_compare(self) -> bool:
        """Return whether the open call has two reviews that may be shown together."""
        return self.has_call and self._rooms.comparing.can_compare

    @property
    def has_queue_row(self) -> bool:
        """Return whether one stands on a call of the queue."""
        return self.has_call and self._rooms.desk.screen.queue.has_row

    @property
    def has_span(self) -> bool:
        """Return whether a span of the open call is chosen."""
        return self.has_call and self._rooms.desk.screen.player.selected_span is not None

    @property
    def knows_turns(self) -> bool:
        """Return whether it is known who speaks in the open call."""
        return self.has_call and self._rooms.desk.screen.player.talk is not None

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to take back."""
        return self._rooms.snapshot.can_undo

    @property
    def can_redo(self) -> bool:
        """Return whether there is something to do again."""
        return self._rooms.snapshot.can_redo

    @property
    def has_selected_call(self) -> bool:
        """Return whether the table of calls is in front and stands on one."""
        return self._rooms.room == "calls" and self._rooms.calls.selected_call is not None

    @property
    def has_selected_calls(self) -> bool:
        """Return whether the table of calls is in front and something in it is selected."""
        return self._rooms.room == "calls" and self._rooms.calls.has_selected

    @property
    def has_calls_in_front(self) -> bool:
        """Return whether calls are selected in the table, or one is open in Review."""
        return self.has_selected_calls or (self._rooms.room == "review" and self.has_call)

    @property
    def is_grouped(self) -> bool:
        """Return whether the table of calls is in front, in groups."""
        return self._rooms.room == "calls" and self._rooms.calls.is_grouped

    @property
    def shows_calls(self) -> bool:
        """Return whether the table of calls is in front."""
        return self._rooms.room == "calls"

    @property
    def has_call_in_front(self) -> bool:
        """Return whether the table stands on a call, or one is open in Review."""
        return self.has_selected_call or (self._rooms.room == "review" and self.has_call)

    @property
    def edits_sheet(self) -> bool:
        """Return whether the draft of a score sheet is in front."""
        return self._rooms.room == "sheets" and self._rooms.sheeting.panel.is_editing

    @property
    def has_folder(self) -> bool:
        """Return whether a folder was added."""
        return bool(self._rooms.snapshot.folders)

    # What is asked

    def undo(self) -> None:
        """Take the last step back."""
        self._rooms.doing.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._rooms.doing.redo()

    def show_calls(self) -> None:
        """Go to the table of calls."""
        self._rooms.show_calls()

    def show_review(self) -> None:
        """Go to the open call."""
        self._rooms.show_review()

    def show_sheets(self) -> None:
        """Go to the score sheets."""
        self._rooms.show_sheets()

    def search(self) -> None:
        """Go to the search box."""
        if self._rooms.snapshot.calls:
            self._rooms.show_calls()
            self._window.header.search.setFocus()
            self._window.header.search.selectAll()

    def show_searches(self) -> None:
        """Open the menu of saved searches below the search box."""
        if self._rooms.snapshot.calls:
            self._rooms.show_calls()
            self._rooms.searching.open_menu(self._window.header.search.text())

    def open_folder(self) -> None:
        """Let the person choose a folder."""
        self._rooms.folders.ask()

    def listen_to_five(self) -> None:
        """Draw five calls and open the first."""
        self._rooms.first_run.draw_five()

    def open_samples(self) -> None:
        """Open the sample calls, or go back from them."""
        self._rooms.parts.open_samples()

    def finish_and_next(self) -> None:
        """Finish the review; from a finished one go on to the next call."""
        scorecard = self._rooms.desk.screen.scorecard
        if self._final_review and scorecard.has_review:
            self._rooms.queueing.go_on()
        else:
            scorecard.finish()

    def review_next(self) -> None:
        """Open the next call that is left to review: of the queue, else of those shown."""
        self._rooms.queueing.go_on()

    def skip_call(self) -> None:
        """Pass the open call over with a reason, or take it up again."""
        if opened := self._rooms.snapshot.open_call:
            self._rooms.queueing.skip_or_take_up(opened.call.id)

    def compare_reviews(self) -> None:
        """Show two reviews of the open call beside each other."""
        self._rooms.comparing.open()

    def offer_snippets(self) -> None:
        """Offer texts of one's own where one writes."""
        self._rooms.snipping.offer()

    def turn_blind(self) -> None:
        """Hide whose calls they are until they are reviewed, or hide that no longer."""
        self._rooms.blindness.turn_person()

    def turn_score(self) -> None:
        """Hide the running score until a review is finished, or hide it no longer."""
        self._rooms.blindness.turn_score()

    def hand_out(self) -> None:
        """Show what became of the scorecard of the open call."""
        if review_id := self._newest_final:
            self._rooms.handing_out.open(review_id)
        else:
            self._rooms.say(_("There is no scorecard yet: finish the review of this call first."))

    def export_table(self) -> None:
        """Write all reviews as a table."""
        self._rooms.printing.save_table()

    def export_calls(self) -> None:
        """Write the calls that are shown as a table, in the columns as they stand."""
        self._rooms.printing.save_calls(*self._rooms.calls.as_table())

    def save_clip(self) -> None:
        """Write the chosen span as a file of its own."""
        span = self._rooms.desk.screen.player.selected_span
        if span is None:
            self._rooms.say(_("No span is chosen. Drag over the waveform, or press A and B."))
        else:
            self.save_clip_of(span)

    def save_clip_of(self, span: Span) -> None:
        """Write a span of the open call as a file of its own."""
        opened = self._rooms.snapshot.open_call
        if opened and not self._rooms.blindness.is_told(opened.call):
            self._rooms.exchange.save_clip(opened.call, span)

    def export_marks(self) -> None:
        """Write the marks of the open call for another program."""
        opened = self._rooms.snapshot.open_call
        if opened and not self._rooms.blindness.is_told(opened.call):
            self._rooms.exchange.export_marks(opened.call)

    def import_marks(self) -> None:
        """Add marks of another program to the open call."""
        if opened := self._rooms.snapshot.open_call:
            self._rooms.exchange.import_marks(opened.call)

    def show_settings(self) -> None:
        """Show the settings."""
        from callreview.ui.dialogs.settings import SettingsSheet

        preferences = self._rooms.parts.preferences
        sheet = SettingsSheet(preferences.held, self._window)
        sheet.chosen.connect(preferences.take)
        sheet.test_asked.connect(partial(self._test_by_clicks, sheet))
        sheet.open()

    def show_folders(self) -> None:
        """Show the folders that were added."""
        self._rooms.tending.open()

    def name_files(self) -> None:
        """Show how the files of a folder are named: of that the selected call lies in."""
        self._rooms.file_naming.open(call=self._rooms.calls.selected_call)

    def show_people(self) -> None:
        """Show who takes the calls."""
        self._rooms.directory.open()

    def show_details(self) -> None:
        """Show everything known about the call in front."""
        selected, opened = self._rooms.calls.selected_call, self._rooms.snapshot.open_call
        call = opened.call if self._rooms.room == "review" and opened else selected
        if call is not None and not self._rooms.blindness.is_told(call):
            self._rooms.detailing.open(call.id)

    def swap_sides(self) -> None:
        """Say that the persons of the calls in front are on the other side than it was thought."""
        swap_sides(self._rooms, self._calls_in_front)

    def take_apart(self) -> None:
        """Say that the files of the calls in front are calls of their own."""
        take_apart(self._rooms, self._calls_in_front)

    def show_search_help(self) -> None:
        """Say what one may write into the search box."""
        from callreview.ui.dialogs.findsheet import FindSheet

        FindSheet(self._window).open()

    def show_keys(self) -> None:
        """Show all keys."""
        from callreview.ui.dialogs.keysheet import KeySheet

        sheet = KeySheet(for_system(ACTIONS), self._window)
        sheet.search_help_asked.connect(self.show_search_help)
        sheet.open()

    def show_about(self) -> None:
        """Say what this is."""
        from callreview.ui.dialogs.about import AboutSheet

        AboutSheet(self._rooms.parts.session.library, self._window).open()

    def next_pane(self) -> None:
        """Put the keys to the next pane."""
        step(self._panes(), 1)

    def pane_before(self) -> None:
        """Put the keys to the pane before."""
        step(self._panes(), -1)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def ask_if_typing(self, began: float) -> None:
        """Ask whether a burst of letters was typing, if it changed something."""
        from callreview.ui.dialogs.asking import YesNo

        if not self._rooms.doing.bundle_since(began):
            return
        question = YesNo(
            _("Were you typing?"),
            _("Those letters were taken as keys, because no text field had the focus."),
            self._window,
            yes=_("Take it back"),
            no=_("It was meant"),
        )
        question.deafen()
        question.accepted.connect(self._rooms.doing.undo)
        question.open()

    def _test_by_clicks(
        self, sheet: "SettingsSheet", device: "DeviceName | None", delay_ms: int
    ) -> None:
        """Let the person find out how late a device is; the call pauses meanwhile."""
        from callreview.ui.dialogs.clicktest import ClickTest

        parts = self._rooms.parts
        parts.player().rest()
        test = ClickTest(parts.player_on(device), delay_ms, sheet)
        test.measured.connect(sheet.sound.set_delay)
        test.open()

    @property
    def _calls_in_front(self) -> tuple[Call, ...]:
        """Return the open call, or those selected in the table."""
        opened = self._rooms.snapshot.open_call
        if self._rooms.room == "review":
            return (opened.call,) if opened else ()
        return self._rooms.calls.selected_calls

    @property
    def _newest_final(self) -> str:
        """Return the newest final review of the open call: while it is revised, that before."""
        opened = self._rooms.snapshot.open_call
        every = (opened.review, *opened.earlier) if opened else ()
        final = (one.id for one in every if one and one.state is ReviewState.FINAL)
        return next(final, "")

    @property
    def _final_review(self) -> str:
        opened = self._rooms.snapshot.open_call
        review = opened.review if opened else None
        return review.id if review and review.state is ReviewState.FINAL else ""

    def _panes(self) -> tuple[QWidget, ...]:
        if self._rooms.room == "review":
            return self._rooms.desk.screen.panes
        if self._rooms.room == "calls":
            return (self._window.header.search, self._rooms.calls)
        if self._rooms.room == "sheets":
            return self._rooms.sheeting.panel.panes
        return self._rooms.resulting.panel.panes if self._rooms.room == "results" else ()
