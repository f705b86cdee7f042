"""Step 28: what closed draws say, as it was computed, with all it rests on; and what was printed.

`kept_results.content` is the whole, exact; `figures` has its numbers in columns, in percent or
points, for people who read the file with other tools. `place` is 0 for the score sheet most
reviews of the draw are on. `rests_on` tells when a thing it rests on has become another: then
newer results take the place of these, unless these were printed. Those stay.
"""

_KEPT = """
CREATE TABLE kept_results (
    id TEXT PRIMARY KEY,
    draw_id TEXT NOT NULL REFERENCES draws (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    sheet TEXT NOT NULL,
    rests_on TEXT NOT NULL,
    made_at TEXT NOT NULL,
    app_version TEXT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (draw_id, place, rests_on)
) STRICT
"""

_FIGURES = """
CREATE TABLE figures (
    results_id TEXT NOT NULL REFERENCES kept_results (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('average', 'passed', 'failed', 'question')),
    line_id TEXT NOT NULL,
    heard INTEGER NOT NULL,
    population INTEGER NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    method TEXT NOT NULL,
    PRIMARY KEY (results_id, person_id, kind, line_id),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK (low IS NULL OR low <= high)
) STRICT
"""

_PRINTED = """
CREATE TABLE printed_results (
    id TEXT PRIMARY KEY,
    results_id TEXT NOT NULL REFERENCES kept_results (id),
    form TEXT NOT NULL,
    printed_by TEXT NOT NULL,
    printed_at TEXT NOT NULL
) STRICT
"""


def _never(name: str, order: str, code: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {order} BEGIN SELECT RAISE(ABORT, '{code}'); END"


_TRIGGERS = (
    _never("kept_results_never_change", "UPDATE ON kept_results", "results_stay"),
    _never("figures_never_change", "UPDATE ON figures", "results_stay"),
    _never("printed_results_never_change", "UPDATE ON printed_results", "results_stay"),
    _never("printed_results_are_never_gone", "DELETE ON printed_results", "results_stay"),
)

_FIGURES_VIEW = """
CREATE VIEW figures_view AS
SELECT
    draws.title AS draw,
    draws.starts_on,
    draws.ends_on,
    kept_results.sheet,
    CASE figures.person_id WHEN '' THEN 'everybody' ELSE figures.person END AS person,
    figures.kind,
    figures.line_id AS question_id,
    figures.heard,
    figures.population,
    figures.value,
    figures.low AS very_likely_from,
    figures.high AS very_likely_to,
    figures.method,
    kept_results.made_at,
    (SELECT count(*) FROM printed_results WHERE results_id = kept_results.id) AS printed
FROM figures
JOIN kept_results ON kept_results.id = figures.results_id
JOIN draws ON draws.id = kept_results.draw_id
"""

_INDEX = "CREATE INDEX printed_results_by_results ON printed_results (results_id)"

STATEMENTS: tuple[str, ...] = (_KEPT, _FIGURES, _PRINTED, *_TRIGGERS, _INDEX, _FIGURES_VIEW)
