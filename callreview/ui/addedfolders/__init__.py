"""The folders that were added: what is in them, and how they are read."""
