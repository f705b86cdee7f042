"""The scorecard room: the questions of a score sheet, answered while the call plays."""
