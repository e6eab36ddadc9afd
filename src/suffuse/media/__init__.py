"""What was published: channel, clause, audience, day, evidence; reach is estimated and kept apart."""
