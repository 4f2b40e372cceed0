"""Keeping the evidence ledger, and holding it against what is claimed."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import InvalidEvidenceError, UnknownIdError
from hop_desktop.domain.evidence import (
    EvidenceEntry,
    EvidenceFilter,
    FacetRef,
    Origin,
    Standing,
    chosen,
    evidenced_level,
    standing,
)
from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.services.drafts import Draft, Drafts
from hop_desktop.services.evidence_writing import EvidenceDraft, EvidenceWriting
from hop_desktop.services.ports import Clock, EvidenceRepository

DRAFT: Final = "evidence"


class EvidenceService:
    """Adds, changes, deletes and finds entries. What a method returns is stored.

    When a method raises StorageUnavailableError nothing was stored; calling it again
    with the same arguments is the retry.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        repository: EvidenceRepository,
        clock: Clock,
        drafts: Drafts,
    ) -> None:
        self._catalogue = catalogue
        self._repository = repository
        self._clock = clock
        self.draft = Draft(drafts, DRAFT, EvidenceWriting)

    @property
    def writing(self) -> EvidenceWriting | None:
        """The entry that is being written; it outlives the page that shows it, and the program."""
        return self.draft.value

    @writing.setter
    def writing(self, writing: EvidenceWriting | None) -> None:
        self.draft.put(writing)

    def today(self) -> date:
        """Return the day against which the age of evidence is counted."""
        return self._clock.now().date()

    def entries(self, wanted: EvidenceFilter | None = None) -> tuple[EvidenceEntry, ...]:
        """Return the entries that a filter lets through, newest first; None: all."""
        return chosen(self._repository.entries(), wanted or EvidenceFilter(), self.today())

    def get(self, entry_id: str) -> EvidenceEntry:
        """Return one entry.

        Raises:
            UnknownIdError: No entry has this id.
        """
        for entry in self._repository.entries():
            if entry.entry_id == entry_id:
                return entry
        raise UnknownIdError(_("no evidence has the id {id}").format(id=entry_id))

    def made_from(self, origin: Origin, origin_id: str) -> EvidenceEntry | None:
        """Return the entry that was made from one example or action, if there is one."""
        found = (
            entry
            for entry in self._repository.entries()
            if entry.origin is origin and entry.origin_id == origin_id
        )
        return next(found, None)

    def add(self, draft: EvidenceDraft) -> EvidenceEntry:
        """Store a new entry.

        Raises:
            InvalidEvidenceError: Something is missing or cannot be; nothing was stored.
        """
        clean = self._checked(draft)
        entry = EvidenceEntry(
            entry_id=uuid.uuid4().hex[:12],
            recorded_at=self._clock.now(),
            **{field.name: getattr(clean, field.name) for field in fields(clean)},
        )
        self._repository.save_entry(entry)
        return entry

    def add_from_action(
        self,
        action_id: str,
        facets: Sequence[FacetRef],
        *,
        action: str,
        result: str,
        done_on: date,
    ) -> EvidenceEntry:
        """Store a done action of the plan; the entry that is there already is returned as it is.

        Raises:
            InvalidEvidenceError: Something is missing or cannot be; nothing was stored.
        """
        draft = EvidenceDraft(
            facets=tuple(facets),
            happened_on=done_on,
            action=action,
            result=result,
            origin=Origin.ACTION,
            origin_id=action_id,
        )
        return self.made_from(Origin.ACTION, action_id) or self.add(draft)

    def edit(self, entry_id: str, draft: EvidenceDraft) -> EvidenceEntry:
        """Store an entry with other words; where it came from stays.

        Raises:
            InvalidEvidenceError: Something is missing or cannot be; nothing was stored.
            UnknownIdError: No entry has this id.
        """
        before, clean = self.get(entry_id), self._checked(draft)
        texts = {field.name: getattr(clean, field.name) for field in fields(clean)}
        kept = {"origin": before.origin, "origin_id": before.origin_id}
        entry = replace(before, **(texts | kept))
        self._repository.save_entry(entry)
        return entry

    def put_back(self, entry: EvidenceEntry) -> None:
        """Store an entry as it was: how an edit or a deletion is undone."""
        self._repository.save_entry(entry)

    def delete(self, entry_id: str) -> EvidenceEntry:
        """Delete an entry and return it, so that it can be put back.

        Raises:
            UnknownIdError: No entry has this id.
        """
        entry = self.get(entry_id)
        self._repository.delete_entry(entry_id)
        return entry

    def standings(
        self, scorecard: Scorecard | None, entries: Sequence[EvidenceEntry] | None = None
    ) -> Mapping[str, Standing]:
        """Return expected, claimed and evidenced level by competency id, in framework order.

        Args:
            scorecard: None: nothing is expected or claimed.
            entries: The whole ledger, if it was read just now; None: it is read.
        """
        entries = self._repository.entries() if entries is None else entries
        today = self.today()
        scores = (
            {competency.competency_id: competency for competency in scorecard.competencies}
            if scorecard
            else {}
        )
        return {
            competency: standing(
                evidenced_level(competency, entries, today),
                expected=scores[competency].expected if competency in scores else None,
                claimed=scores[competency].score if competency in scores else None,
            )
            for competency in self._catalogue.instrument.competencies_by_id
        }

    def levels(self) -> Mapping[str, int]:
        """Return the evidenced level (1-5) by competency id, of those that have an entry."""
        entries, today = self._repository.entries(), self.today()
        found = (
            evidenced_level(competency, entries, today)
            for competency in self._catalogue.instrument.competencies_by_id
        )
        return {level.competency_id: level.level for level in found if level.entries}

    def _checked(self, draft: EvidenceDraft) -> EvidenceDraft:
        names = ("situation", "task", "action", "result", "confirmer", "reference")
        texts: dict[str, Any] = {name: clean_text(getattr(draft, name)).strip() for name in names}
        clean = replace(draft, **texts)  # Any: the names are those of text fields
        if not clean.facets:
            raise InvalidEvidenceError("facets", _("Choose what this is evidence of."))
        for facet in clean.facets:
            self._catalogue.instrument.competency(facet.competency_id).facet(facet.facet_id)
        if not clean.action:
            raise InvalidEvidenceError("action", _("Write what you did."))
        if clean.happened_on > self.today():
            raise InvalidEvidenceError("happened_on", _("That day is in the future."))
        for name in names:
            most = LIMITS[f"EvidenceEntry.{name}"]
            if len(getattr(clean, name)) > most:
                text = _("This is longer than {n} characters.").format(n=most)
                raise InvalidEvidenceError(name, text)
        return clean
