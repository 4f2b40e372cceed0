"""Use-cases: load, call the domain, save."""
