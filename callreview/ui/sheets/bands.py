"""The bands of a score sheet: names for totals from some percent upwards."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.edits.sheets import Step
from callreview.domain.rubric import Band
from callreview.domain.rubric_lists import (
    add_band,
    change_band,
    duplicate_band,
    move_band,
    remove_band,
)
from callreview.ui.sheets.fields import NumberField, WordsField
from callreview.ui.sheets.fresh import fresh_band
from callreview.ui.sheets.list_row import ListRow
from callreview.ui.sheets.rows import Rows
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class BandRow(ListRow):
    """One band."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = WordsField(_("Name"), self, hint=_("What it is called"))
        self.start = NumberField(_("From percent"), self, may_be_empty=False)
        self.label.said.connect(lambda words: self.ask(change_band, place=self.place, label=words))
        self.start.said.connect(lambda start: self.ask(change_band, place=self.place, start=start))
        self.fields.addWidget(plain_label(_("from"), self, tone="soft"))
        self.fields.addWidget(self.start)
        self.fields.addWidget(plain_label("%", self, tone="soft"))
        self.fields.addWidget(self.label, 1)
        self.close_row()

    @override
    def show_value(self, value: Band) -> None:
        number = self.place + 1
        self.label.setAccessibleName(_("Name of band {number}").format(number=number))
        self.start.setAccessibleName(_("Band {number} from percent").format(number=number))
        self.more.set_words(_("More about band {number}").format(number=number))
        self.label.show_value(value.label)
        self.start.show_value(value.start)

    @override
    def move_step(self, to: int) -> Step:
        return partial(move_band, place=self.place, to=to)

    @override
    def duplicate_step(self) -> Step:
        return partial(duplicate_band, place=self.place)

    @override
    def remove_step(self) -> Step:
        return partial(remove_band, place=self.place)

    @property
    @override
    def first_field(self) -> QWidget:
        return self.start


class BandsForm(Rows[BandRow]):
    """All bands of a sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(BandRow, _("Add a band"), parent)
        self._bands: tuple[Band, ...] = ()
        self.more_asked.connect(self._on_more_asked)

    def show_bands(self, bands: tuple[Band, ...]) -> None:
        """Show a sheet's bands."""
        self._bands = bands
        self.show_values(bands)

    def _on_more_asked(self) -> None:
        self.asked.emit(partial(add_band, new=fresh_band(self._bands)))
