"""What goes on in the background, at the foot of the window, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from callreview.app.jobs import Job
from callreview.ui import theme
from callreview.ui.widgets.buttons import IconButton
from callreview.ui.widgets.labels import ElidedLabel, plain_label
from callreview.words import _
from callreview.words.times import progress_words

_BAR_WIDTH = 180


class JobsBar(QFrame):
    """Shows the oldest running job and how many more there are; away when there is none."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._title = ElidedLabel(parent=self)
        self._title.setFont(theme.font_small(self))
        self._count = plain_label("", self, tone="soft", font=theme.font_small(self))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        cancel = IconButton("close", _("Stop"), self)
        cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_LARGE, 1, theme.GAP, 1)
        row.setSpacing(theme.GAP)
        row.addWidget(self._title, 0)
        row.addWidget(self._bar)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(cancel)
        self.hide()

    def show_jobs(self, jobs: tuple[Job, ...]) -> None:
        """Show what is running and is not over in a moment."""
        jobs = tuple(job for job in jobs if job.is_shown)
        self.setVisible(bool(jobs))
        if not jobs:
            return
        first, reached = jobs[0], jobs[0].reached
        more = _(" and {count} more").format(count=len(jobs) - 1) if len(jobs) > 1 else ""
        self._title.setText(first.title + more)
        self._bar.setAccessibleName(first.title)
        self._bar.setRange(0, reached.total)
        self._bar.setValue(reached.done)
        self._count.setText(progress_words(reached.done, reached.total, first.rate, first.left_s))
