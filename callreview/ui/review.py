"""The review screen: queue, title, player, marks, who speaks and score sheet, side by side.

It only arranges. Below 1400 px marks and talk become tabs beside the score sheet, below 1360 the
queue folds to icons; the score sheet keeps its 360 px. `reviewing` connects it to the session.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.actions import Place, action
from callreview.ui.ear import set_place
from callreview.ui.keys import shown
from callreview.ui.marks.panel import MarksPanel
from callreview.ui.panes import Panes
from callreview.ui.player.panel import PlayerPanel
from callreview.ui.queue.panel import QueuePanel
from callreview.ui.scorecard.panel import ScorecardPanel
from callreview.ui.talk.panel import TalkPanel
from callreview.ui.theme import SCORECARD_WIDTH
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import ElidedLabel, plain_label, plain_tooltip, straight
from callreview.words import _
from callreview.words.reviewing import shortened

MARKS_FOLD_BELOW = 1400
QUEUE_FOLDS_BELOW = 1360
_LOWER_HEIGHT = 236
_TALK_WIDTH = 360
_NAME_LETTERS = 20


@dataclass(frozen=True)
class Title:
    """What stands over the call: who with whom, and when, how long, which way.

    `blind` says what is hidden until the review is finished, nothing while nothing is.
    """

    who: str = ""
    details: str = ""
    blind: str = ""


class ReviewScreen(QWidget):
    """Where one works. The panels are its parts; their signals are connected elsewhere.

    `panes_sized` carries how a person divided it, to be given to `show_panes` another time.
    """

    marks_folded = Signal(bool)
    panes_sized = Signal(str)
    reviewer_asked = Signal()

    def __init__(
        self,
        player: PlayerPanel,
        marks: MarksPanel,
        talk: TalkPanel,
        scorecard: ScorecardPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.player, self.marks, self.talk, self.scorecard = player, marks, talk, scorecard
        self.queue = QueuePanel(self)
        self._queue_folded_by_hand = False
        self._who = ElidedLabel(parent=self)
        self._who.setFont(theme.font_heading(self))
        self._details = ElidedLabel(parent=self)
        self._details.setProperty("tone", "soft")
        self._blind = plain_label("", self, font=theme.font_small(self))
        self._blind.setProperty("kind", "badge")
        self._blind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._blind.hide()
        self._reviewer = WordButton("", self, kind="quiet", icon_name="people")
        self._reviewer.clicked.connect(self.reviewer_asked)
        self._reviewer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reviewer.hide()
        self._middle = QSplitter(Qt.Orientation.Vertical, self)
        self._lower = QSplitter(Qt.Orientation.Horizontal, self)
        self._side = QTabWidget(self)
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._panes = Panes(
            {"across": self._across, "middle": self._middle, "lower": self._lower}, self
        )
        self._panes.sized.connect(self.panes_sized)
        player.setFocusProxy(player.timeline)
        self.queue.folded.connect(self._on_queue_folded)
        set_place(self, Place.REVIEW)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through, in order; those not on the screen left out."""
        return tuple(pane for pane in self.parts if pane.isVisible())

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Return everything that is side by side, whether it is on the screen or not."""
        return (self.queue, self.player, self.marks, self.talk, self.scorecard)

    def show_title(self, title: Title) -> None:
        """Say which call is open."""
        self._who.setText(title.who)
        self._details.setText(title.details)
        self._blind.setText(title.blind)
        self._blind.setVisible(bool(title.blind))

    def show_reviewers(self, names: tuple[str, ...]) -> None:
        """Say who reviews now, the first of those who ever did here; nothing while it is one."""
        self._reviewer.setVisible(len(names) > 1)
        if names:
            name = straight(shortened(names[0], _NAME_LETTERS))
            self._reviewer.setText(" " + name.replace("&", "&&"))
            self._reviewer.setAccessibleName(_("{who} is reviewing").format(who=names[0]))
            keys = shown(action("change_reviewer").keys[0])
            words = _("{who} is reviewing. Somebody else… {keys}").format(who=names[0], keys=keys)
            plain_tooltip(self._reviewer, words)

    def show_marks(self) -> None:
        """Bring the marks to the front, where they are a tab."""
        if self._side.indexOf(self.marks) >= 0:
            self._side.setCurrentWidget(self.marks)

    def show_scorecard(self) -> None:
        """Bring the score sheet to the front, where it is a tab."""
        self._side.setCurrentWidget(self.scorecard)

    def show_panes(self, written: str) -> None:
        """Divide the screen as `panes_sized` once said."""
        self._panes.show(written)

    def arrange(self, width: int) -> None:
        """Give everything its place in a window of that width."""
        self._fold_marks(folded=width < MARKS_FOLD_BELOW)
        if not self._queue_folded_by_hand:
            self.queue.fold(folded=width < QUEUE_FOLDS_BELOW)

    def _lay_out(self) -> None:
        """Put everything into its place from the outside in: each panel is moved, and styled, once.

        (From the inside out it took half the time of building the screen.)
        """
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self._across, 1)
        centre = QWidget(self)
        self._across.addWidget(centre)
        self._across.addWidget(self._side)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._middle, 1)
        self._middle.addWidget(self.player)
        self._middle.addWidget(self._lower)
        self._lower.addWidget(self.marks)
        self._lower.addWidget(self.talk)
        self._side.setDocumentMode(True)
        self._side.addTab(self.scorecard, _("Score sheet"))
        self._side.tabBar().setDrawBase(False)
        self._side.tabBar().setChangeCurrentOnDrag(True)
        self._side.setTabBarAutoHide(True)
        self._side.setMinimumWidth(SCORECARD_WIDTH)
        for splitter in (self._across, self._middle, self._lower):
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
            splitter.setChildrenCollapsible(False)
        self._across.setSizes([1000, SCORECARD_WIDTH + 40])

    def _make_head(self) -> QWidget:
        head = framed("bar", self)
        line = QHBoxLayout(head)
        line.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
        line.setSpacing(theme.GAP_WIDE)
        line.addWidget(self._who, 0)
        line.addWidget(self._details, 1)
        line.addWidget(self._blind, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._reviewer, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _fold_marks(self, *, folded: bool) -> None:
        is_folded = self._side.indexOf(self.marks) >= 0
        if folded == is_folded:
            return
        if folded:
            self._side.addTab(self.marks, _("Marks"))
            self._side.addTab(self.talk, _("Who speaks"))
        else:
            for panel in (self.marks, self.talk):
                self._lower.addWidget(panel)
                panel.show()
            self._panes.put_back("middle", [self.height() - _LOWER_HEIGHT, _LOWER_HEIGHT])
            self._panes.put_back("lower", [self._middle.width() - _TALK_WIDTH, _TALK_WIDTH])
        self._lower.setVisible(not folded)
        self.marks_folded.emit(folded)

    def _on_queue_folded(self, _folded: bool) -> None:
        self._queue_folded_by_hand = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(event.size().width())
