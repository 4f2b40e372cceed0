"""A report on disk: written beside its place, read back, compared with its source, renamed."""

from pathlib import Path

from hop_desktop.domain.errors import InvalidFileError, OutputError, UnreadablePdfError
from hop_desktop.i18n import _
from hop_desktop.report.blocks import Document
from hop_desktop.report.carried import carried_data
from hop_desktop.report.pdf_reader import PdfFile
from hop_desktop.whole_files import replacing_output


def write_checked(
    path: Path, content: bytes, document: Document, *, over_read_only: bool = False
) -> None:
    """Put the file in its place once it reads back as what it should say.

    Raises:
        ReadOnlyTargetError: The file there may only be read, and nobody said to replace it.
        OutputError: It could not be written or is not whole; an old file is untouched.
    """
    with replacing_output(path, over_read_only=over_read_only) as part:
        part.write_bytes(content)
        if part.read_bytes() != content:
            raise OutputError(
                _("{name}: what was written reads back differently").format(name=path)
            )
        if not is_whole(content, path.suffix.lower(), document):
            raise OutputError(_("{name}: the report did not come out whole").format(name=path))


def is_whole(content: bytes, ending: str, document: Document) -> bool:
    """Whether the file has its pages, title and type, and carries what it should."""
    if ending == ".md":
        return content.endswith(b"\n")
    try:
        data = carried_data(content, "") if document.data else None
        if ending == ".pdf":
            pdf = PdfFile(content)
            return (
                pdf.page_count() > 0
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
