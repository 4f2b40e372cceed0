"""What other people are asked with: the form for a browser, and two sheets that say the same."""
