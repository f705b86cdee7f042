"""The room where a call is seen and heard: overview, timeline, transport."""
