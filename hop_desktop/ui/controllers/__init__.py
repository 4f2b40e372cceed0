"""Where a page and the use-cases meet."""
