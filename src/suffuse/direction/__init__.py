"""What comes back down: bodies take note, give direction, and each level sends its receipt."""
