"""A draw: which calls are listened to, decided by lot, so that anybody can draw again."""
