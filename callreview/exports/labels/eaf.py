"""ELAN's annotation files, EAF 3.0: XML with time slots in milliseconds.

Annotations of one tier do not overlap, and a moment is shown for two seconds; the tier's name
says the category and that it holds moments, its annotator who marked. The recording is not
named, for its name may hold a customer's number: ELAN asks for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from callreview.domain.errors import Unreadable
from callreview.domain.mark import Mark
from callreview.exports.labels.label import (
    Collector,
    Labels,
    label_at,
    shown_end,
    shown_words,
    whole_ms,
)
from callreview.exports.labels.tiers import Tier, said_by_name, tiers_of
from callreview.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_KIND = "mark"
_EPOCH = "1970-01-01T00:00:00+00:00"


def written(marks: Sequence[Mark], length_ms: int) -> str:
    """Return marks as an EAF document."""
    from xml.etree import ElementTree as ET

    root = ET.Element(
        "ANNOTATION_DOCUMENT",
        {
            "AUTHOR": "",
            "DATE": max((mark.created_at for mark in marks), default="") or _EPOCH,
            "FORMAT": "3.0",
            "VERSION": "3.0",
            "xmlns:xsi": _INSTANCE,
            "xsi:noNamespaceSchemaLocation": _SCHEMA,
        },
    )
    ET.SubElement(root, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    order = ET.SubElement(root, "TIME_ORDER")
    end_of = partial(shown_end, length_ms=length_ms)
    for tier in tiers_of(marks, end_of, lambda mark: mark.author):
        _put_tier(root, order, tier, length_ms)
    order[:] = sorted(order, key=lambda slot: int(slot.get("TIME_VALUE", "0")))
    ET.SubElement(
        root,
        "LINGUISTIC_TYPE",
        {"LINGUISTIC_TYPE_ID": _KIND, "TIME_ALIGNABLE": "true", "GRAPHIC_REFERENCES": "false"},
    )
    ET.indent(root, " " * 4)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def read(text: str, name: str) -> Labels:
    """Return the annotations of an EAF document; Unreadable "labels_malformed" if it is none.

    One that refers to another lasts as long as that one. A document type is refused: nothing of
    ours has one, and with it a file could ask for others or grow without end.
    """
    from xml.etree import ElementTree as ET

    malformed = Unreadable("labels_malformed", name=name, form="EAF")
    if "<!DOCTYPE" in text:
        raise malformed
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type nothing expands
    except (ET.ParseError, ValueError):
        raise malformed from None
    if root.tag != "ANNOTATION_DOCUMENT":
        raise malformed
    collector = Collector()
    times = _times_by_annotation(root)
    for tier in root.iter("TIER"):
        _read_tier(tier, times, collector)
    return collector.labels()


Times = tuple[int | None, int | None]


def _put_tier(root: "Element", order: "Element", tier: Tier, length_ms: int) -> None:
    from xml.etree import ElementTree as ET

    known = {"LINGUISTIC_TYPE_REF": _KIND, "TIER_ID": tier.name}
    element = ET.SubElement(
        root, "TIER", known | ({"ANNOTATOR": _fit(tier.author)} if tier.author else {})
    )
    for mark in tier.marks:
        slots = []
        for moment_ms in (mark.start_ms, shown_end(mark, length_ms)):
            slots.append(f"ts{len(order) + 1}")
            values = {"TIME_SLOT_ID": slots[-1], "TIME_VALUE": str(moment_ms)}
            ET.SubElement(order, "TIME_SLOT", values)
        known = {"ANNOTATION_ID": f"a{len(order) // 2}"}
        known |= {"TIME_SLOT_REF1": slots[0], "TIME_SLOT_REF2": slots[1]}
        annotation = ET.SubElement(element, "ANNOTATION")
        one = ET.SubElement(annotation, "ALIGNABLE_ANNOTATION", known)
        ET.SubElement(one, "ANNOTATION_VALUE").text = _fit(shown_words(mark))


def _fit(text: str) -> str:
    """Return a text as XML can hold it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one if one in "\n\t" or _is_in_xml(ord(one)) else "\ufffd" for one in text)


def _is_in_xml(code: int) -> bool:
    return code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)


def _times_by_annotation(root: "Element") -> Mapping[str, Times]:
    """Return start and end of annotations by their ids, those they take from others too."""
    slots = {one.get("TIME_SLOT_ID"): _ms(one.get("TIME_VALUE")) for one in root.iter("TIME_SLOT")}
    times: dict[str, Times] = {}
    for one in root.iter("ALIGNABLE_ANNOTATION"):
        start, end = slots.get(one.get("TIME_SLOT_REF1")), slots.get(one.get("TIME_SLOT_REF2"))
        times[one.get("ANNOTATION_ID", "")] = (start, end)
    others = {
        one.get("ANNOTATION_ID", ""): one.get("ANNOTATION_REF", "")
        for one in root.iter("REF_ANNOTATION")
    }
    for name in list(others):
        chain: dict[str, None] = {}  # one that is met twice in it leads back to itself
        while name not in times and name in others and name not in chain:
            chain[name] = None
            name = others[name]
        times |= dict.fromkeys(chain, times.get(name, (None, None)))
    return times


def _ms(value: str | None) -> int | None:
    return whole_ms(int(value)) if value and value.isdecimal() and len(value) < 12 else None


def _read_tier(tier: "Element", times: Mapping[str, Times], collector: Collector) -> None:
    category, holds_points = said_by_name(tier.get("TIER_ID", ""))
    author = tier.get("ANNOTATOR", "")
    for one in _annotations(tier):
        where = _("Annotation {name}").format(name=one.get("ANNOTATION_ID", ""))
        text = one.findtext("ANNOTATION_VALUE") or ""
        start_ms, end_ms = times.get(one.get("ANNOTATION_ID", ""), (None, None))
        if start_ms is None or end_ms is None:
            collector.refuse(where, text)
        else:
            end = None if holds_points else end_ms
            collector.add(label_at(where, start_ms, end, text, category, author))


def _annotations(tier: "Element") -> Iterator["Element"]:
    for annotation in tier.iter("ANNOTATION"):
        yield from annotation
