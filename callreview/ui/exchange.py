"""What goes between the open call and other programs: clips of it, and marks to and from files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.jobs import Progress
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import Span, format_clock
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_where, ask_which, name_for
from callreview.ui.parts import Parts
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _, ngettext

if TYPE_CHECKING:  # they bring numpy and the formats
    from callreview.app.exchange import MarksRead
    from callreview.domain.audiofile import Outcome

T = TypeVar("T")
_CLIPS = (("WAV", ".wav"), ("FLAC", ".flac"), ("MP3", ".mp3"), ("Opus", ".opus"), ("M4A", ".m4a"))
_MARKS = (
    ("Audacity", ".txt"), ("WebVTT", ".vtt"), ("SubRip", ".srt"), ("CSV", ".csv"),
    ("JSON", ".json"), ("Praat", ".TextGrid"), ("ELAN", ".eaf"),
)  # fmt: skip


class Exchange(QObject):
    """Writes and reads files in the background and says what came of it."""

    def __init__(self, window: QWidget, parts: Parts, notice: NoticeBar) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._session = parts.session
        self._notice = notice

    def save_clip(self, call: Call, span: Span) -> None:
        """Ask where to, and write the sound of a span there."""
        start, end = (format_clock(at).replace(":", ".") for at in (span.start_ms, span.end_ms))
        name = name_for(_("Clip {start}-{end}").format(start=start, end=end), call)
        ask_where(
            self._window,
            _("Save the span as a clip"),
            f"{name}.wav",
            _CLIPS,
            lambda path: self._write_clip(call, span, path),
            may_replace=False,
        )

    def export_marks(self, call: Call) -> None:
        """Ask where to, and write the marks of a call there, in the format of the ending."""
        name = f"{name_for(_('Marks'), call)}.txt"
        title = _("Marks for another program")
        ask_where(self._window, title, name, _MARKS, lambda path: self._write_marks(call, path))

    def import_marks(self, call: Call) -> None:
        """Ask for a file and add its marks to a call."""
        endings = tuple(ending for _words, ending in _MARKS)
        title = _("Marks from another program")
        ask_which(
            self._window, title, _("Marks"), endings, lambda path: self._read_marks(call, path)
        )

    def _write_clip(self, call: Call, span: Span, path: Path) -> None:
        from callreview.app.clipping import Cut, cut_clip, save_clip

        cut, opened = Cut(span), self._parts.opener().opened(call)

        def work(progress: Progress) -> "Outcome":
            def move(part: float) -> None:
                progress(round(part * 100), 100)
                if progress.cancelled:
                    raise CallReviewError("clip_stopped")

            if opened is None:
                return save_clip(self._parts.pool(), call.paths, cut, path, on_progress=move)
            return cut_clip(opened, cut, path, on_progress=move)

        self._start(_("Saving a clip"), work, lambda _outcome: self._say_written(path))

    def _write_marks(self, call: Call, path: Path) -> None:
        from callreview.app.exchange import export_marks

        self._start(
            _("Writing the marks"),
            lambda _progress: export_marks(self._session, call, path),
            lambda _count: self._say_written(path),
        )

    def _read_marks(self, call: Call, path: Path) -> None:
        from callreview.app.exchange import import_marks, length_of

        def work(_progress: Progress) -> "MarksRead":
            length_ms = length_of(self._session, call, self._parts.pool)
            return import_marks(self._session, call, path, length_ms=length_ms)

        self._start(_("Reading the marks"), work, self._say_read)

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        self._parts.jobs.start(title, work, on_done=on_done, on_failed=self._on_failed)

    def _say_written(self, path: Path) -> None:
        self._notice.say(_("Written: {name}").format(name=path.name))

    def _say_read(self, read: "MarksRead") -> None:
        words = read_words(len(read.added), read.known, len(read.faults))
        if read.faults:
            self._notice.say(words, button=_("Show why"), do=lambda: self._show_faults(read))
        else:
            self._notice.say(words)

    def _show_faults(self, read: "MarksRead") -> None:
        from callreview.ui.dialogs.leftout import LeftOutSheet

        rows = [(str(fault.fields["where"]), told(fault)) for fault in read.faults]
        words = _("The file was not changed. Everything else of it is in the library.")
        heads = (_("Where"), _("Why"))
        title = _("Marks that could not be taken as they are")
        LeftOutSheet(title, rows, self._window, words=words, heads=heads).open()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._notice.say(told(error))


def read_words(added: int, known: int, faults: int) -> str:
    """Return what became of the marks of a file."""
    parts = []
    if added or not known:
        words = ngettext("{count} mark was added.", "{count} marks were added.", added)
        parts.append(words.format(count=f"{added:,}"))
    if known:
        words = ngettext(
            "{count} mark was there already.", "{count} marks were there already.", known
        )
        parts.append(words.format(count=f"{known:,}"))
    if faults:
        words = ngettext(
            "{count} line or mark could not be taken as it is.",
            "{count} lines or marks could not be taken as they are.",
            faults,
        )
        parts.append(words.format(count=f"{faults:,}"))
    return " ".join(parts)
