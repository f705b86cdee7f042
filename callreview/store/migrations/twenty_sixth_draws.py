"""Step 26: random samples: what was decided, the frozen list, the calls drawn, what became of them.

What a draw rests on (seed, rules, period, list, ranks, tickets) is written once; triggers hold
that. `draw_calls.call_id` may change: a call may become one with another. So may a book never.
`stratum` is the key of a person, or '' for a lot over the whole company. Tickets are the 64 hex
digits of their hash; `below` is one, '' where no call was drawn before the list was frozen.
`draw_frames.call_ids` has the key of each line's call, line by line.
"""

_DRAWS = """
CREATE TABLE draws (
    id TEXT PRIMARY KEY,
    root_id TEXT NOT NULL REFERENCES draws (id),
    number INTEGER NOT NULL CHECK (number > 0),
    reason TEXT NOT NULL,
    supersedes TEXT REFERENCES draws (id),
    title TEXT NOT NULL,
    plan TEXT NOT NULL CHECK (plan IN ('company', 'per_person')),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    rules TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    seed TEXT NOT NULL,
    seed_made_at TEXT NOT NULL,
    app_version TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    frozen_at TEXT,
    recordings INTEGER,
    frame_sha256 TEXT,
    closed_at TEXT,
    dropped_at TEXT,
    UNIQUE (root_id, number),
    CHECK (starts_on < ends_on),
    CHECK ((number = 1) = (reason = '')),
    CHECK ((number = 1) = (supersedes IS NULL)),
    CHECK ((frozen_at IS NULL) = (frame_sha256 IS NULL)),
    CHECK ((frozen_at IS NULL) = (recordings IS NULL)),
    CHECK (closed_at IS NULL OR frozen_at IS NOT NULL),
    CHECK (closed_at IS NULL OR dropped_at IS NULL)
) STRICT
"""

_FRAMES = """
CREATE TABLE draw_frames (
    draw_id TEXT PRIMARY KEY REFERENCES draws (id),
    csv TEXT NOT NULL,
    call_ids TEXT NOT NULL
) STRICT
"""

_STRATA = """
CREATE TABLE draw_strata (
    draw_id TEXT NOT NULL REFERENCES draws (id),
    stratum TEXT NOT NULL,
    name TEXT NOT NULL,
    target INTEGER NOT NULL CHECK (target >= 0),
    eligible INTEGER CHECK (eligible >= 0),
    expected INTEGER NOT NULL DEFAULT 0 CHECK (expected >= 0),
    below TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (draw_id, stratum)
) STRICT
"""

_CALLS = """
CREATE TABLE draw_calls (
    draw_id TEXT NOT NULL REFERENCES draws (id),
    uid TEXT NOT NULL CHECK (uid <> ''),
    call_id TEXT NOT NULL REFERENCES calls (id),
    person TEXT NOT NULL,
    ticket TEXT NOT NULL,
    rank INTEGER CHECK (rank > 0),
    drawn_at TEXT NOT NULL,
    skipped_reason TEXT,
    skipped_by TEXT,
    skipped_at TEXT,
    PRIMARY KEY (draw_id, uid),
    CHECK ((skipped_reason IS NULL) = (skipped_at IS NULL)),
    CHECK ((skipped_reason IS NULL) = (skipped_by IS NULL))
) STRICT
"""


def _never(name: str, order: str, when: str, code: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {order} WHEN {when} BEGIN SELECT RAISE(ABORT, '{code}'); END"
    )


def _stamp(row: str, column: str) -> str:
    return f"(SELECT {column} FROM draws WHERE id = {row}.draw_id) IS NOT NULL"  # noqa: S608 - ours


_FROZEN, _CLOSED = "draw_is_frozen", "draw_is_closed"
_DECIDED = (
    "id, root_id, number, reason, supersedes, title, plan, starts_on, ends_on, rules, algorithm, "
    "seed, seed_made_at, app_version, begun_at"
)
_TRIGGERS = (
    _never("draws_stay_as_decided", f"UPDATE OF {_DECIDED} ON draws", "1", _FROZEN),
    _never(
        "draws_are_frozen_once",
        "UPDATE OF frozen_at, recordings, frame_sha256 ON draws",
        "OLD.frozen_at IS NOT NULL",
        _FROZEN,
    ),
    _never(
        "draws_are_closed_once",
        "UPDATE OF closed_at, dropped_at ON draws",
        "OLD.closed_at IS NOT NULL OR OLD.dropped_at IS NOT NULL",
        _CLOSED,
    ),
    _never("draws_are_never_gone", "DELETE ON draws", "1", _FROZEN),
    _never("frames_never_change", "UPDATE ON draw_frames", "1", _FROZEN),
    _never("frames_are_never_gone", "DELETE ON draw_frames", "1", _FROZEN),
    _never("frames_come_once", "INSERT ON draw_frames", _stamp("NEW", "frozen_at"), _FROZEN),
    _never("strata_are_frozen", "UPDATE ON draw_strata", _stamp("OLD", "frozen_at"), _FROZEN),
    _never("strata_are_never_gone", "DELETE ON draw_strata", "1", _FROZEN),
    _never("strata_come_before", "INSERT ON draw_strata", _stamp("NEW", "frozen_at"), _FROZEN),
    _never("tickets_never_change", "UPDATE OF draw_id, uid, ticket ON draw_calls", "1", _FROZEN),
    _never(
        "ranks_are_frozen",
        "UPDATE OF rank, person ON draw_calls",
        _stamp("OLD", "frozen_at"),
        _FROZEN,
    ),
    _never("drawn_calls_are_never_gone", "DELETE ON draw_calls", "1", _FROZEN),
    _never("drawn_calls_come_before", "INSERT ON draw_calls", _stamp("NEW", "closed_at"), _CLOSED),
    _never(
        "calls_are_skipped_once",
        "UPDATE OF skipped_reason, skipped_by, skipped_at ON draw_calls",
        f"OLD.skipped_at IS NOT NULL OR {_stamp('OLD', 'closed_at')}",
        _CLOSED,
    ),
    _never(
        "books_are_written_once",
        "UPDATE OF book, draw_id ON reviews",
        "NEW.book <> OLD.book OR NEW.draw_id IS NOT OLD.draw_id",
        "book_is_written_once",
    ),
)

_INDEXES = (
    "CREATE INDEX draws_by_supersedes ON draws (supersedes)",
    "CREATE INDEX draw_calls_by_call ON draw_calls (call_id)",
    "CREATE INDEX reviews_by_draw ON reviews (draw_id)",
)

_DRAWS_VIEW = """
CREATE VIEW draws_view AS
SELECT
    draws.id AS draw_id,
    draws.title,
    draws.plan,
    draws.starts_on,
    draws.ends_on,
    draws.number,
    (SELECT max(other.number) FROM draws AS other WHERE other.root_id = draws.root_id) AS of,
    draws.reason,
    draws.recordings,
    (SELECT sum(eligible) FROM draw_strata WHERE draw_strata.draw_id = draws.id) AS eligible,
    (
        SELECT count(*) FROM draw_calls
        WHERE draw_calls.draw_id = draws.id AND rank IS NOT NULL AND skipped_at IS NULL
    ) AS drawn,
    (
        SELECT count(*) FROM draw_calls
        WHERE draw_calls.draw_id = draws.id AND skipped_at IS NOT NULL
    ) AS replaced,
    draws.seed,
    draws.frame_sha256,
    draws.frozen_at,
    draws.closed_at,
    draws.dropped_at
FROM draws
"""

STATEMENTS: tuple[str, ...] = (
    _DRAWS, _FRAMES, _STRATA, _CALLS, *_TRIGGERS, *_INDEXES, _DRAWS_VIEW,
)  # fmt: skip
