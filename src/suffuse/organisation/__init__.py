"""The tree of units that a directive travels down, and the people who exist only inside their unit."""
