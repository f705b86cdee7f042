"""How files are named, at work: asked for, offered, kept, taken to and from other computers."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.edits.folders import TellNames
from callreview.app.jobs import Jobs
from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError
from callreview.domain.folder import Folder
from callreview.domain.template.parts import Template
from callreview.ui.doing import Doing
from callreview.ui.filedialogs import ask_where, ask_which
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _, ngettext

if TYPE_CHECKING:  # they bring every profile
    from callreview.app.adding import AddReport
    from callreview.app.names import FileName
    from callreview.ui.filenames.sheet import NamesSheet

_ENDING = ".json"


class FileNaming(QObject):
    """Opens the sheet for one folder; says where names could not be read."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        doing: Doing,
        jobs: Jobs,
        notice: NoticeBar,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._doing = doing
        self._jobs = jobs
        self._notice = notice
        self._today = today
        self._sheet: NamesSheet | None = None

    def open(self, folder_id: str = "", call: Call | None = None) -> None:
        """Show how the files of a folder are named; of the one `call` lies in, or of the first."""
        folders = self._session.snapshot.folders
        folder = self._folder(folder_id) or (_folder_of(call, folders) if call else None)
        folder = folder or next(iter(folders), None)
        if folder is not None and self._sheet is None:
            self._with_names(folder, lambda names: self._show(folder, names))

    def offer(self, report: "AddReport") -> None:
        """Say that many names of a folder that was added are not read, and what can be done."""
        from callreview.app.names import has_many_unread

        folder = self._folder(report.folder_id)
        if folder is None or report.is_away:
            return

        def tell(names: "tuple[FileName, ...]") -> None:
            if has_many_unread(folder, names):
                self._tell(folder, sum(not one.family for one in names))

        self._with_names(folder, tell)

    def _tell(self, folder: Folder, unread: int) -> None:
        words = ngettext(
            "{count} name in “{folder}” says nothing that is known.",
            "{count} names in “{folder}” say nothing that is known.",
            unread,
        )
        self._notice.say(
            words.format(count=f"{unread:,}", folder=Path(folder.path).name),
            button=_("Say how they are named…"),
            do=lambda: self.open(folder.id),
        )

    def _with_names(self, folder: Folder, do: "Callable[[tuple[FileName, ...]], None]") -> None:
        """Have the names of a folder found among all calls, and do something with them."""
        from callreview.app.names import names_in

        now = self._session.snapshot
        calls = tuple(now.calls.values())
        self._jobs.start(
            _("Looking at names"),
            lambda _progress: names_in(folder, calls, now.folders),
            on_done=do,
            is_quiet=True,
        )

    def _show(self, folder: Folder, names: "tuple[FileName, ...]") -> None:
        if self._sheet is not None:
            return
        if not names:
            words = _("There is no recording in “{folder}” yet.")
            self._notice.say(words.format(folder=folder.path))
            return
        from callreview.app.around import reading_of
        from callreview.ui.filenames.sheet import NamesSheet

        now = self._session.snapshot
        reading = reading_of(folder.id, now.folders, now.agents)
        sheet = NamesSheet(names, reading, self._today(), self._window, read_only=now.read_only)
        sheet.kept = folder.reading.template
        sheet.show_folders([(one.id, one.path) for one in now.folders], folder.id)
        sheet.said.connect(lambda template: self._doing.do(TellNames(folder.id, template)))
        sheet.export_asked.connect(lambda template: self._export(sheet, folder, template))
        sheet.import_asked.connect(lambda: self._import(sheet))
        sheet.folder_asked.connect(self._show_other)
        sheet.finished.connect(self._on_closed)
        self._sheet = sheet
        sheet.open()

    def _show_other(self, folder_id: str) -> None:
        self._sheet = None
        self.open(folder_id)

    def _export(self, sheet: "NamesSheet", folder: Folder, template: Template) -> None:
        from callreview.app.names import export_template

        def write(path: Path) -> None:
            self._try(sheet, lambda: export_template(template, path))

        name = _("Names in {folder}").format(folder=Path(folder.path).name)
        title = _("Export how files are named")
        kinds = (("JSON", _ENDING),)
        ask_where(sheet, title, f"{name}{_ENDING}", kinds, write)

    def _import(self, sheet: "NamesSheet") -> None:
        from callreview.app.names import import_template

        def read(path: Path) -> None:
            self._try(sheet, lambda: sheet.take(import_template(path)))

        ask_which(sheet, _("Import how files are named"), "JSON", (_ENDING,), read)

    def _try(self, sheet: "NamesSheet", do: Callable[[], None]) -> None:
        try:
            do()
        except CallReviewError as error:
            sheet.refuse(error)

    def _folder(self, folder_id: str) -> Folder | None:
        folders = self._session.snapshot.folders
        return next((one for one in folders if one.id == folder_id), None)

    def _on_closed(self) -> None:
        if self.sender() is self._sheet:
            self._sheet = None


def _folder_of(call: Call, folders: Iterable[Folder]) -> Folder | None:
    """Return the folder a call lies in; of one in another, the inner."""
    path = Path(call.recording.path)
    around = [one for one in folders if path.is_relative_to(one.path)]
    return max(around, key=lambda one: len(one.path), default=None)
