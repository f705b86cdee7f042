"""The directory of people: who takes the calls, and what they are called in recordings."""
