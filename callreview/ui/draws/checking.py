"""What drawing a sample again came to: the same calls, or everything that differs."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _, ngettext

_HEIGHT = 160


class CheckSheet(Sheet):
    """Says whether the lot was drawn again from its number and its list, and what differs."""

    def __init__(
        self, title: str, calls: int, listed: int, differences: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(_("Check of “{title}”").format(title=title), "", parent, accept=_("Close"))
        passes = not differences
        verdict = _("Pass") if passes else _("Fail")
        font = theme.font_number(self, scale=1.5)
        self.verdict = plain_label(verdict, self, tone="ok" if passes else "danger", font=font)
        self.told = plain_label(_told(calls, listed, differences), self, wraps=True)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.told)
        if differences:
            listing = QPlainTextEdit("\n".join(differences), self)
            listing.setReadOnly(True)
            listing.setAccessibleName(_("What differs"))
            listing.setFixedHeight(_HEIGHT)
            self.body.addWidget(listing)


def _told(calls: int, listed: int, differences: Sequence[str]) -> str:
    if not differences:
        return _(
            "Drawn again from its number and its list of {listed} calls, the lot gives the same "
            "{calls} calls in the same order. Anybody can repeat that: export it, and a small "
            "script draws again without Call Review."
        ).format(listed=listed, calls=calls)
    return ngettext(
        "Drawn again, {count} thing is not as it was frozen.",
        "Drawn again, {count} things are not as they were frozen.",
        len(differences),
    ).format(count=len(differences))
