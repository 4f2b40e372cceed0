"""Imports as Python does them, once PySide is there; imported before anything else of the window.

PySide follows every import to read the module's source, whether it uses PySide, for the sake of
spellings (`__feature__`) that we do not use. That is a fifth of the time that SQLModel takes to
load, and ten megabytes of source that stay in memory.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it takes over the imports

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
