"""What people change, one file per noun; `session.do` takes these and nothing else does."""
