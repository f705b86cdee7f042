"""Step 15: score sheets being written, which versions are of one sheet, sheets that were retired.

A sheet is known by the id of its first version. Until now versions of one title were one sheet.
"""

_SHEETS = """
CREATE TABLE sheet_versions (
    version_id TEXT PRIMARY KEY REFERENCES rubric_versions (id),
    sheet_id TEXT NOT NULL REFERENCES rubric_versions (id)
) STRICT
"""

_SHEETS_SO_FAR = """
INSERT INTO sheet_versions (version_id, sheet_id)
SELECT id, (SELECT oldest.id FROM rubric_versions AS oldest
            WHERE oldest.title = rubric_versions.title ORDER BY oldest.number LIMIT 1)
FROM rubric_versions
"""

_RETIRED = """
CREATE TABLE retired_sheets (
    sheet_id TEXT PRIMARY KEY REFERENCES rubric_versions (id),
    retired_at TEXT NOT NULL
) STRICT
"""

_DRAFTS = """
CREATE TABLE rubric_drafts (
    id TEXT PRIMARY KEY,
    base_version_id TEXT REFERENCES rubric_versions (id),
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    draft_json TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT
"""

STATEMENTS: tuple[str, ...] = (
    _SHEETS,
    _SHEETS_SO_FAR,
    "CREATE INDEX sheet_versions_by_sheet ON sheet_versions (sheet_id)",
    _RETIRED,
    _DRAFTS,
    "CREATE INDEX rubric_drafts_by_base ON rubric_drafts (base_version_id)",
)
