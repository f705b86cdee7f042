"""Step 20: what became of a scorecard that was handed out, and what was disputed in it."""

_HANDOUTS = """
CREATE TABLE handouts (
    review_id TEXT PRIMARY KEY REFERENCES reviews (id),
    given_on TEXT NOT NULL DEFAULT '',
    given_by TEXT NOT NULL DEFAULT ''
        CHECK (given_by IN ('', 'talk', 'paper', 'mail', 'screen')),
    read_on TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    promise TEXT NOT NULL DEFAULT ''
) STRICT
"""

_DISPUTES = """
CREATE TABLE disputes (
    review_id TEXT NOT NULL REFERENCES handouts (review_id),
    line_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    raised_at TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('kept', 'changed')),
    outcome_reason TEXT NOT NULL DEFAULT '',
    settled_by TEXT NOT NULL DEFAULT '',
    settled_at TEXT,
    PRIMARY KEY (review_id, line_id),
    CHECK ((outcome IS NULL) = (outcome_reason = ''))
) STRICT
"""

_HANDOUTS_VIEW = """
CREATE VIEW handouts_view AS
SELECT
    handouts.review_id,
    reviews.call_id,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.start_local,
    reviews.revision,
    handouts.given_on,
    handouts.given_by,
    handouts.read_on,
    handouts.answered_on,
    handouts.answer,
    handouts.promise
FROM handouts
JOIN reviews ON reviews.id = handouts.review_id
JOIN calls ON calls.id = reviews.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
"""

_DISPUTES_VIEW = """
CREATE VIEW disputes_view AS
SELECT
    disputes.review_id,
    reviews.call_id,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.start_local,
    reviews.revision,
    disputes.line_id AS question_id,
    (
        SELECT json_extract(line.value, '$.text')
        FROM json_each(rubric_versions.canonical_json, '$.sections') AS section
        JOIN json_each(section.value, '$.lines') AS line
        WHERE json_extract(line.value, '$.id') = disputes.line_id
    ) AS question,
    disputes.reason AS dispute_reason,
    coalesce(disputes.outcome, 'open') AS outcome,
    disputes.outcome_reason
FROM disputes
JOIN reviews ON reviews.id = disputes.review_id
JOIN rubric_versions ON rubric_versions.id = reviews.version_id
JOIN calls ON calls.id = reviews.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
"""

STATEMENTS: tuple[str, ...] = (_HANDOUTS, _DISPUTES, _HANDOUTS_VIEW, _DISPUTES_VIEW)
