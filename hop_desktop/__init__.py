"""Self-assessment against what is expected of a Head of Product."""

__version__ = "0.1.0"
