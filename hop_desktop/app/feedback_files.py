"""How the files of *Other people's eyes* are made and read."""

from pathlib import Path

from hop_desktop.domain.feedback.shown import ExpectationShown
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import speaking
from hop_desktop.report.feedback.files import form_file
from hop_desktop.report.feedback.talk_sheet import talk_sheet
from hop_desktop.report.paper import paper_of_country
from hop_desktop.services.feedback.reading import LARGEST_FILE
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.files import read_bounded
from hop_desktop.ui.controllers.others_controller import FeedbackFiles


def feedback_files() -> FeedbackFiles:
    """Return what the pages about others make files with."""
    return FeedbackFiles(form_file, _talk_sheet, _read)


def _talk_sheet(shown: ExpectationShown, instrument: Instrument, language: str) -> bytes:
    with speaking(language):
        return talk_sheet(shown, instrument, SystemClock().now(), paper_of_country())


def _read(path: Path) -> bytes:
    return read_bounded(path, LARGEST_FILE)
