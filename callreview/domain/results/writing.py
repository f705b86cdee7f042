"""Results as plain values, to be kept and read back without loss: `written` and `read_back`.

A figure that was shown or printed has to be the same in ten years, so nothing is rounded: an
exact score is written as a fraction, "580/7".
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plain = Any
"""What JSON has: None, truth, numbers, text, lists and mappings from text."""

_AS_TEXT = (Fraction, Decimal, date)


def written(value: object) -> Plain:
    """Return a value of results as plain ones."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _AS_TEXT):
        return str(value)
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): written(one) for key, one in value.items()}
    if is_dataclass(value):
        return {one.name: written(getattr(value, one.name)) for one in fields(value)}
    return value


def read_back(kind: Callable[..., T], plain: Plain) -> T:
    """Return the value of `kind` that `plain` was written from.

    Raises ValueError, TypeError or KeyError if it was not written by this version of the app.
    """
    read: T = _reader(kind)(plain)
    return read


@cache
def shape(kind: Any) -> str:
    """Return what values of a kind are written with: equal where one version reads the other's."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        parts = (f"{one.name}:{shape(hints[one.name])}" for one in fields(kind))
        return f"({','.join(parts)})"
    inner = ",".join(shape(one) for one in get_args(kind))
    return f"{getattr(kind, '__name__', kind)}[{inner}]" if inner else str(kind)


@cache
def _reader(kind: Any) -> Callable[[Plain], Any]:
    if get_origin(kind) is not None or isinstance(kind, types.UnionType):
        return _reader_of_generic(kind)
    if is_dataclass(kind):
        return _reader_of_dataclass(kind)
    if kind is date:
        return date.fromisoformat
    if issubclass(kind, (Enum, *_AS_TEXT)):
        return kind  # type: ignore[no-any-return]  # what makes one from its text
    return _reader_of_atom(kind)


def _reader_of_generic(kind: Any) -> Callable[[Plain], Any]:
    inner = [one for one in get_args(kind) if one not in (types.NoneType, ...)]
    if get_origin(kind) is tuple:
        each = _reader(inner[0])
        return lambda plain: tuple(each(one) for one in _listed(plain))
    if get_origin(kind) is Mapping:
        value = _reader(inner[1])
        return lambda plain: {key: value(one) for key, one in plain.items()}
    some = _reader(inner[0])
    return lambda plain: None if plain is None else some(plain)


def _reader_of_dataclass(kind: Any) -> Callable[[Plain], Any]:
    hints = get_type_hints(kind)
    names = tuple(one.name for one in fields(kind))

    def read(plain: Plain) -> Any:
        return kind(**{name: _reader(hints[name])(plain[name]) for name in names})

    return read


def _reader_of_atom(kind: Any) -> Callable[[Plain], Any]:
    def read(plain: Plain) -> Any:
        if kind is float and type(plain) is int:
            return float(plain)
        if type(plain) is not kind:
            raise TypeError(f"{plain!r} is no {kind.__name__}")
        return plain

    return read


def _listed(plain: Plain) -> list[Plain]:
    if not isinstance(plain, list):
        raise TypeError(f"{plain!r} is no list")
    return plain
