"""Where an error went through, without a word of what it was about."""

from pathlib import Path
from types import TracebackType


class ElsewhereError(Exception):
    """The cause of an error that came from another process: the places there."""


def places(error: BaseException | None, trace: TracebackType | None) -> str:
    """Return file, line and function of every step; "?" without any."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    if error is not None and isinstance(error.__cause__, ElsewhereError):
        found.append(str(error.__cause__))
    return ", ".join(found) or "?"
