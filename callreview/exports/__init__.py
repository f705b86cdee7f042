"""What leaves the app: scorecards, tables, and marks as `labels` of other programs, read too."""
