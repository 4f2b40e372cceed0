"""One section of the report a file: a function from snapshot to blocks."""
