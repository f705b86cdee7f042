"""The moments tied to a question, as small buttons one can play or take away."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from callreview.domain.review import MovedMark
from callreview.domain.timebase import Span, format_clock
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.buttons import IconButton
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import plain_tooltip
from callreview.words import _

NUDGE_MS = 500


class MomentsRow(QWidget):
    """A chip for each tied span, and a button to tie another.

    Each chip has a menu: `nudged` carries a span and how much later (ms) it is to start and to
    end, `marked` one that is to be a mark of its own.
    """

    played = Signal(object)
    removed = Signal(object)
    tied = Signal()
    nudged = Signal(object, int, int)
    marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Span, ...] | None = None
        self._locked = False
        self._chips: list[QWidget] = []
        self._flow = FlowLayout(self, gap=6)
        self._tie = QToolButton(self)
        self._tie.setText(f" {_('Tie a moment')}")
        self._tie.setIcon(icon("moment", Theme.of(self)))
        self._tie.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        plain_tooltip(
            self._tie,
            _("Tie the selected span to this question (V), or drop a span or a mark on it"),
        )
        self._tie.clicked.connect(self.tied)
        self._flow.addWidget(self._tie)

    def show_moments(self, spans: tuple[Span, ...], *, locked: bool) -> None:
        """Show a chip for each span; a locked row only plays."""
        if (spans, locked) == (self._shown, self._locked):
            return
        self._shown, self._locked = spans, locked
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._flow.removeWidget(self._tie)
        self._chips = [self._chip(span) for span in spans]
        for part in (*self._chips, self._tie):
            self._flow.addWidget(part)
            part.show()
        self._tie.setVisible(not locked)

    def show_hint(self, wanted: bool) -> None:
        """Offer to tie a moment only where the keys act."""
        self._tie.setVisible(wanted and not self._locked)

    def _chip(self, span: Span) -> QWidget:
        words = f"{format_clock(span.start_ms)} – {format_clock(span.end_ms)}"
        chip = framed("card", self)
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        play = QToolButton(chip)
        play.setText(f" {words}")
        play.setIcon(icon("play", Theme.of(self)))
        play.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        plain_tooltip(play, _("Play this moment (G)"))
        play.setAccessibleName(_("Play {span}").format(span=words))
        play.clicked.connect(lambda: self.played.emit(span))
        play.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        play.customContextMenuRequested.connect(partial(self._on_menu_asked, play, span))
        row.addWidget(play)
        if not self._locked:
            is_moved = isinstance(span, MovedMark)
            untie = _("Back to the marks: {span}") if is_moved else _("Untie {span}")
            take = IconButton("close", untie.format(span=words), chip)
            take.clicked.connect(lambda: self.removed.emit(span))
            row.addWidget(take)
        return chip

    def _on_menu_asked(self, chip: QToolButton, span: Span, at: QPoint) -> None:
        """Offer what can be done with a moment, by mouse or by the menu key."""
        menu = QMenu(self)
        menu.addAction(_("Play this moment"), partial(self.played.emit, span))
        if not self._locked:
            menu.addSeparator()
            for words, start_ms, end_ms in (
                (_("Start half a second earlier"), -NUDGE_MS, 0),
                (_("Start half a second later"), NUDGE_MS, 0),
                (_("End half a second earlier"), 0, -NUDGE_MS),
                (_("End half a second later"), 0, NUDGE_MS),
            ):
                menu.addAction(words, partial(self.nudged.emit, span, start_ms, end_ms))
            menu.addSeparator()
            is_moved = isinstance(span, MovedMark)
            untie = _("Back to the marks") if is_moved else _("Untie this moment")
            menu.addAction(untie, partial(self.removed.emit, span))
        if not isinstance(span, MovedMark):
            menu.addAction(_("Make it a mark"), partial(self.marked.emit, span))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(at))
