"""What Fusion is told beyond its palette: quiet frames, clear focus, one accent.

Widgets ask for a variant with a dynamic property, never with a style sheet of their own:
`kind` on buttons ("primary", "quiet", "link") and frames ("card", "bar", "strip"), `tone` on
labels ("soft", "danger", "warning", "ok", "accent"). Check boxes and sliders stay as Fusion
paints them.
"""

from callreview.resources import resource
from callreview.ui.theme import RADIUS, Theme

_SHEET = """
QToolTip { background: @text; color: @window; border: 0; padding: 4px 7px; }

QLabel[tone="soft"] { color: @text_soft; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="accent"] { color: @accent; }

QLabel[kind="badge"] {
  background: @selection; color: @accent; border-radius: @radius; padding: 3px 9px;
  font-weight: 600;
}
QLabel[kind="key"] {
  background: @surface; border: 1px solid @line; border-radius: 4px; padding: 0 6px;
}

QFrame[kind="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[kind="bar"] { background: @surface; border: 0; border-bottom: 1px solid @line; }
QFrame[kind="strip"] { background: @surface; border: 0; border-right: 1px solid @line; }
QFrame[kind="foot"] { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame[kind="notice"] { background: @selection; border: 0; border-radius: 0; }
QFrame[kind="line"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }

QPushButton {
  background: @surface; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 5px 14px; min-height: 18px;
}
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:checked { background: @selection; border-color: @accent; color: @text; }
QPushButton:focus { border: 1px solid @accent; outline: 0; }
QPushButton:disabled { color: @faded; background: @window; }
QPushButton[kind="primary"], QDialogButtonBox QPushButton:default {
  background: @accent; color: @accent_text; border: 1px solid @accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QDialogButtonBox QPushButton:default:hover {
  background: @accent_hover; border-color: @accent_hover;
}
QPushButton[kind="primary"]:focus, QDialogButtonBox QPushButton:default:focus {
  border: 2px solid @text; padding: 4px 13px;
}
QPushButton[kind="primary"]:disabled {
  background: @hover; color: @faded; border-color: @line;
}
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border: 1px solid @accent; }
QPushButton[kind="chip"] { padding: 3px 10px; color: @text_soft; }
QPushButton[kind="chip"][chosen="true"] {
  background: @selection; border-color: @accent; color: @text;
}
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: @accent; padding: 3px 6px;
  text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; }

QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: @radius; padding: 4px;
}
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @line; }
QToolButton:checked { background: @selection; color: @accent; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit {
  background: @surface; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 4px 7px; selection-background-color: @accent; selection-color: @accent_text;
}
QLineEdit:hover, QPlainTextEdit:hover { border-color: @text_soft; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: @window; color: @faded; }
QLineEdit[kind="value"], QLineEdit[kind="value"]:hover {
  background: transparent; border-color: transparent;
}
QLineEdit[kind="value"]:focus { border: 1px solid @accent; }
QLineEdit[kind="search"] { background: @window; border-radius: 12px; padding: 4px 10px; }
QLineEdit[kind="search"]:focus { background: @surface; }

QComboBox, QAbstractSpinBox {
  background: @surface; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 3px 8px; min-height: 20px; selection-background-color: @accent;
  selection-color: @accent_text;
}
QAbstractSpinBox { padding: 0; min-height: 26px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:hover, QAbstractSpinBox QLineEdit:focus {
  border: 0; background: transparent; padding: 0 6px;
}
QComboBox:hover, QAbstractSpinBox:hover { border-color: @text_soft; }
QComboBox:focus, QAbstractSpinBox:focus { border: 1px solid @accent; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
  image: url("@caret_down"); width: 12px; height: 12px;
}
QComboBox QAbstractItemView { border: 1px solid @line; padding: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: 0; background: transparent; width: 20px;
}
QAbstractSpinBox::up-arrow { image: url("@caret_up"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("@caret_down"); width: 10px; height: 10px; }

QCheckBox, QRadioButton {
  spacing: 8px; border: 1px solid transparent; border-radius: @radius; padding: 2px;
}
QCheckBox:focus, QRadioButton:focus { border: 1px solid @accent; }
QRadioButton::indicator {
  background: @surface; border: 1px solid @text_soft; border-radius: 8px; width: 14px; height: 14px;
}
QRadioButton::indicator:hover { border-color: @accent; }
QRadioButton::indicator:checked { background: @accent; border: 1px solid @accent; }
QCheckBox::indicator {
  background: @surface; border: 1px solid @text_soft; border-radius: 4px; width: 14px; height: 14px;
}
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url("@check"); }

QSlider { border: 1px solid transparent; border-radius: @radius; }
QSlider:focus { border: 1px solid @accent; }
QSlider:horizontal { min-height: 20px; padding: 0 3px; }
QSlider::groove:horizontal { background: @line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal {
  background: @surface; border: 2px solid @accent; width: 10px; margin: -5px 0; border-radius: 7px;
}
QSlider::handle:horizontal:hover { background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @grip; }
QSlider::handle:horizontal:disabled { border-color: @grip; }

QTableView, QListView, QTreeView {
  background: @surface; alternate-background-color: @raised; border: 0; outline: 0;
  gridline-color: @line; selection-background-color: @selection; selection-color: @text;
}
QTableView::item, QListView::item { padding: 0 8px; border: 0; }
QListView::item:hover { background: @hover; }
QTableView::item:selected, QListView::item:selected { background: @selection; color: @text; }
QTableView:focus { border: 0; }
QHeaderView { background: @surface; border: 0; }
QHeaderView::section {
  background: @surface; color: @text_soft; border: 0; border-bottom: 1px solid @line;
  padding: 6px 11px; font-weight: 600;
}
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow { image: url("@caret_up"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("@caret_down"); width: 12px; height: 12px; }
QTableCornerButton::section { background: @surface; border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget { border: 0; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @grip; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 3px; }
QScrollBar::handle:hover { background: @text_soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }

QTabWidget::pane { border: 0; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab {
  background: transparent; color: @text_soft; border: 0; border-bottom: 2px solid transparent;
  padding: 8px 14px 7px 14px;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { color: @accent; }

QMenuBar { background: @surface; color: @text; border: 0; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @surface; color: @text; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faded; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }

QStatusBar { background: @surface; color: @text_soft; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QProgressBar {
  background: @hover; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }
"""


def style_sheet(worn: Theme) -> str:
    """Return the application's style sheet in the colours of `worn`."""
    colours = worn.named_colours()
    colours["faded"] = "#98a0b0" if not worn.is_dark else "#626c80"
    colours["grip"] = "#c5cad5" if not worn.is_dark else "#414a5c"
    colours["radius"] = f"{RADIUS}px"
    for picture in ("caret-up", "caret-down", "check"):
        path = resource("icons", f"{picture}-{worn.name}.svg")
        colours[picture.replace("-", "_")] = path.as_posix()
    text = _SHEET
    for role in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{role}", colours[role])
    return text
