"""Questions and sheets that stand over the window; none blocks, none knows a session."""
