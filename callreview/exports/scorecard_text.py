"""A scorecard as plain text, for an e-mail: the same words as on paper, in the same order."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from callreview.domain.scorecard import Scorecard
from callreview.exports.scorecard_page import page_of
from callreview.words import _

_Page = Any  # the values of a page, as `page_of` made them
_INDENT = "   "


def scorecard_text(card: Scorecard) -> str:
    """Return the scorecard as lines; a blank line stands before each part."""
    page: _Page = page_of(card)
    parts = (
        _whose(page),
        *map(_remark, page["remarks"]),
        _score(page),
        _questions(page["questions"]),
        *_aftermath(page["aftermath"]),
        _disagree(page["disagree"]),
        _pairs(page["foot"]),
    )
    text = "\n\n".join("\n".join(part) for part in parts)
    return text.replace("\u200b", "") + "\n"


def _whose(page: _Page) -> Iterator[str]:
    yield f"{page['overline']}: {page['who']}"
    yield page["when"]
    yield from _pairs(page["facts"])
    yield from ("", " ".join(page["why"]))


def _pairs(pairs: Iterable[_Page]) -> Iterator[str]:
    return (f"{one['label']}: {one['value']}" for one in pairs)


def _remark(one: _Page) -> Iterator[str]:
    yield one["title"].upper()
    yield from filter(None, (one["text"], one["empty"]))
    for mark in one["marks"]:
        yield f"{mark['symbol']} {mark['time']} {mark['words'] or mark['kind']}"


def _score(page: _Page) -> Iterator[str]:
    score, result = page["score"], page["result"]
    yield score["title"].upper()
    number = " ".join(filter(None, (result["number"], result["bonus"])))
    yield ". ".join(filter(None, (number, result["verdict"], result["band"])))
    yield from result["fails"]
    _section, *columns = score["head"]
    for title, *cells in (*score["rows"], score["total"]):
        told = (f"{name} {cell}" for name, cell in zip(columns, cells, strict=True) if cell)
        yield f"{title}: " + ", ".join(told)
    yield from score["steps"]


def _questions(part: _Page) -> Iterator[str]:
    yield part["title"].upper()
    for section in part["sections"]:
        yield from ("", section["title"])
        for line in section["lines"]:
            yield from _question(line)


def _question(line: _Page) -> Iterator[str]:
    tally = ", ".join(filter(None, (line["tally"], line.get("weight", ""))))
    number = f"{line['number']}. " if line["number"] else ""
    yield f"{number}{line['text']}" + (f" – {tally}" if tally else "")
    if not line["is_hidden"]:
        yield from _answered(line)
    for dispute in line["disputes"]:
        yield from _indented(f"{dispute['label']}: {dispute['reason']}")
        yield from _indented(dispute["outcome"])


def _answered(line: _Page) -> Iterator[str]:
    if line["help"]:
        yield from _indented(line["help"])
    yield from (_INDENT + _option(one) for one in line["options"])
    for said in filter(None, (line["said"], line["comment"])):
        yield from _indented(said)
    for moment in line["moments"]:
        yield f"{_INDENT}{moment['time']} {moment['words']}".rstrip()


def _option(one: _Page) -> str:
    points = f" ({one['points']})" if one["points"] else ""
    fail = f" – {one['fail']}" if one["fail"] else ""
    return f"{'(x)' if one['is_chosen'] else '( )'} {one['label']}{points}{fail}"


def _indented(text: str) -> Iterator[str]:
    return (_INDENT + line for line in text.split("\n"))


def _aftermath(told: _Page) -> Iterator[Iterator[str]]:
    for part in told["parts"]:
        title = ", ".join(filter(None, (told["title"].upper(), part["of"])))
        yield chain([title], _pairs(part["facts"]))


def _disagree(part: _Page) -> Iterator[str]:
    yield part["title"].upper()
    yield part["intro"]
    yield _("{label}: {value}").format(**part["to"]).rstrip()
    yield _("{label}: {value}").format(**part["by"]).rstrip()
