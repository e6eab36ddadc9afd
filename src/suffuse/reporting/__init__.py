"""Numbers up, never names: the reach ledger, reports, their return and acceptance, the letter."""
