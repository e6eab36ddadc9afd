"""Accounts, the seats they sit in, and the one table of what a seat may see and do."""
