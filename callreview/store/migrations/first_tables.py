"""Step 1: the tables. Keys are UUIDv7 texts, times `YYYY-MM-DDTHH:MM:SS.mmmZ`, lengths ms.

Words that may grow (statuses, sources, categories) are not held by CHECKs, which could only
be widened by rebuilding a table; what will stay as it is, is. Neither are JSON texts: SQLite
3.40 refuses its JSON functions in a schema it does not trust.
"""

_LIBRARY = """
CREATE TABLE library (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by_version TEXT NOT NULL,
    only_row INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only_row = 1)
) STRICT
"""

_COMPUTERS = """
CREATE TABLE computers (
    id TEXT PRIMARY KEY,
    system TEXT NOT NULL,
    first_seen_at TEXT NOT NULL
) STRICT
"""

_SETTINGS = """
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT
"""

_FOLDERS = """
CREATE TABLE folders (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL,
    forgotten_at TEXT
) STRICT
"""

_AGENTS = """
CREATE TABLE agents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    merged_into TEXT REFERENCES agents (id) CHECK (merged_into <> id),
    made_at TEXT NOT NULL
) STRICT
"""

_AGENT_REFS = """
CREATE TABLE agent_refs (
    ref TEXT PRIMARY KEY,
    agent_id TEXT NOT NULL REFERENCES agents (id),
    made_at TEXT NOT NULL
) STRICT
"""

_CALLS = """
CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    start_local TEXT,
    utc_offset_minutes INTEGER,
    start_source TEXT,
    start_confidence TEXT,
    direction TEXT,
    agent_ref TEXT,
    customer_number TEXT,
    customer_name TEXT,
    call_ref TEXT,
    profile TEXT,
    agent_channel TEXT,
    agent_id TEXT REFERENCES agents (id),
    facts_by_person TEXT NOT NULL DEFAULT '[]',
    added_at TEXT NOT NULL
) STRICT
"""

_RECORDINGS = """
CREATE TABLE recordings (
    id TEXT PRIMARY KEY,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    fingerprint TEXT NOT NULL,
    sha256 TEXT,
    status TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    reason_fields TEXT NOT NULL DEFAULT '{}',
    container TEXT,
    codec TEXT,
    rate_hz INTEGER,
    channels INTEGER,
    duration_ms INTEGER CHECK (duration_ms >= 0),
    length_source TEXT,
    frames INTEGER CHECK (frames >= 0),
    decoder TEXT NOT NULL DEFAULT '',
    last_path TEXT NOT NULL,
    added_at TEXT NOT NULL,
    read_at TEXT
) STRICT
"""

_RECORDING_PATHS = """
CREATE TABLE recording_paths (
    path TEXT PRIMARY KEY,
    recording_id TEXT NOT NULL REFERENCES recordings (id),
    folder_id TEXT REFERENCES folders (id),
    is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    sha256 TEXT,
    first_seen_at TEXT NOT NULL,
    missing_since TEXT
) STRICT
"""

_CALL_RECORDINGS = """
CREATE TABLE call_recordings (
    recording_id TEXT PRIMARY KEY REFERENCES recordings (id),
    call_id TEXT NOT NULL REFERENCES calls (id),
    side TEXT CHECK (side IN ('left', 'right')),
    UNIQUE (call_id, side)
) STRICT
"""

_MARKS = """
CREATE TABLE marks (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    category TEXT NOT NULL,
    start_ms INTEGER NOT NULL CHECK (start_ms >= 0),
    end_ms INTEGER CHECK (end_ms > start_ms),
    text TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT
"""

_RUBRIC_VERSIONS = """
CREATE TABLE rubric_versions (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    language TEXT NOT NULL,
    canonical_json TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (title, number)
) STRICT
"""

_AUDIT = """
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    computer_id TEXT NOT NULL REFERENCES computers (id),
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    salt BLOB,
    salt_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    row_hash TEXT NOT NULL UNIQUE
) STRICT
"""

_REVIEWS = """
CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    root_id TEXT NOT NULL REFERENCES reviews (id),
    revision INTEGER NOT NULL CHECK (revision > 0),
    revision_reason TEXT NOT NULL DEFAULT '',
    version_id TEXT NOT NULL REFERENCES rubric_versions (id),
    reviewer TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'final')),
    book TEXT NOT NULL CHECK (book IN ('sample', 'picked')),
    reason TEXT NOT NULL DEFAULT '',
    draw_id TEXT,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    keep_doing TEXT NOT NULL DEFAULT '',
    work_on TEXT NOT NULL DEFAULT '',
    private_note TEXT NOT NULL DEFAULT '',
    heard TEXT NOT NULL DEFAULT '[]',
    heard_reason TEXT NOT NULL DEFAULT '',
    active_ms INTEGER NOT NULL DEFAULT 0 CHECK (active_ms >= 0),
    recording_sha256 TEXT,
    recording_duration_ms INTEGER,
    decoder TEXT NOT NULL DEFAULT '',
    percent_exact TEXT,
    percent REAL,
    bonus_percent_exact TEXT,
    bonus_percent REAL,
    shown_exact TEXT,
    shown REAL,
    passed INTEGER CHECK (passed IN (0, 1)),
    band TEXT,
    fails TEXT NOT NULL DEFAULT '[]',
    scored_by_version TEXT NOT NULL DEFAULT '',
    audit_sequence INTEGER REFERENCES audit (sequence) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (root_id, revision),
    CHECK ((state = 'final') = (finished_at IS NOT NULL)),
    CHECK ((state = 'final') = (audit_sequence IS NOT NULL)),
    CHECK (state = 'draft' OR recording_sha256 IS NOT NULL)
) STRICT
"""

_ANSWERS = """
CREATE TABLE answers (
    review_id TEXT NOT NULL REFERENCES reviews (id),
    line_id TEXT NOT NULL,
    option_id TEXT,
    option_ids TEXT NOT NULL DEFAULT '[]',
    none_of_them INTEGER NOT NULL DEFAULT 0 CHECK (none_of_them IN (0, 1)),
    number TEXT,
    text TEXT NOT NULL DEFAULT '',
    na INTEGER NOT NULL DEFAULT 0 CHECK (na IN (0, 1)),
    comment TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL,
    PRIMARY KEY (review_id, line_id)
) STRICT
"""

_EVIDENCE = """
CREATE TABLE evidence (
    review_id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    start_ms INTEGER NOT NULL CHECK (start_ms >= 0),
    end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
    PRIMARY KEY (review_id, line_id, position),
    FOREIGN KEY (review_id, line_id) REFERENCES answers (review_id, line_id)
) STRICT
"""

_QUEUES = """
CREATE TABLE queues (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    book_reason TEXT NOT NULL,
    seed TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    closed_at TEXT
) STRICT
"""

_QUEUE_CALLS = """
CREATE TABLE queue_calls (
    queue_id TEXT NOT NULL REFERENCES queues (id),
    position INTEGER NOT NULL CHECK (position > 0),
    call_id TEXT NOT NULL REFERENCES calls (id),
    review_id TEXT REFERENCES reviews (id),
    PRIMARY KEY (queue_id, position),
    UNIQUE (queue_id, call_id)
) STRICT
"""

_ERASURES = """
CREATE TABLE erasures (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    rows_erased INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT
"""

_INDEXES = (
    "CREATE INDEX calls_by_agent_ref ON calls (agent_ref)",
    "CREATE INDEX calls_by_agent ON calls (agent_id)",
    "CREATE INDEX agent_refs_by_agent ON agent_refs (agent_id)",
    "CREATE INDEX agents_by_merged_into ON agents (merged_into)",
    "CREATE INDEX recordings_by_fingerprint ON recordings (fingerprint, size_bytes)",
    "CREATE INDEX recordings_by_sha256 ON recordings (sha256)",
    "CREATE INDEX recording_paths_by_recording ON recording_paths (recording_id)",
    "CREATE UNIQUE INDEX one_main_path ON recording_paths (recording_id) WHERE is_copy = 0",
    (
        "CREATE INDEX main_places_by_folder ON recording_paths (folder_id) "
        "WHERE is_copy = 0 AND missing_since IS NULL"
    ),
    "CREATE UNIQUE INDEX one_whole_recording ON call_recordings (call_id) WHERE side IS NULL",
    "CREATE INDEX marks_by_call ON marks (call_id, start_ms)",
    "CREATE INDEX reviews_by_call ON reviews (call_id)",
    "CREATE INDEX reviews_by_audit_sequence ON reviews (audit_sequence)",
    "CREATE INDEX reviews_by_version ON reviews (version_id)",
    "CREATE INDEX queue_calls_by_call ON queue_calls (call_id)",
    "CREATE INDEX queue_calls_by_review ON queue_calls (review_id)",
    "CREATE INDEX audit_by_target ON audit (target)",
)

STATEMENTS: tuple[str, ...] = (
    _LIBRARY, _COMPUTERS, _SETTINGS, _FOLDERS, _AGENTS, _AGENT_REFS, _CALLS, _RECORDINGS,
    _RECORDING_PATHS, _CALL_RECORDINGS, _MARKS, _RUBRIC_VERSIONS, _AUDIT, _REVIEWS, _ANSWERS,
    _EVIDENCE, _QUEUES, _QUEUE_CALLS, _ERASURES, *_INDEXES,
)  # fmt: skip
