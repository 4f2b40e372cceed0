"""The readers of the content that people write: instrument, roles, actions and interview."""
