"""Who was there at opening and at close: append-only events that merge exactly once."""
