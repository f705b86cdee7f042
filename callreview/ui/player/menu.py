"""What a right click on the timeline offers: for a mark, or for a moment."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from callreview.domain.mark import Category, Mark
from callreview.domain.timebase import Span, format_clock
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.category import category_colour, category_words
from callreview.words import _

Do = Callable[[], None]


class TimelineMenu(QObject):
    """Opens the menu of a mark or of a moment, and says what was chosen.

    `mark_asked` carries a kind, a start, and an end or None; `tie_asked` a mark that is to be tied
    to a question, and whether it is to go there.
    """

    play_asked = Signal(int)
    play_span_asked = Signal(object)
    zoom_asked = Signal(object)
    select_asked = Signal(object)
    write_asked = Signal(str)
    removal_asked = Signal(str)
    category_chosen = Signal(str, object)
    mark_asked = Signal(object, int, object)
    clip_asked = Signal(object)
    tie_asked = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent

    def open(self, mark: Mark | None, moment_ms: int, span: Span | None, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        menu = self.of_moment(moment_ms, span) if mark is None else self.of_mark(mark)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def of_mark(self, mark: Mark) -> QMenu:
        """Return what can be done with a mark."""
        menu = QMenu(self._widget)
        _add(menu, _("Write words"), lambda: self.write_asked.emit(mark.id), "words")
        if mark.end_ms is not None:
            _add(menu, _("Play it"), lambda: self.play_span_asked.emit(mark.span), "play")
            _add(menu, _("Select its span"), lambda: self.select_asked.emit(mark.span), "moment")
            _add(menu, _("Save it as a clip…"), lambda: self.clip_asked.emit(mark.span), "clip")
        menu.addSeparator()
        for words, moves in ((_("Tie it to the question"), False), (_("Move it there"), True)):
            _add(menu, words, partial(self.tie_asked.emit, mark.id, moves), "moment")
        menu.addSeparator()
        for category in Category:
            entry = _category(menu, _("Make it {kind}"), category)
            entry.setEnabled(category is not mark.category)
            entry.triggered.connect(
                lambda _on=False, kind=category: self.category_chosen.emit(mark.id, kind)
            )
        menu.addSeparator()
        _add(menu, _("Remove"), lambda: self.removal_asked.emit(mark.id), "remove")
        return menu

    def of_moment(self, moment_ms: int, span: Span | None) -> QMenu:
        """Return what can be done at a moment, and with the chosen span."""
        menu = QMenu(self._widget)
        words = _("Play from {moment}").format(moment=format_clock(moment_ms))
        _add(menu, words, lambda: self.play_asked.emit(moment_ms), "play")
        menu.addSeparator()
        start, end = (moment_ms, None) if span is None else (span.start_ms, span.end_ms)
        pattern = _("Mark {kind} here") if span is None else _("Mark the span {kind}")
        for category in Category:
            _category(menu, pattern, category).triggered.connect(
                lambda _on=False, kind=category: self.mark_asked.emit(kind, start, end)
            )
        if span is not None:
            menu.addSeparator()
            _add(menu, _("Play the span"), lambda: self.play_span_asked.emit(span), "play")
            _add(menu, _("Zoom to the span"), lambda: self.zoom_asked.emit(span), "zoom_in")
            _add(menu, _("Save the span as a clip…"), lambda: self.clip_asked.emit(span), "clip")
            _add(menu, _("Let the span go"), lambda: self.select_asked.emit(None), "close")
        return menu


def _category(menu: QMenu, pattern: str, category: Category) -> QAction:
    entry = QAction(pattern.format(kind=category_words(category)), menu)
    theme = Theme.of(menu)
    entry.setIcon(icon(category.value, theme, category_colour(category, theme)))
    menu.addAction(entry)
    return entry


def _add(menu: QMenu, words: str, do: Do, name: str) -> None:
    entry = QAction(words, menu)
    entry.setIcon(icon(name, Theme.of(menu)))
    entry.triggered.connect(lambda _on=False: do())
    menu.addAction(entry)
