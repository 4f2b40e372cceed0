"""The report: a list of blocks and the writers that turn it into a file."""
