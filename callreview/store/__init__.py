"""The library: one SQLite file, written by one thread, every edit one transaction."""
