"""Values written by a person in a JSON or TOML file, each knowing the place it stands at.

Errors name that place as the file spells it: `support.toml, section 2, line 3 (“hold”)`.
All are `Unreadable` with `place` and `key`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from callreview.domain.errors import Unreadable
from callreview.domain.timebase import Span

LARGEST = 1_000_000
DECIMALS = 6
_TOML_PLACE = re.compile(r" \(at line (?P<line>\d+), column (?P<column>\d+)\)$")
_BARE_ID = re.compile(r"\S(?:.*\S)?")


@dataclass(frozen=True)
class Placed:
    """A table of the file. Reading a value checks it; `only` refuses keys nobody knows.

    In a draft, texts may still be empty.
    """

    values: Mapping[str, object]
    place: str
    is_draft: bool = False

    def has(self, key: str) -> bool:
        """Return whether the key is written and not null."""
        return self.values.get(key) is not None

    def only(self, *known: str) -> None:
        """Raise "value_unknown" for the first key that is none of these."""
        for key in self.values:
            if key not in known:
                self._refuse("value_unknown", key, known=", ".join(known))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; with no default it has to be there and say something."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            self._refuse("value_missing", key)
        if not isinstance(value, str) or not _is_unicode(value):
            self._refuse("value_not_text", key)
        if default is None and not value.strip() and not self.is_draft:
            self._refuse("value_empty", key)
        return value

    def id(self) -> str:
        """Return the text under `id`, which has no space at its ends."""
        value = self.text("id")
        if not _BARE_ID.fullmatch(value):
            self._refuse("value_padded", "id")
        return value

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """Return a text that is one of `choices`."""
        value = self.text(key, default)
        if value not in choices:
            self._refuse("value_not_one_of", key, value=value, choices=", ".join(choices))
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.values.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._refuse("value_not_flag", key)
        return value

    def number(self, key: str) -> Decimal:
        """Return a number that has to be there: at most a million, at most six decimals."""
        value = self.values.get(key)
        if value is None:
            self._refuse("value_missing", key)
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            self._refuse("value_not_number", key)
        number = Decimal(str(value))
        if number.is_nan():
            self._refuse("value_not_number", key)
        if not number.is_finite() or abs(number) > LARGEST:
            self._refuse("value_too_large", key, largest=LARGEST)
        if number != round(number, DECIMALS):
            self._refuse("value_too_fine", key, decimals=DECIMALS)
        return number

    def number_or_none(self, key: str) -> Decimal | None:
        """Return a number, or None where none is written."""
        return self.number(key) if self.has(key) else None

    def items(self, key: str) -> Sequence[object]:
        """Return a list; an empty one where none is written."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self._refuse("value_not_list", key)
        return value

    def spans(self, key: str) -> tuple[Span, ...]:
        """Return spans, written as pairs of whole milliseconds; none where none is written."""
        return tuple(self._span(key, pair) for pair in self.items(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text stands for a list of one."""
        value = self.values.get(key)
        found = (value,) if isinstance(value, str) else self.items(key)
        texts = tuple(item for item in found if isinstance(item, str) and _is_unicode(item))
        if len(texts) != len(found):
            self._refuse("value_not_texts", key)
        return texts

    def table(self, key: str) -> "Placed":
        """Return the table under `key`; an empty one where none is written."""
        value = self.values.get(key)
        if value is None:
            return Placed({}, f"{self.place}, {key}", self.is_draft)
        if not isinstance(value, Mapping):
            self._refuse("value_not_table", key)
        return Placed(value, f"{self.place}, {key}", self.is_draft)

    def tables(self, key: str) -> Iterator["Placed"]:
        """Yield the tables of a list, each at its own place, counted from 1."""
        for number, value in enumerate(self.items(key), 1):
            place = f"{self.place}, {key.removesuffix('s')} {number}"
            if not isinstance(value, Mapping):
                raise Unreadable("value_not_table", place=place, key=key)
            name = value.get("id")
            place = f"{place} (“{name}”)" if isinstance(name, str) else place
            yield Placed(value, place, self.is_draft)

    def _span(self, key: str, pair: object) -> Span:
        moments = pair if isinstance(pair, list | tuple) else ()
        whole = [one for one in moments if isinstance(one, int) and not isinstance(one, bool)]
        if len(whole) != 2 or len(moments) != 2 or not 0 <= whole[0] <= whole[1] < 1 << 48:
            self._refuse("value_not_span", key)
        return Span(*whole)

    def _refuse(self, code: str, key: str, **fields: object) -> NoReturn:
        raise Unreadable(code, place=self.place, key=key, **fields)


def parsed(text: str, name: str) -> object:
    """Return what a JSON or TOML text says; numbers with a point come as Decimal.

    The end of `name` decides which of the two; with another end, a text that begins with a
    bracket is JSON. Raises Unreadable "file_syntax" with `name`, `line`, `column` and the parser's
    `problem`, or "file_malformed" where no place is known.
    """
    try:
        if _is_json(text, name):
            return json.loads(text, parse_float=Decimal, object_pairs_hook=_without_twins)
        import tomllib  # rarely needed: what a library keeps is JSON

        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise Unreadable("file_malformed", name=name, problem="too deep") from None
    except ValueError as error:
        raise _malformed(error, name) from None


def table_of(value: object, name: str, *, is_draft: bool = False) -> Placed:
    """Return the whole file as a table; Unreadable "file_not_table" if it is none."""
    if not isinstance(value, Mapping):
        raise Unreadable("file_not_table", name=name)
    return Placed(value, name, is_draft)


def _malformed(error: ValueError, name: str) -> Unreadable:
    if isinstance(error, json.JSONDecodeError):
        place = {"line": error.lineno, "column": error.colno}
        return Unreadable("file_syntax", name=name, problem=error.msg, **place)
    if told := _TOML_PLACE.search(str(error)):  # tomllib says it in words only, up to Python 3.13
        place = {"line": int(told["line"]), "column": int(told["column"])}
        problem = str(error)[: told.start()]
        return Unreadable("file_syntax", name=name, problem=problem, **place)
    return Unreadable("file_malformed", name=name, problem=str(error))


def _is_json(text: str, name: str) -> bool:
    ending = name.lower().rpartition(".")[2]
    if ending in ("json", "toml"):
        return ending == "json"
    return text.lstrip()[:1] in ("{", "[")


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"“{twin}” is written twice")
    return table


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
