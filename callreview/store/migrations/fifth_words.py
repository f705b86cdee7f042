"""Step 5: the words people wrote about each call, to be found by any part of them.

`call_words` has one row for each call about which anybody wrote anything: the words of its
marks and of its reviews' answers and notes, without case and accents, a unit separator between
two of them. `call_words_index` finds runs of three letters and more in them. Both are written
with every edit by the app itself: SQLite lets no trigger write into an index of this kind where
the schema is not trusted. `folded` is lent to this step while it runs.
"""

_WORDS = """
CREATE TABLE call_words (
    number INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL UNIQUE REFERENCES calls (id),
    words TEXT NOT NULL
) STRICT
"""

_INDEX = """
CREATE VIRTUAL TABLE call_words_index USING fts5 (
    words, content = 'call_words', content_rowid = 'number', tokenize = 'trigram case_sensitive 1'
)
"""

_FILL = """
INSERT INTO call_words (call_id, words)
SELECT call_id, group_concat(folded(words), char(31)) FROM (
    SELECT call_id, text AS words FROM marks
    UNION ALL
    SELECT call_id, answers.text FROM answers JOIN reviews ON reviews.id = review_id
    UNION ALL
    SELECT call_id, answers.comment FROM answers JOIN reviews ON reviews.id = review_id
    UNION ALL
    SELECT call_id, keep_doing FROM reviews
    UNION ALL
    SELECT call_id, work_on FROM reviews
    UNION ALL
    SELECT call_id, private_note FROM reviews
)
WHERE words <> ''
GROUP BY call_id
"""

_FILL_INDEX = "INSERT INTO call_words_index (call_words_index) VALUES ('rebuild')"

STATEMENTS: tuple[str, ...] = (_WORDS, _INDEX, _FILL, _FILL_INDEX)
