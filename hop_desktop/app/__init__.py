"""The window: its process, its shell, and what stands behind each page."""

from hop_desktop.app import plain_imports  # noqa: F401 - before all that is imported with it
from hop_desktop.app.process import run_window
from hop_desktop.app.shell import Shell

__all__ = ["Shell", "run_window"]
