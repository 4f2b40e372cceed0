"""Everything the person owns as one file, and back without loss; tables for spreadsheets."""
