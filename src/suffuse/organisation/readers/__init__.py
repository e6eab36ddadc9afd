"""Tables in: bytes that anybody may have sent become rows, or faults that say where and why."""

from suffuse.organisation.readers.intake import Reading, read
from suffuse.organisation.readers.tables import MOST_BYTES, Sheet, read_sheet

__all__ = ["MOST_BYTES", "Reading", "Sheet", "read", "read_sheet"]
