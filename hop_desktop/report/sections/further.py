"""The places of parts that other pages of the program make, and of what the file carries."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.report import others
from hop_desktop.report.blocks import Block, Heading, Muted
from hop_desktop.report.carried import DATA, carried_attempt
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import NOBODY, Section
from hop_desktop.report.snapshot import ReportSnapshot

_COVER: Final = "cover"


def _has_further(section_id: str, snapshot: ReportSnapshot) -> bool:
    return bool(snapshot.further.get(section_id))


def _others(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    return (Heading(1, _("How others see it")), *snapshot.further[others.OTHERS])


def _expected(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    return (Heading(1, _("What is expected of me")), *snapshot.further[others.EXPECTED])


def _nothing(_snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    return ()  # a writer that has pages makes it


def _data(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Say what else is in the file than what it shows."""
    if carried_attempt(snapshot, choice) is None:
        return ()
    return (
        Muted(
            _(
                "As a PDF or web page, this report also carries your answers as data, so that "
                "hop-desktop can import them again. It can be saved without them."
            )
        ),
    )


OTHERS: Final = Section(
    others.OTHERS,
    lambda: _("How others see it"),
    _others,
    frozenset({Audience.ME, Audience.COACH}),
    is_there=partial(_has_further, others.OTHERS),
)
EXPECTED: Final = Section(
    others.EXPECTED,
    lambda: _("What is expected of me"),
    _expected,
    is_there=partial(_has_further, others.EXPECTED),
)
COVER: Final = Section(_COVER, lambda: _("Cover with contents"), _nothing, NOBODY)
CARRIED: Final = Section(
    DATA,
    lambda: _("My answers as data, to import them again"),
    _data,
    frozenset({Audience.ME, Audience.COACH}),
    is_there=lambda snapshot: not snapshot.is_sample,
)
