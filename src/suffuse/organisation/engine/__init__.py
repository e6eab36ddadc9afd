"""Spreadsheets: what is in them is read in a process of its own."""

from suffuse.organisation.engine.spreadsheet import Line, read_xlsx

__all__ = ["Line", "read_xlsx"]
