"""Who did what, and when: one entry per act, each chained to the one before."""
