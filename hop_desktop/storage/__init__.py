"""SQLite and files: everything the program keeps or reads on disk."""
