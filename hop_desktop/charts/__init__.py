"""Charts as functions from domain values to matplotlib figures."""
