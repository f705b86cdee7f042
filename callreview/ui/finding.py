"""The table of calls kept in step with the library, the search box and the settings."""

import time
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callreview.app.change import Change, Topic
from callreview.app.glancing import Glances
from callreview.domain.call import Call
from callreview.domain.query.matching import Hits
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.panel import CallsPanel
from callreview.ui.calls.sorting import Sorting
from callreview.ui.calls.state import NO_HITS, CallsState, state_of
from callreview.ui.header import Header
from callreview.ui.parts import Parts
from callreview.ui.queue.state import is_left
from callreview.words.searching import asked

_CLOSE_WITHIN_S = 3.0
_GLANCE_AFTER_MS = 1000
"""Recordings that were never read are read when their calls stay in sight for so long."""
_WORDS_AFTER_MS = 80
"""The words of calls are looked through once no key came for so long, not at every letter."""
_REST = 10
"""A folder being added tells of new calls many times a second; the window stays at hand."""
_READING_REST_MS = 400
"""While a large library is read, painting the table at each of its parts took a third of that."""


class Finding(QObject):
    """Computes what the table shows, and only while somebody looks at it."""

    def __init__(self, panel: CallsPanel, header: Header, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._header = header
        self._parts = parts
        self._query = ""
        self._sorting = Sorting()
        self._grouping = Grouping.NONE
        self._hits: Hits = NO_HITS
        self._asked_for: tuple[str, ...] = ()
        self._shown: CallsState | None = None
        self._changed: set[str] | None = None
        self._added = set[str]()
        self._glances = Glances(parts.session, parts.pool)
        self._unread: tuple[Call, ...] = ()
        self._glance = QTimer(self, singleShot=True, interval=_GLANCE_AFTER_MS)
        self._glance.timeout.connect(self._on_glance)
        self._words_rest = QTimer(self, singleShot=True, interval=_WORDS_AFTER_MS)
        self._words_rest.timeout.connect(self._ask_for_words)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rested)
        header.searched.connect(self._on_searched)
        header.search_entered.connect(self._on_search_entered)
        header.search_left.connect(panel.setFocus)
        panel.query_cleared.connect(self._on_query_cleared)
        panel.query_asked.connect(self.ask)
        panel.sorted_by.connect(self._on_sorted)
        panel.grouped_by.connect(self._on_grouped)
        panel.layout_changed.connect(self._on_layout_changed)
        panel.minimaps_asked.connect(self._on_minimaps_asked)

    def begin(self) -> None:
        """Give the columns the widths and the order of last time, and the groups."""
        layout = Layout.read(self._parts.preferences.held.columns)
        self._sorting = layout.sorting or Sorting()
        self._grouping = layout.grouping
        self._panel.show_layout(layout)

    def close(self) -> None:
        """Read no more recordings."""
        self._glance.stop()
        self._glances.close(_CLOSE_WITHIN_S)

    def today(self) -> date:
        """Return the day it is where the person is."""
        return datetime.now(UTC).astimezone().date()

    def take(self, change: Change) -> None:
        """Show calls that changed, or keep in mind that they did."""
        self._asked_for = ()  # the words of calls may be other ones now
        if not change.touches(Topic.CALLS | Topic.AGENTS | Topic.FOLDERS):
            return
        changed = change.calls if change.touches(Topic.CALLS) else frozenset()
        if changed is None or change.touches(Topic.AGENTS):
            self._changed = None
        elif self._changed is not None:
            self._changed |= changed
        self._added |= change.added
        if self._panel.isVisible() and not self._rest.isActive() and not self._waits_for_all:
            self.show()

    @property
    def _waits_for_all(self) -> bool:
        """Return whether calls being read would go here and there; the newest come first."""
        as_read = self._sorting == Sorting() and self._grouping is Grouping.NONE
        return bool(self._parts.session.snapshot.unread) and not as_read

    def show(self) -> None:
        """Show the calls as they are now; then let news wait ten times as long as that took."""
        began = time.monotonic()
        state = state_of(
            self._parts.session.snapshot,
            query=self._query,
            sorting=self._sorting,
            grouping=self._grouping,
            today=self.today(),
            hits=self._hits,
            before=self._shown,
            changed=self._changed,
            added=self._added,
        )
        self._changed, self._added = set(), set()
        self._shown = state
        self._panel.show_state(state)
        if asked(self._query).words != self._asked_for:
            self._words_rest.start()
        least = _READING_REST_MS if state.unread else 0
        self._rest.start(max(least, round((time.monotonic() - began) * 1000 * _REST)))

    def _ask_for_words(self) -> None:
        """Have the words of marks and notes looked through; what they add is shown when it comes.

        Typing never waits for the file.
        """
        words = self._asked_for = asked(self._query).words
        if words:
            find = self._parts.session.find(lambda reader: reader.calls_with_words(words))
            find.then(partial(self._on_words_found, words))

    def _on_words_found(self, words: tuple[str, ...], hits: Hits) -> None:
        if words == self._asked_for and hits != self._hits:
            self._hits = hits
            self.show()

    def _on_rested(self) -> None:
        if self._changed != set() and self._panel.isVisible() and not self._waits_for_all:
            self.show()

    def to_review_after(self, call_id: str) -> str:
        """Return the next call of those shown that is left to review, nothing if none is.

        Looked for below `call_id`, then from the top down to it.
        """
        snapshot = self._parts.session.snapshot
        ids = [call.id for call in (self._shown.rows if self._shown else ())]
        at = ids.index(call_id) + 1 if call_id in ids else 0
        around = (*ids[at:], *ids[:at])
        left = (each for each in around if each != call_id and is_left(snapshot, each))
        return next(left, "")

    def ask(self, query: str) -> None:
        """Look for what somebody else wrote: a chip, a saved search, the directory of people."""
        self._header.show_query(query)
        self._on_searched(query)

    def _on_searched(self, query: str) -> None:
        self._query = query
        if not self._panel.isVisible() and query:
            self._header.room_chosen.emit("calls")
            self._header.search.setFocus()
        self.show()

    def _on_search_entered(self) -> None:
        self._panel.setFocus()

    def _on_query_cleared(self) -> None:
        self._header.show_query("")
        self._on_searched("")
        self._panel.setFocus()

    def _on_sorted(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self.show()

    def _on_grouped(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self.show()

    def _on_layout_changed(self, layout: Layout) -> None:
        self._parts.preferences.change(columns=layout.written)

    def _on_minimaps_asked(self, calls: tuple[Call, ...]) -> None:
        ids = [call.id for call in calls if call.recording.is_decoded]
        found = self._parts.session.find(lambda reader: reader.thumbnails(ids))
        found.then(lambda minimaps: self._panel.show_minimaps(calls, minimaps))
        self._unread = tuple(call for call in calls if not call.recording.is_decoded)
        self._glance.start()

    def _on_glance(self) -> None:
        self._glances.want(self._unread if self._panel.isVisible() else ())
