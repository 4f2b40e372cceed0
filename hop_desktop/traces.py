"""Where an error went through, without a word of what it was about."""

from pathlib import Path
from types import TracebackType
from typing import Final

_ELSEWHERE: Final = "elsewhere: "  # begins the note of an error that came from another process


def note_places(error: BaseException, elsewhere: str) -> None:
    """Note the places that an error went through in another process."""
    error.add_note(f"{_ELSEWHERE}{elsewhere}")


def places(error: BaseException | None, trace: TracebackType | None) -> str:
    """Return file, line and function of every step; "?" without any."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    notes = getattr(error, "__notes__", ())
    found += [note.removeprefix(_ELSEWHERE) for note in notes if note.startswith(_ELSEWHERE)]
    return ", ".join(found) or "?"
