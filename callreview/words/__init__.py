"""Everything the app says, in the language of the person.

Texts stand in the code in English inside `_()`; catalogues made from them live in
`resources/translations/`. Errors carry a code and fields: each area lists its codes in a
`SENTENCES` table (`callreview/words/store.py` and so on) as texts marked with `N_`, with
gaps named after the fields, `"{path} cannot be read."`.
"""

import gettext
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from callreview.domain.errors import CallReviewError
from callreview.resources import resource

CATALOGUE = "callreview"


def _(text: str) -> str:
    """Return `text` in the person's language, or as it is where no translation is known."""
    return _translations().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits `count`; the caller fills its gaps."""
    return _translations().ngettext(one, many, count)


def language() -> str:
    """Return the code of the language the texts are in, `en` where nothing is translated."""
    return _translations().info().get("language", "en") or "en"


def sentence(error: CallReviewError) -> str:
    """Return what happened and what to do next, as a person reads it.

    An unknown code or a gap without its field is a bug and raises KeyError.
    """
    return _(sentences()[error.code]).format_map(error.fields)


@cache
def sentences() -> Mapping[str, str]:
    """Return the sentences of all areas by code, untranslated."""
    table: dict[str, str] = {}
    for area in _areas():
        table |= area.SENTENCES
    return table


def _areas() -> tuple[ModuleType, ...]:
    from callreview.words import (
        app,
        audio,
        cli,
        drawing,
        exports,
        intake,
        scoring,
        searching,
        store,
    )

    return (app, audio, cli, drawing, exports, intake, scoring, searching, store)


@cache
def _translations() -> gettext.NullTranslations:
    try:
        folder = str(resource("translations"))
    except FileNotFoundError:
        return gettext.NullTranslations()
    return gettext.translation(CATALOGUE, folder, fallback=True)
