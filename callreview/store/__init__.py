"""The library: one SQLite file, one connection, one thread, one writing process.

connection    opens SQLite the way `safety.md` found to keep what was saved
place, lock   private files; one writer by a lock of the system (`lock_posix`, `lock_windows`)
migrations    the schema, append-only; `upgrade` brings a file up to it after a `backup`
library       the open file: transactions, reading, closing
page          one transaction being written, which remembers each row before and after
audit, seal   the hash chain over everything people did; what it holds of a final review
check         looking a file over; `troubles` turns SQLite's errors into codes
thread        the queue in front of the connection, people before the machine
call_rows, calls, recordings, listing, thumbnails, talk, agents, folders, marks, rubrics,
drafts, reviews, queues      one noun each
reader        what others may ask
"""
