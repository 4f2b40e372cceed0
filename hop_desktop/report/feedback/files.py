"""A form as the file that is wanted, by the ending of its name."""

from hop_desktop.domain.errors import OutputError
from hop_desktop.domain.feedback.form import FormData
from hop_desktop.i18n import _
from hop_desktop.report.feedback.form import form_html
from hop_desktop.report.feedback.paper_sheet import printable_sheet
from hop_desktop.report.feedback.text_sheet import text_sheet
from hop_desktop.report.paper import paper_of_country


def form_file(data: FormData, ending: str) -> bytes:
    """Return the form for a browser, or one of the two sheets, on the paper of the country.

    Args:
        data: What is asked.
        ending: ".html", ".pdf" or ".txt", in small letters.

    Raises:
        OutputError: It is another ending.
    """
    if ending == ".pdf":
        return printable_sheet(data, paper_of_country())
    if ending == ".txt":
        return text_sheet(data).encode()
    if ending in {".html", ".htm"}:
        return form_html(data)
    raise OutputError(_("The ending must be .html, .pdf or .txt."))
