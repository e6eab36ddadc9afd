"""Gathering limits: dated, zoned, with their source; the strictest in force wins."""
