"""Marks as JSON, with all that is known of them: a list of objects, as the commands tell them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from callreview.domain.errors import Unreadable
from callreview.domain.mark import Mark
from callreview.exports.labels.label import (
    Collector,
    Labels,
    category_of,
    label_at,
    whole_ms,
)
from callreview.words import _


def written(marks: Sequence[Mark], _length_ms: int) -> str:
    """Return marks as a JSON list, one a line."""
    lines = (json.dumps(mark.as_json(), ensure_ascii=False) for mark in marks)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def read(text: str, name: str) -> Labels:
    """Return the objects of a list, of `marks` in an object, or of one object a line.

    Raises Unreadable "labels_malformed" if it is nothing of these.
    """
    collector = Collector()
    for number, value in enumerate(_objects(text.removeprefix("\ufeff"), name), 1):
        _take(collector, _("Mark {number}").format(number=number), value)
    return collector.labels()


def _objects(text: str, name: str) -> Iterator[object]:
    malformed = Unreadable("labels_malformed", name=name, form="JSON")
    try:
        value = json.loads(text)
    except RecursionError:
        raise malformed from None
    except ValueError:
        try:
            value = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (RecursionError, ValueError):
            raise malformed from None
    if isinstance(value, Mapping):
        value = value.get("marks", [value])
    if not isinstance(value, list):
        raise malformed
    return iter(value)


def _take(collector: Collector, where: str, value: object) -> None:
    table = value if isinstance(value, Mapping) else {}
    start_ms, end = whole_ms(table.get("start_ms")), table.get("end_ms")
    end_ms = whole_ms(end)
    if start_ms is None or end_ms is None and end is not None:
        collector.refuse(where, json.dumps(value, ensure_ascii=False))
        return
    label = label_at(where, start_ms, end_ms, "", author=_text(table, "author"))
    collector.add(
        replace(
            label,
            text=_text(table, "text"),
            category=category_of(_text(table, "category")),
            id=_text(table, "id"),
            call_id=_text(table, "call_id"),
            created_at=_text(table, "created"),
        )
    )


def _text(table: Mapping[str, object], key: str) -> str:
    """Return a text, with what is no character of any script replaced."""
    value = table.get(key)
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if (isinstance(value, str))
        else ""
    )
