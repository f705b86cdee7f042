"""The letterhead of the business, kept among the settings of the library."""

import sqlite3
from dataclasses import asdict

from callreview.domain.letterhead import Letterhead
from callreview.store.page import Page

_TABLE, _PREFIX = "settings", "letterhead."


def letterhead(connection: sqlite3.Connection) -> Letterhead:
    """Return the letterhead; what nobody chose is empty."""
    rows = connection.execute("SELECT name, value FROM settings").fetchall()
    kept = {row["name"]: row["value"] for row in rows}
    names = asdict(Letterhead())
    return Letterhead(**{name: kept.get(_PREFIX + name, "") for name in names})


def set_letterhead(page: Page, new: Letterhead) -> None:
    """Write down what is another than before; what is empty is not kept."""
    before = asdict(letterhead(page.connection))
    for name, value in asdict(new).items():
        if value == before[name]:
            continue
        key = _PREFIX + name
        if not value:
            page.delete(_TABLE, key)
        elif before[name]:
            page.update(_TABLE, (key,), value=value, changed_at=page.at)
        else:
            page.insert(_TABLE, {"name": key, "value": value, "changed_at": page.at})
