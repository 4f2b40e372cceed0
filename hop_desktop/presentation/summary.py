"""What the page that stands alone says beside the sentence and the number."""

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Quality, QualityStatus
from hop_desktop.i18n import _, decimal_text, languages
from hop_desktop.presentation.words import quality_status_words


def certainty_lines(constants: ScoringConstants, quality: Quality | None) -> tuple[str, str]:
    """Say in two lines how sure the figures are.

    Args:
        constants: For the assumption behind a range.
        quality: How the answers look; None: that is not told.
    """
    range_line = _(
        "The level behind your answers lies within a range 9 times in 10, if answers "
        "vary by {sd} around it; that is assumed, not tested yet."
    ).format(sd=decimal_text(constants.answer_sd, 1))
    self_line = _(
        "You rated yourself, and others see it differently at times: a mirror, not a verdict."
    )
    if quality is not None and quality.status is not QualityStatus.OK:
        self_line += " " + quality_status_words(quality.status)
    return range_line, self_line


def edition_words(instrument: Instrument, attempt: Attempt) -> str:
    """Say which questionnaire was answered, and in which language."""
    return _("Questionnaire: {name}, version {version}, answered in {language}.").format(
        name=instrument.name,
        version=instrument.version,
        language=languages().get(attempt.language, attempt.language),
    )
