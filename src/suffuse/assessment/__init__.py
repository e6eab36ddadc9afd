"""The text held against the unit's own work: strengths, weaknesses, lessons, and what is done about them."""
