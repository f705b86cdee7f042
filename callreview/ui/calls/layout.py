"""How the table stands: widths, order and choice of its columns, its sorting and its groups."""

from dataclasses import dataclass, field

from callreview.ui.calls.cells import Column
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.sorting import Sorting

_HIDDEN, _UP, _DOWN, _GROUPED = "-", "<", ">", "/"


@dataclass(frozen=True)
class Layout:
    """Columns by their names; empty for the first look. `sorting` is None for the usual one."""

    widths: dict[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    sorting: Sorting | None = None
    grouping: Grouping = Grouping.NONE

    @property
    def written(self) -> str:
        """Return it as one line: `WHEN:168 -WHO:190 FILE >WHEN /DAY`.

        One column is hidden, the table sorted downwards by another and grouped.
        """
        words = [self._column(name) for name in self.order]
        if self.sorting is not None:
            sign = _DOWN if self.sorting.descending else _UP
            words.append(f"{sign}{self.sorting.column.name}")
        if self.grouping is not Grouping.NONE:
            words.append(f"{_GROUPED}{self.grouping.name}")
        return " ".join(words)

    @classmethod
    def read(cls, line: str) -> "Layout":
        """Return the layout of such a line; what makes no sense in it is left out."""
        words = line.split()
        sorts = [word for word in words if word.startswith((_UP, _DOWN))]
        groups = [word[1:] for word in words if word.startswith(_GROUPED)]
        pairs = [
            word.partition(":") for word in words if not word.startswith((_UP, _DOWN, _GROUPED))
        ]
        names = [name.removeprefix(_HIDDEN) for name, _colon, _width in pairs]
        widths = {
            name: int(width)
            for name, (_name, _colon, width) in zip(names, pairs, strict=True)
            if width.isascii() and width.isdecimal()
        }
        hidden = {name[1:] for name, _colon, _width in pairs if name.startswith(_HIDDEN)}
        sorting = next(filter(None, map(_sorting, sorts)), None)
        known = (Grouping.__members__[name] for name in groups if name in Grouping.__members__)
        grouping = next(known, Grouping.NONE)
        return cls(widths, tuple(names), frozenset(hidden), sorting, grouping)

    def _column(self, name: str) -> str:
        hidden = _HIDDEN if name in self.hidden else ""
        width = f":{self.widths[name]}" if name in self.widths else ""
        return f"{hidden}{name}{width}"


def _sorting(word: str) -> Sorting | None:
    column = Column.__members__.get(word[1:])
    return None if column is None else Sorting(column, descending=word.startswith(_DOWN))
