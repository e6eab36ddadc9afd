"""What was understood, clause by clause; no person's answer is ever kept."""
