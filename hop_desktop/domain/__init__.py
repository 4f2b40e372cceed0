"""The functional core: frozen values and pure functions, standard library only."""
