"""Fields to type into, in a PDF that typst has set.

typst knows no fields. Where one is to be, a template leaves an empty link to `field:NAME`, which
has its place on the page and in the tags. Here each becomes a field of as many lines as one likes
(ISO 32000-1, 12.7.4.3), with words for who hears the page, inside a tag `Form` (ISO 14289-1,
7.18.4). The font is named, not held: nothing is written with it until somebody types.
"""

import io
import re
from collections.abc import Mapping
from typing import TypedDict

from callreview.exports.pdf_objects import PdfObjects, PdfWriter, with_more

_LINK = re.compile(rb"^<</Type/Annot/Subtype/Link.*/URI\(field:(\w+)\)", re.DOTALL)
_PLACE = re.compile(rb"/Rect\[[^\]]*\]|/StructParent \d+")
_TARGET = re.compile(rb"/Type/OBJR/[^>]*/Obj (\d+) 0 R")
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_NOTHING = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length 0>>\nstream\n\nendstream"
_WRITTEN = b"/DA(/Helv 9 Tf 0 g)"
_MANY_LINES = 1 << 12
_PRINTED = 1 << 2


class Field(TypedDict):
    """A field: the name under which it is read back, and what it is for, in words."""

    name: str
    words: str


def with_fields(pdf: bytes, fields: Mapping[str, Field]) -> bytes:
    """Return the PDF with fields for the links there are; without such links, as it is."""
    read = PdfObjects.read(pdf)
    found = {
        number: fields[link[1].decode()]
        for number, content in read.content.items()
        if (link := _LINK.match(content))
    }
    if not found:
        return pdf
    file = io.BytesIO()
    writer = PdfWriter(file, max(read.content) + 1)
    font, nothing = writer.new_number(), writer.new_number()
    for number, content in read.content.items():
        if number in found:
            content = _field(found[number], _PLACE.findall(content), nothing)
        elif (target := _TARGET.search(content)) and int(target[1]) in found:
            content = content.replace(b"/S/Link", b"/S/Form", 1)
        elif number == read.catalog:
            content = with_more(content, _form(found, font))
        writer.write(number, content)
    writer.write(font, _FONT)
    writer.write(nothing, _NOTHING)
    writer.finish(read.catalog, read.info, read.file_id)
    return file.getvalue()


def _field(field: Field, places: list[bytes], nothing: int) -> bytes:
    return b"<</Type/Annot/Subtype/Widget/FT/Tx/Ff %d/F %d/T%b/TU%b%b/AP<</N %d 0 R>>%b>>" % (
        _MANY_LINES,
        _PRINTED,
        _text(field["name"]),
        _text(field["words"]),
        _WRITTEN,
        nothing,
        b"".join(places),
    )


def _form(found: Mapping[int, Field], font: int) -> bytes:
    numbers = b" ".join(b"%d 0 R" % number for number in found)
    return b"/AcroForm<</Fields[%b]/DR<</Font<</Helv %d 0 R>>>>%b>>" % (numbers, font, _WRITTEN)


def _text(words: str) -> bytes:
    return b"<" + b"FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"
