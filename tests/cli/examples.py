"""The sample attempt as a file."""

from hop_desktop.resources import resource

SAMPLE = str(resource("sample", "attempt.json"))
