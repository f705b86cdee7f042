"""What the columns of a spreadsheet with questions are called, in English, German, French, Spanish.

Case, accents, full stops and what ends a heading (`:`, `*`) do not matter. Another language is
a further entry of `NAMES`.
"""

import unicodedata
from collections.abc import Mapping, Sequence

SECTION, QUESTION, POINTS, HELP, OPTIONS = "section", "question", "points", "help", "options"
NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        SECTION: "section, category, area, group, topic",
        QUESTION: "question, questions, criterion, criteria, item, line",
        POINTS: "points, max points, maximum points, weight, score, max, max score",
        HELP: "help, description, guidance, guideline, notes, how to score",
        OPTIONS: "option, options, answer, answers, choice, choices, rating, ratings, scale",
    },
    "de": {
        SECTION: "abschnitt, bereich, kategorie, gruppe, thema",
        QUESTION: "frage, fragen, kriterium, kriterien, merkmal, prüfpunkt",
        POINTS: "punkte, punktzahl, max punkte, maximale punkte, maximalpunkte, höchstpunktzahl, "
        "maximale punktzahl, gewicht, gewichtung",
        HELP: "hilfe, hinweis, hinweise, beschreibung, erläuterung, anleitung",
        OPTIONS: "antwort, antworten, auswahl, möglichkeit, möglichkeiten, optionen, skala, "
        "stufe, stufen",
    },
    "fr": {
        SECTION: "partie, catégorie, rubrique, thème, domaine, groupe",
        QUESTION: "critère, critères, élément, point de contrôle",
        POINTS: "points max, points maximum, barème, poids, pondération, coefficient",
        HELP: "aide, explication, consigne, consignes, indications",
        OPTIONS: "réponse, réponses, réponses possibles, choix, échelle",
    },
    "es": {
        SECTION: "sección, apartado, categoría, bloque, tema, grupo",
        QUESTION: "pregunta, preguntas, criterio, criterios, ítem, aspecto",
        POINTS: "puntos, puntos máximos, puntuación, puntuación máxima, puntaje, peso, "
        "ponderación, valor",
        HELP: "ayuda, descripción, explicación, guía, indicaciones",
        OPTIONS: "respuesta, respuestas, opción, opciones, escala",
    },
}
"""By language and column, with commas between."""
_NOT_APPLYING = (
    *("n/a", "na", "n.a.", "not applicable", "does not apply"),
    *("entfällt", "nicht zutreffend", "trifft nicht zu", "nicht anwendbar"),
    *("sans objet", "s/o", "non applicable", "ne s’applique pas"),
    *("no aplica", "no procede", "no aplicable"),
)
_FAILING = (
    *("fail", "fails"),
    *("durchgefallen", "ko", "k.o."),
    *("éliminatoire", "échec"),
    *("eliminatorio", "suspenso"),
)


def column_named(heading: str) -> str:
    """Return which column a heading names, "" for none; `Option 2` is one of several OPTIONS."""
    name = _plain(heading)
    unnumbered = name.rstrip("0123456789").rstrip()
    for column, names in _COLUMNS.items():
        if name in names or column == OPTIONS and unnumbered in names:
            return column
    return ""


def language_of(headings: Sequence[str]) -> str:
    """Return the language most of the headings are in, `en` where that is not to be told."""
    plain = {_plain(each).rstrip("0123456789").rstrip() for each in headings}
    known = {code: len(plain & _of_language(code)) for code in NAMES}
    return max(known, key=lambda code: known[code])


def means_not_applying(label: str) -> bool:
    """Return whether an answer says that its question does not apply."""
    return _plain(label) in _NOT_APPLYING_PLAIN


def means_fail(worth: str) -> bool:
    """Return whether what stands in the place of points says that the answer fails the call."""
    return _plain(worth) in _FAILING_PLAIN


def _of_language(code: str) -> set[str]:
    return {_plain(name) for names in NAMES[code].values() for name in names.split(",")}


def _plain(text: str) -> str:
    """Return a heading without case, accents, full stops and what ends it."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    letters = "".join(each for each in spread if not unicodedata.combining(each) and each != ".")
    return " ".join(letters.split()).strip(":* ")


_COLUMNS: Mapping[str, frozenset[str]] = {
    column: frozenset(_plain(name) for each in NAMES.values() for name in each[column].split(","))
    for column in (SECTION, QUESTION, POINTS, HELP, OPTIONS)
}
_NOT_APPLYING_PLAIN = frozenset(map(_plain, _NOT_APPLYING))
_FAILING_PLAIN = frozenset(map(_plain, _FAILING))
