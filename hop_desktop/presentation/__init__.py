"""Turns domain values into frozen states: exactly what a page shows."""
