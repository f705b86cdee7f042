"""Small pieces the rooms share; none knows a session."""
