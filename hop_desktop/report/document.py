"""Which sections a report has, in which order."""

from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.words import form_words, not_for_hiring_words
from hop_desktop.report.blocks import Document, with_texts
from hop_desktop.report.sections.change import change
from hop_desktop.report.sections.competencies import competencies
from hop_desktop.report.sections.cover import lead
from hop_desktop.report.sections.method import method
from hop_desktop.report.sections.summary import summary
from hop_desktop.report.snapshot import ReportSnapshot
from hop_desktop.services.clean_text import clean_text

SECTIONS = (summary, change, competencies, method)


def make_document(snapshot: ReportSnapshot) -> Document:
    """Write the whole report down as blocks, free of characters that control or reorder."""
    moment = snapshot.attempt.finished_at or snapshot.attempt.started_at
    document = Document(
        title=_("Head of Product self-assessment"),
        subtitle=" · ".join(
            (date_text(moment), form_words(snapshot.attempt.form), snapshot.profile.name)
        ),
        lead=lead(snapshot),
        footer=not_for_hiring_words(),
        language="en",
        blocks=tuple(block for section in SECTIONS for block in section(snapshot)),
    )
    return with_texts(document, clean_text)
