"""Asking where to, and which file: the system's dialogs, and names no system refuses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from callreview.domain.call import Call

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', "-"))
_LONGEST = 120


def ask_where(
    window: QWidget,
    title: str,
    name: str,
    kinds: tuple[tuple[str, str], ...],
    do: Callable[[Path], None],
    *,
    may_replace: bool = True,
) -> None:
    """Ask where to write a file, and `do` it there.

    `name` is suggested, in the home folder; `kinds` are words and endings, of which the chosen
    one is added where none is typed. With `may_replace` the dialog asks before a file that is
    there is written over; without, whoever writes refuses.
    """
    dialog = QFileDialog(window, title, str(Path.home() / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    endings = {f"{words} (*{ending})": ending for words, ending in kinds}
    dialog.setNameFilters(list(endings))
    dialog.filterSelected.connect(lambda chosen: _end_with(dialog, endings[chosen], kinds))
    dialog.selectFile(name)
    dialog.setDefaultSuffix(kinds[0][1].lstrip("."))
    dialog.fileSelected.connect(lambda path: do(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_which(
    window: QWidget,
    title: str,
    words: str,
    endings: tuple[str, ...],
    do: Callable[[Path], None],
    *,
    start: Path | None = None,
) -> None:
    """Ask for a file with one of these endings, and `do` something with it; home is the start."""
    patterns = " ".join(f"*{ending}" for ending in endings)
    dialog = QFileDialog(window, title, str(start or Path.home()), f"{words} ({patterns})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: do(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_folder(window: QWidget, title: str, do: Callable[[Path], None]) -> None:
    """Ask for a folder, and `do` something with it; home is the start."""
    dialog = QFileDialog(window, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda path: do(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def name_for(words: str, call: Call) -> str:
    """Return a file name that says whose call it was and when, without the number or an ending."""
    day = (call.facts.start_local or "")[:16].replace("T", " ").replace(":", ".")
    return name_of(words, call.who, day)


def name_of(*parts: str) -> str:
    """Return a file name that says all of these, without an ending."""
    return " ".join(part for part in parts if part).translate(_NOT_IN_NAMES)[:_LONGEST]


def _end_with(dialog: QFileDialog, ending: str, kinds: tuple[tuple[str, str], ...]) -> None:
    """Give the name in a dialog the ending that was chosen, in the place of another kind's."""
    dialog.setDefaultSuffix(ending.lstrip("."))
    for path in map(Path, dialog.selectedFiles()):
        if path.suffix in [each for _words, each in kinds]:
            dialog.selectFile(path.with_suffix(ending).name)
