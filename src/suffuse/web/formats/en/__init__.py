"""English, as an office outside America writes it."""
