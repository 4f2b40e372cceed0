"""Self-assessment against what is expected of a Head of Product."""

__version__ = "1.0.0"
