"""The talk room: who speaks in the open call, in figures that lead to their moments."""
