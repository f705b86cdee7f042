"""The folders that were added as a sheet: all of them on the left, how one is read beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.addedfolders.form import FolderForm
from callreview.ui.addedfolders.listing import FoldersTable
from callreview.ui.addedfolders.state import FoldersState
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_SIZE = (1040, 560)
_FORM_WIDTH = 392


class FoldersSheet(EditingSheet):
    """Shows `FoldersState`; `add_asked` when another folder is to be chosen."""

    add_asked = Signal()
    look_asked = Signal(object)
    log_asked = Signal(object, str)
    names_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        words = _("Where recordings are looked for, and how they are read.")
        super().__init__(_("Folders"), words, parent)
        self._state = FoldersState()
        self.table = FoldersTable(self)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.form = FolderForm(self)
        self.form.asked.connect(self.ask)
        self.form.look_asked.connect(self.look_asked)
        self.form.log_asked.connect(self.log_asked)
        self.form.names_asked.connect(self.names_asked)
        self._none = plain_label(
            _("No folder was added yet. Add the one your phone system writes its recordings to."),
            self,
            tone="soft",
            wraps=True,
        )
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._beside = QStackedWidget(self)
        self._beside.setFixedWidth(_FORM_WIDTH)
        self._beside.addWidget(self.form)
        self._beside.addWidget(self._none)
        self.add = WordButton(_("Add a folder…"), self, icon_name="folder_add")
        self.add.clicked.connect(self.add_asked)
        self._arrange(parent)

    def show_state(self, state: FoldersState, *, can_undo: bool) -> None:
        """Show the folders as they are now."""
        self._state = state
        self.table.show_state(state)
        self._show_chosen()
        self.add.setEnabled(not state.read_only)
        self.undo.setEnabled(can_undo)

    @override
    def show_again(self) -> None:
        self._show_chosen()

    def _arrange(self, parent: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_LARGE)
        row.addWidget(self.table, 1)
        row.addWidget(self._beside)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.refusal)
        self.buttons.insertWidget(0, self.add)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        entry = self.table.chosen
        if entry is None:
            self._beside.setCurrentWidget(self._none)
        else:
            self.form.show_entry(entry, read_only=self._state.read_only)
            self._beside.setCurrentWidget(self.form)

    @override
    def done(self, result: int) -> None:
        self.form.settle()
        super().done(result)
