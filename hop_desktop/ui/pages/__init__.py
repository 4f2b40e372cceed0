"""Passive pages: a state in, wishes out."""
