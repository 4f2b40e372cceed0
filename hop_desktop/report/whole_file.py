"""A report on disk: written beside its place, read back, compared with its source, renamed."""

import os
import tempfile
from pathlib import Path

from hop_desktop.domain.errors import InvalidFileError, OutputError, UnreadablePdfError
from hop_desktop.i18n import _
from hop_desktop.report.blocks import Document
from hop_desktop.report.carried import carried_data
from hop_desktop.report.pdf_reader import PdfFile


def write_checked(path: Path, content: bytes, document: Document) -> None:
    """Put the file in its place once it reads back as what it should say.

    Raises:
        OutputError: It could not be written or is not whole; an old file is untouched.
    """
    part: Path | None = None
    try:
        target = path.resolve()  # a link stays a link, and its target is replaced
        if target.exists() and not target.is_file():
            raise OutputError(_("{name} is not a file and is kept").format(name=path))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".hop-", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if part.read_bytes() != content:
            raise OutputError(
                _("{name}: what was written reads back differently").format(name=path)
            )
        if not is_whole(content, path.suffix.lower(), document):
            raise OutputError(_("{name}: the report did not come out whole").format(name=path))
        part.replace(target)
        _keep_folder(target.parent)
    except OSError as error:
        text = _("{name} could not be written: {reason}")
        raise OutputError(text.format(name=path, reason=error.strerror or error)) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def is_whole(content: bytes, ending: str, document: Document) -> bool:
    """Whether the file has its pages, title and type, and carries what it should."""
    if ending == ".md":
        return content.endswith(b"\n")
    try:
        data = carried_data(content, "") if document.data else None
        if ending == ".pdf":
            pdf = PdfFile(content)
            return (
                pdf.page_count() > 1
                and pdf.has_type()
                and pdf.title() == document.title
                and data == document.data
            )
    except (InvalidFileError, UnreadablePdfError):
        return False
    is_ended = content.endswith(b"</html>\n")
    return is_ended and (data is None or _unescaped(data) == _unescaped(document.data or b""))


def _unescaped(data: bytes) -> bytes:
    r"""Return data as the script in HTML has it, where "<" is written as \u003c."""
    return data.replace(b"<", rb"\u003c")


def _keep_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
