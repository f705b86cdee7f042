"""What leaves the app: scorecards, tables."""
