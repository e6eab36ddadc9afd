"""Where no network goes: calendars, feeds and files that carry aggregates and nothing else."""
