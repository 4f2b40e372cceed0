"""An action that is being written, and what may be stored of it."""

from dataclasses import dataclass, replace
from typing import Final

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import InvalidActionError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.plan import ActionDraft
from hop_desktop.i18n import _

TEXTS: Final = ("title", "do", "seen", "note")


@dataclass(frozen=True, slots=True)
class Writing:
    """An action that is being written and is not stored yet."""

    draft: ActionDraft
    action_id: str = ""  # the action that it changes; empty: a new one
    is_touched: bool = False  # the person typed something


def checked_draft(draft: ActionDraft, instrument: Instrument) -> ActionDraft:
    """Return what is written about an action as it can be stored.

    Raises:
        InvalidActionError: Something is missing or too long.
        UnknownIdError: The instrument has no such competency or facet.
    """
    clean = replace(
        draft,
        title=" ".join(clean_text(draft.title).split()),
        do=clean_text(draft.do).strip(),
        seen=clean_text(draft.seen).strip(),
        note=clean_text(draft.note).strip(),
    )
    if not clean.title:
        raise InvalidActionError("title", _("Give the action a title."))
    for field in TEXTS:
        most = LIMITS[f"PlannedAction.{field}"]
        if len(getattr(clean, field)) > most:
            text = _("This is longer than {n} characters.").format(n=most)
            raise InvalidActionError(field, text)
    competency = instrument.competency(clean.competency_id)
    for facet_id in clean.facet_ids:
        competency.facet(facet_id)
    return clean
