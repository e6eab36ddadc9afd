"""Carrying one edition through the tree: levels, window, phases, and each unit's duty."""
