"""Random samples at work: planned, drawn, gone on with, replaced in, closed, checked, exported."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.app import drawing
from callreview.app.edits.draws import CloseDraw, repeated_by
from callreview.app.jobs import Progress
from callreview.domain.call import Call
from callreview.domain.draw.draw import Draw, DrawnCall, Standing
from callreview.domain.draw.experience import Experience
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.supply import Supply, supply_of
from callreview.domain.errors import CallReviewError
from callreview.ui.draws import state
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_folder
from callreview.words import _, ngettext
from callreview.words.periods import spoken_period

if TYPE_CHECKING:
    from callreview.domain.draw.replacing import Reason
    from callreview.ui.draws.sheet import DrawSheet
    from callreview.ui.draws.state import Outlook, Wish
    from callreview.ui.rooms import Rooms


class Sampling(QObject):
    """Opens the sheets of random samples, and does what they ask."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._sheet: DrawSheet | None = None
        self._counted: tuple[Wish, Supply] | None = None
        self._names: dict[str, str] = {}
        self._own = Experience()

    # ---- planning

    def plan(self) -> None:
        """Ask what a sample is to tell, and show what it would."""
        if self._sheet is not None:
            return
        if self._rooms.snapshot.unread:
            self._rooms.say(_("The library is still being read; the plan opens in a moment."))
            all_read = self._rooms.parts.session.all_read
            self._rooms.doing.follow(all_read, lambda _none: self._open_plan())
        else:
            self._open_plan()

    def _open_plan(self) -> None:
        from callreview.ui.draws.sheet import DrawSheet

        if self._sheet is not None:
            return
        today = self._rooms.finding.today()
        starts = (call.facts.start_local for call in self._calls)
        days, period = state.begins_with(*state.day_span(starts), today)
        wish = state.Wish(DrawPlan.PER_PERSON, period)
        sheet = self._sheet = DrawSheet(wish, days, today, self._rooms.window)
        sheet.wished.connect(self._show)
        sheet.drawn.connect(self._draw)
        sheet.finished.connect(self._on_closed)
        self._show(wish)
        sheet.open()
        own = self._rooms.parts.session.find(drawing.experience)
        self._rooms.doing.follow(own, self._take_own)

    def _take_own(self, own: Experience) -> None:
        """Plan by one's own reviews from now on, where there are enough."""
        self._own = own
        if self._sheet is not None:
            self._show(self._sheet.form.wish)

    def _show(self, wish: "Wish") -> None:
        outlook = state.outlook(self._supply(wish), wish, self._own)
        draw = self._draft(outlook, "", "")
        before = repeated_by(draw, self._rooms.snapshot.draws)
        assert self._sheet is not None
        self._sheet.show_outlook(outlook, self._names, again=before.title if before else "")

    def _supply(self, wish: "Wish") -> Supply:
        """Count the calls anew only if other ones are asked for: a slider asks often."""
        if self._counted is None or not wish.is_counted_as(self._counted[0]):
            days = state.counted_days(wish, self._rooms.finding.today())
            supply = supply_of(self._calls, days, wish.rules, wish.plan)
            self._counted = wish, supply
            if not wish.people:
                self._names = dict(supply.names)
        return self._counted[1]

    def _on_closed(self) -> None:
        self._sheet, self._counted = None, None

    # ---- drawing

    def _draft(self, outlook: "Outlook", reason: str, dice: str) -> Draw:
        return drawing.new_draw(
            self._rooms.parts.session,
            outlook.planned,
            outlook.wish.rules,
            title=spoken_period(outlook.wish.period.starts, outlook.wish.period.ends),
            seed=dice,
            reason=reason,
        )

    def _draw(self, outlook: "Outlook", reason: str, dice: str) -> None:
        draw = self._draft(outlook, reason, dice)
        session, wish = self._rooms.parts.session, outlook.wish
        if outlook.is_arriving:
            expected = outlook.supply.eligible_in_lots
            begun = drawing.beginning(session, draw, expected, least=outlook.least)
            self._rooms.doing.follow(session.do(begun), self._tell_begun)
            return
        unread = drawing.to_read(session, wish.period, wish.rules, wish.plan)
        if not unread:
            self._freeze(draw)
            return

        def read(progress: Progress) -> bool:
            drawing.read_calls(session, self._rooms.parts.pool(), unread, progress)
            return not progress.cancelled

        self._start(_("Reading the recordings to be drawn from"), read, partial(self._read, draw))

    def _read(self, draw: Draw, is_done: bool) -> None:
        if not is_done:
            self._rooms.say(_("Stopped before the lot: nothing is drawn."))
            return
        session = self._rooms.parts.session
        unread = drawing.to_read(session, draw.period, draw.rules, draw.plan)
        if unread:
            self._ask_about_unread(draw, len(unread))
        else:
            self._freeze(draw)

    def _ask_about_unread(self, draw: Draw, count: int) -> None:
        from callreview.ui.dialogs.frame import Sheet

        words = ngettext(
            "{count} recording cannot be read now; perhaps a disk or a share is not connected. "
            "Without it the sample does not speak for that call.",
            "{count} recordings cannot be read now; perhaps a disk or a share is not connected. "
            "Without them the sample does not speak for those calls.",
            count,
        )
        sheet = Sheet(
            _("Not everything can be read"),
            words.format(count=count),
            self._rooms.window,
            accept=_("Draw without them"),
            cancel=_("Draw later"),
        )
        sheet.accepted.connect(partial(self._freeze, draw))
        sheet.open()

    def _freeze(self, draw: Draw) -> None:
        session = self._rooms.parts.session
        self._rooms.doing.follow(session.do(drawing.freezing(session, draw)), self._tell_drawn)

    def _tell_drawn(self, draw: Draw) -> None:
        count = len(draw.sample)
        words = ngettext(
            "{count} call is drawn by lot.", "{count} calls are drawn by lot.", count
        ).format(count=count)
        self._offer(draw, words)

    def _tell_begun(self, draw: Draw) -> None:
        words = _("The lot has begun: calls are drawn as they come. {count} are drawn so far.")
        self._offer(draw, words.format(count=len(draw.sample)))

    def _offer(self, draw: Draw, words: str) -> None:
        if draw.left:
            self._queue_unless_one_is_open(draw)
            blind = _("Reviewing blind (Ctrl+B) keeps one fair.")
            go_on = partial(self.go_on, draw.id)
            self._rooms.say(f"{words} {blind}", button=_("Begin reviewing"), do=go_on)
        else:
            self._rooms.say(words)

    def _queue_unless_one_is_open(self, draw: Draw) -> None:
        """Let the sample be what comes next; a queue somebody is in stays theirs."""
        queue = self._rooms.snapshot.queue
        if queue is None or queue.done_ids.issuperset(queue.call_ids):
            self._rooms.doing.do(drawing.queueing(self._rooms.parts.session, draw))

    # ---- what may happen to a sample

    def draw_of(self, draw_id: str) -> Draw | None:
        """Return a sample of the library."""
        return next((one for one in self._rooms.snapshot.draws if one.id == draw_id), None)

    def drawn_open(self, call_id: str) -> Draw | None:
        """Return the open sample that a call is still to be reviewed for."""
        for draw in self._rooms.snapshot.draws:
            is_open = draw.standing is Standing.OPEN
            if is_open and any(one.call_id == call_id for one in draw.left):
                return draw
        return None

    def go_on(self, draw_id: str) -> None:
        """Queue what is still to be reviewed of a sample, in the order of the lot; open it."""
        draw = self.draw_of(draw_id)
        if draw is None or not draw.left:
            self._rooms.say(_("Every call of this sample is reviewed."))
            return
        session = self._rooms.parts.session
        queue = session.do(drawing.queueing(session, draw))
        self._rooms.doing.follow(queue, lambda made: self._rooms.open_call(made.call_ids[0]))

    def ask_to_replace(self, draw: Draw, call_id: str, later: Callable[[], None]) -> None:
        """Ask why a drawn call cannot be used; `later` passes it over for now."""
        from callreview.ui.draws.replacing import ReplaceSheet

        sheet = ReplaceSheet(self._rooms.window)
        sheet.answered.connect(partial(self._replace, draw, call_id))
        sheet.later.connect(later)
        sheet.open()

    def _replace(self, draw: Draw, call_id: str, reason: "Reason") -> None:
        session = self._rooms.parts.session

        def work(_progress: Progress) -> DrawnCall | None:
            return drawing.replace_call(session, draw.id, call_id, reason)

        self._start(_("Replacing a drawn call"), work, self._tell_replaced, is_quiet=True)

    def _tell_replaced(self, new: DrawnCall | None) -> None:
        if new is None:
            self._rooms.say(_("The lot has no more calls: the sample is one call smaller."))
            return
        words = _("The next call of the lot has taken its place; both stay listed.")
        open_it = partial(self._rooms.open_call, new.call_id)
        self._rooms.say(words, button=_("Review it"), do=open_it)

    def close(self, draw_id: str) -> None:
        """Close a sample all of whose calls were reviewed: then it feeds the numbers."""
        session = self._rooms.parts.session
        self._rooms.doing.follow(session.do(CloseDraw(draw_id)), self._tell_closed)

    def _tell_closed(self, draw: Draw) -> None:
        words = _("“{title}” is closed, and its numbers are there.").format(title=draw.title)
        self._rooms.say(words)

    def check(self, draw_id: str) -> None:
        """Draw again, and show what that came to."""
        session = self._rooms.parts.session
        work = partial(drawing.check, session, draw_id)
        self._start(_("Drawing again"), lambda _progress: work(), self._show_check)

    def _show_check(self, found: drawing.Checked) -> None:
        from callreview.ui.draws.checking import CheckSheet

        differences = [told(one) for one in found.differences]
        sheet = CheckSheet(found.title, found.calls, found.listed, differences, self._rooms.window)
        sheet.open()

    def export(self, draw_id: str) -> None:
        """Ask for a folder, and write what anybody needs to draw again."""

        def write(folder: Path) -> None:
            session = self._rooms.parts.session
            work = partial(drawing.export, session, draw_id, folder)
            tell = partial(self._rooms.printing.say_written, folder)
            self._start(_("Writing the sample"), lambda _progress: work(), lambda _paths: tell())

        ask_folder(self._rooms.window, _("Folder for the record of the sample"), write)

    def _start(
        self,
        title: str,
        work: Callable[[Progress], object],
        on_done: Callable[..., None],
        *,
        is_quiet: bool = False,
    ) -> None:
        jobs = self._rooms.parts.jobs
        jobs.start(title, work, on_done=on_done, on_failed=self._on_failed, is_quiet=is_quiet)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._rooms.doing.refuse(error)

    @property
    def _calls(self) -> tuple[Call, ...]:
        return tuple(self._rooms.snapshot.calls.values())
