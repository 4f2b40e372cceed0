"""Asking other people, and taking in what they answered."""
