"""What people said of logs that no reader knows, kept with the folder they tell of."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from callreview.domain.call import Direction
from callreview.domain.logmapping import Column, Dialect, LogMapping, Says
from callreview.domain.moment import DayOrder
from callreview.store.page import Page
from callreview.store.place import path_as_text, path_from_text


def all_mappings(connection: sqlite3.Connection) -> Mapping[str, tuple[LogMapping, ...]]:
    """Return the mappings of every folder by its key, in the order they were made."""
    found = connection.execute(
        "SELECT folder_id, path, mapping FROM log_mappings ORDER BY made_at, id"
    )
    mappings: defaultdict[str, list[LogMapping]] = defaultdict(list)
    for row in found.fetchall():
        mappings[row["folder_id"]].append(_from_text(path_from_text(row["path"]), row["mapping"]))
    return {folder_id: tuple(some) for folder_id, some in mappings.items()}


def put(page: Page, folder_id: str, mapping: LogMapping) -> None:
    """Keep a mapping, in place of the one there was for that log."""
    path = path_as_text(mapping.path)
    text = _as_text(mapping)
    known = page.rows("log_mappings", folder_id=folder_id, path=path)
    if known:
        page.update("log_mappings", (known[0]["id"],), mapping=text)
    else:
        row = {"id": page.new_key(), "folder_id": folder_id, "path": path}
        page.insert("log_mappings", {**row, "mapping": text, "made_at": page.at})


def remove(page: Page, folder_id: str, path: str) -> bool:
    """Let the mapping of a log go; return whether there was one."""
    known = page.rows("log_mappings", folder_id=folder_id, path=path_as_text(path))
    for row in known:
        page.delete("log_mappings", row["id"])
    return bool(known)


def _as_text(mapping: LogMapping) -> str:
    dialect = mapping.dialect
    told: dict[str, Any] = {
        "separator": dialect.separator,
        "quote": dialect.quote,
        "encoding": dialect.encoding,
        "has_header": dialect.has_header,
        "columns": [[one.at, one.heading, one.says.value] for one in mapping.columns],
        "width": mapping.width,
        "day_order": mapping.day_order.value,
        "utc_offset_minutes": mapping.utc_offset_minutes,
        "ways": {word: way.value for word, way in mapping.ways},
    }
    return json.dumps(told, ensure_ascii=False)


def _from_text(path: str, text: str) -> LogMapping:
    told: dict[str, Any] = json.loads(text)
    return LogMapping(
        path,
        Dialect(told["separator"], told["quote"], told["encoding"], told["has_header"]),
        tuple(Column(at, heading, Says(says)) for at, heading, says in told["columns"]),
        told["width"],
        DayOrder(told["day_order"]),
        told["utc_offset_minutes"],
        tuple((word, Direction(way)) for word, way in told["ways"].items()),
    )
