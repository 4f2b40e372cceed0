"""Which sections a report has, in which order, and which of them each audience gets."""

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.i18n import _
from hop_desktop.presentation.edition_words import untranslated_words
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.words import draft_words, form_words, not_for_hiring_words
from hop_desktop.report.blocks import Document, with_texts
from hop_desktop.report.choice import ONE_PAGE, Audience, ReportChoice, audience_words
from hop_desktop.report.paper import Paper
from hop_desktop.report.section import Section
from hop_desktop.report.sections.answers import ANSWERS_SECTION
from hop_desktop.report.sections.background import BACKGROUND
from hop_desktop.report.sections.change import CHANGE
from hop_desktop.report.sections.competencies import COMPETENCIES
from hop_desktop.report.sections.evidence import EVIDENCE
from hop_desktop.report.sections.further import CARRIED, COVER, EXPECTED, OTHERS
from hop_desktop.report.sections.method import CAVEATS, METHOD, QUALITY, ROLE, SOURCES
from hop_desktop.report.sections.pack import FIRST_DAYS, INTERVIEW
from hop_desktop.report.sections.plan import PLAN
from hop_desktop.report.sections.profile import PROFILE
from hop_desktop.report.sections.situations import SITUATIONS_SECTION
from hop_desktop.report.sections.summary import SUMMARY, lead
from hop_desktop.report.snapshot import ReportSnapshot

SECTIONS: tuple[Section, ...] = (
    COVER,
    SUMMARY,
    PROFILE,
    CHANGE,
    OTHERS,
    COMPETENCIES,
    SITUATIONS_SECTION,
    ANSWERS_SECTION,
    PLAN,
    EVIDENCE,
    INTERVIEW,
    FIRST_DAYS,
    EXPECTED,
    BACKGROUND,
    QUALITY,
    METHOD,
    ROLE,
    CAVEATS,
    SOURCES,
    CARRIED,
)


def preset(
    audience: Audience,
    snapshot: ReportSnapshot,
    *,
    paper: Paper = Paper.A4,
    name: str = "",
    is_one_page: bool = False,
) -> ReportChoice:
    """Return what this audience gets unless the person decides otherwise."""
    present = [section for section in SECTIONS if section.is_there(snapshot)]
    entries = [entry for section in present for entry in section.entries(snapshot)]
    return ReportChoice(
        audience=audience,
        sections=frozenset(listed.section_id for listed in present if audience in listed.audiences),
        left_out=frozenset(
            offered.entry_id for offered in entries if audience not in offered.audiences
        ),
        paper=paper,
        name=name,
        is_one_page=is_one_page,
    )


def make_document(snapshot: ReportSnapshot, choice: ReportChoice) -> Document:
    """Write down what goes in as blocks, free of characters that control or reorder."""
    moment = snapshot.attempt.moment
    included = [
        section
        for section in SECTIONS
        if choice.prints(section.section_id) and section.is_there(snapshot)
    ]
    document = Document(
        title=_("Head of Product self-assessment"),
        subtitle=" · ".join(
            (
                date_text(moment),
                form_words(snapshot.attempt.form),
                snapshot.profile.name,
            )
        ),
        lead=lead(snapshot) if choice.prints(ONE_PAGE) else "",
        footer=not_for_hiring_words(),
        language=snapshot.language,
        blocks=tuple(block for part in included for block in part.blocks(snapshot, choice)),
        name=choice.name,
        audience=_about(snapshot, choice),
        has_cover=choice.prints(COVER.section_id),
    )
    return with_texts(document, clean_text)


def _about(snapshot: ReportSnapshot, choice: ReportChoice) -> str:
    """Say whom it was made for, and how its words were translated; empty: neither is to be said."""
    catalogue, version = snapshot.catalogue, snapshot.instrument.version
    draft = draft_words() if catalogue.content.is_draft else ""
    said = (audience_words(choice.audience), draft, untranslated_words(catalogue, version))
    return " · ".join(filter(None, said))
