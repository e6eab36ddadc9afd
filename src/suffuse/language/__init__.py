"""The words themselves: Lao letters, syllables, order, digits and dates; sentences in two languages."""
