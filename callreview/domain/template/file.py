"""A template as JSON: what is kept with a folder, and what goes from one computer to another."""

from callreview.domain.canonical import canonical
from callreview.domain.errors import Unreadable
from callreview.domain.placed import Placed, parsed, table_of
from callreview.domain.template.parts import Meaning, Part, Template, Words

SCHEMA = 1
_KIND = "callreview names"
_WAYS = ("in", "out", "internal")


def template_to_dict(template: Template) -> dict[str, object]:
    """Return the template as the file's table."""
    parts = [_part_dict(part) for part in template.parts]
    return {"kind": _KIND, "schema": SCHEMA, "parts": parts}


def template_as_text(template: Template) -> str:
    """Return the canonical JSON of a template, the same for the same one."""
    return canonical(template_to_dict(template)).decode()


def template_from_text(text: str, name: str) -> Template:
    """Return the template a JSON text holds; `name` is the file's, for messages.

    Raises Unreadable with the place of the first thing that is wrong.
    """
    if not text.lstrip().startswith("{"):
        raise Unreadable("template_not_one", name=name)
    top = table_of(parsed(text, f"{name}.json"), name)
    if top.values.get("kind") != _KIND:
        raise Unreadable("template_not_one", name=name)
    top.only("kind", "schema", "parts")
    schema = top.number("schema")
    if schema != SCHEMA:
        raise Unreadable("template_too_new", name=name, schema=f"{schema}")
    parts = tuple(map(_part, top.tables("parts")))
    try:
        return Template(parts)
    except Unreadable as error:
        position = error.fields.get("position")
        where = f"{name}, part {position}" if position else name
        raise Unreadable(error.code, **{**error.fields, "place": f" ({where})"}) from None


def _part_dict(part: Part) -> dict[str, object]:
    table: dict[str, object] = {"is": part.meaning.value}
    if part.meaning is Meaning.TEXT:
        table["text"] = part.text
    if part.form:
        table["form"] = part.form
    if part.digits is not None:
        table["digits"] = part.digits or "any"
    if part.stops:
        table["stops"] = True
    words = (part.words.inbound, part.words.outbound, part.words.internal)
    said = {way: word for way, word in zip(_WAYS, words, strict=True) if word}
    return {**table, "words": said} if said else table


def _part(table: Placed) -> Part:
    table.only("is", "text", "form", "digits", "stops", "words")
    words = table.table("words")
    words.only(*_WAYS)
    return Part(
        Meaning(table.choice("is", [one.value for one in Meaning])),
        text=table.text("text", ""),
        form=table.text("form", ""),
        digits=_digits(table),
        stops=table.flag("stops", default=False),
        words=Words(*(words.text(way, "") for way in _WAYS)),
    )


def _digits(table: Placed) -> int | None:
    if not table.has("digits"):
        return None
    if table.values["digits"] == "any":
        return 0
    count = table.number("digits")
    if count != int(count) or count < 1:
        raise Unreadable("template_digits", place=f" ({table.place})")
    return int(count)
