"""Filters the ledger, and writes, edits and deletes its entries."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import HopError, InvalidEvidenceError, UnknownIdError
from hop_desktop.domain.evidence import (
    EvidenceEntry,
    EvidenceFilter,
    Freshness,
    Origin,
    Scope,
    chosen,
)
from hop_desktop.i18n import _
from hop_desktop.presentation.evidence import ExampleOffer, make_evidence_list, make_evidence_state
from hop_desktop.presentation.evidence_form import (
    EvidenceFields,
    EvidenceFormState,
    example_id,
    facet_refs,
    make_form,
    make_form_about,
    make_form_from_example,
    missing,
    with_origin,
    with_problem,
    with_refusal,
)
from hop_desktop.presentation.evidence_words import example_text
from hop_desktop.presentation.words import not_saved_words
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.evidence_writing import EvidenceDraft, EvidenceWriting
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.evidence_page import EvidencePage
from hop_desktop.ui.undo import UndoStep


class EvidenceController(QObject):
    """Lists, finds, adds, changes and deletes entries; each change can be undone."""

    def __init__(
        self,
        catalogue: Catalogue,
        history: HistoryService,
        evidence: EvidenceService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._history = history
        self._evidence = evidence
        self._undo = context.undo
        self._prompts = context.prompts
        self._filter = EvidenceFilter()
        self._entries: tuple[EvidenceEntry, ...] = ()  # as the list on screen was read
        self._form: EvidenceFormState | None = None
        self.page = EvidencePage()
        self.page.filter_changed.connect(self._on_filter)
        self.page.pack_requested.connect(lambda: context.navigator.go(Route.PACK))
        self.page.add_requested.connect(self._on_add)
        self.page.edit_requested.connect(self._on_edit)
        self.page.delete_requested.connect(self._on_delete)
        self.page.example_chosen.connect(self._on_example)
        self.page.edited.connect(self._on_edited)
        self.page.save_requested.connect(self._on_save)
        self.page.cancel_requested.connect(self._on_cancel)

    def open(self, arguments: Arguments) -> None:
        """Show the ledger, or the form of `arguments["entry"]`; a form in use stays."""
        if self.page.shows_form and self.page.form.is_edited:
            return
        if self._evidence.writing is not None:
            self._take_up(self._evidence.writing)
            return
        self._show()
        if "entry" in arguments:
            self._on_edit(arguments["entry"])
        if "about" in arguments:
            self._on_about(arguments["about"])

    def _on_edited(self) -> None:
        writing = None
        if self.page.form.is_edited and self._form is not None:
            draft = _draft(self._form, self.page.form.fields())
            writing = EvidenceWriting(draft, self._form.entry_id)
        self._evidence.writing = writing

    def _take_up(self, writing: EvidenceWriting) -> None:
        """Show the form with what was written before the page was made anew."""
        try:
            entry = self._evidence.get(writing.entry_id) if writing.entry_id else None
        except UnknownIdError:
            entry = None  # deleted meanwhile: what is written becomes a new entry
        draft, today = writing.draft, self._evidence.today()
        form = make_form(self._catalogue.instrument, today, entry)
        self._show_form(with_origin(form, draft.origin, draft.origin_id))
        self.page.form.fill_in(_fields(draft))

    def _show(self) -> None:
        self._form = self._evidence.writing = None
        self.page.show_notice("")
        attempt = self._history.latest()
        card = self._history.scorecard(attempt) if attempt else None
        moment = attempt.finished_at if attempt else None
        self._entries = self._evidence.entries()
        self.page.show_state(
            make_evidence_state(
                self._catalogue.instrument,
                self._evidence.standings(card, self._entries),
                self._offers(attempt) if attempt else (),
                moment.date() if moment else None,
            )
        )
        self._show_list()

    def _show_list(self) -> None:
        today = self._evidence.today()
        found = chosen(self._entries, self._filter, today)
        total = len(self._entries)
        self.page.show_list(make_evidence_list(self._catalogue.instrument, found, total, today))

    def _offers(self, attempt: Attempt) -> tuple[ExampleOffer, ...]:
        instrument = self._history.instrument_of(attempt)
        taken = {entry.origin_id for entry in self._entries if entry.origin is Origin.EXAMPLE}
        return tuple(
            ExampleOffer(
                attempt.attempt_id, item_id, example_text(instrument.item(item_id), note.text)
            )
            for item_id, note in attempt.evidence.items()
            if note.text.strip() and example_id(attempt.attempt_id, item_id) not in taken
        )

    def _on_filter(self, text: str, competency_id: str, scope: str, fresh: str) -> None:
        self._filter = EvidenceFilter(
            text=text,
            competency_id=competency_id,
            scope=Scope(scope) if scope else None,
            freshness=Freshness(int(fresh)) if fresh else None,
        )
        self._show_list()

    def _on_add(self) -> None:
        self._show_form(make_form(self._catalogue.instrument, self._evidence.today()))

    def _on_about(self, competency_id: str) -> None:
        """Show the form of a new entry, with the facets of this competency in view."""
        instrument, today = self._catalogue.instrument, self._evidence.today()
        facet = instrument.competency(competency_id).facets[0]
        self._show_form(make_form_about(instrument, competency_id, facet.facet_id, today))

    def _on_edit(self, entry_id: str) -> None:
        self._try(lambda: self._show_form(self._form_of(self._evidence.get(entry_id))))

    def _form_of(self, entry: EvidenceEntry) -> EvidenceFormState:
        return make_form(self._catalogue.instrument, self._evidence.today(), entry)

    def _on_example(self, attempt_id: str, item_id: str) -> None:
        attempt = self._history.get(attempt_id)
        instrument, today = self._history.instrument_of(attempt), self._evidence.today()
        self._show_form(make_form_from_example(instrument, attempt, item_id, today))

    def _show_form(self, state: EvidenceFormState) -> None:
        self._form = state
        self.page.show_form(state)

    def _on_cancel(self) -> None:
        question = _("Close the form and lose what you changed in it?")
        if self.page.form.is_edited and not self._prompts.confirm_loss(
            question, _("Close the form")
        ):
            return
        self._show()

    def _on_save(self) -> None:
        form, fields = self._form, self.page.form.fields()
        assert form is not None, "the form is shown"
        if (lack := missing(fields)) is not None:
            self._show_form(with_problem(form, fields, *lack))
            return
        try:
            entry = self._store(_draft(form, fields), form.entry_id)
        except InvalidEvidenceError as problem:
            self._show_form(with_problem(form, fields, problem.field, str(problem)))
        except HopError as error:
            self._show_form(with_refusal(form, fields, str(error)))
        else:
            self._show()
            self.page.choose(entry.entry_id)

    def _store(self, draft: EvidenceDraft, entry_id: str) -> EvidenceEntry:
        if not entry_id:
            added = self._evidence.add(draft)
            self._remember(
                _("Add evidence"),
                undo=lambda: self._evidence.delete(added.entry_id),
                redo=lambda: self._evidence.put_back(added),
            )
            return added
        before = self._evidence.get(entry_id)
        after = self._evidence.edit(entry_id, draft)
        self._remember(
            _("Change evidence"),
            undo=lambda: self._evidence.put_back(before),
            redo=lambda: self._evidence.put_back(after),
        )
        return after

    def _on_delete(self, entry_id: str) -> None:
        def delete() -> None:
            deleted = self._evidence.delete(entry_id)
            self._remember(
                _("Delete evidence"),
                undo=lambda: self._evidence.put_back(deleted),
                redo=lambda: self._evidence.delete(entry_id),
            )
            self._show()

        self._try(delete)

    def _remember(
        self, text: str, *, undo: Callable[[], object], redo: Callable[[], object]
    ) -> None:
        self._undo.add(UndoStep(text, Route.EVIDENCE, undo, redo))

    def _try(self, act: Callable[[], None]) -> None:
        """Do it, or say on the page why the store refuses."""
        try:
            act()
        except HopError as error:
            self.page.show_notice(not_saved_words(error))


def _draft(form: EvidenceFormState, fields: EvidenceFields) -> EvidenceDraft:
    return EvidenceDraft(
        facets=facet_refs(fields),
        happened_on=fields.happened_on,
        situation=fields.situation,
        task=fields.task,
        action=fields.action,
        result=fields.result,
        scope=Scope(fields.scope),
        confirmer=fields.confirmer,
        reference=fields.reference,
        origin=form.origin,
        origin_id=form.origin_id,
    )


def _fields(draft: EvidenceDraft) -> EvidenceFields:
    return EvidenceFields(
        facets=tuple((facet.competency_id, facet.facet_id) for facet in draft.facets),
        situation=draft.situation,
        task=draft.task,
        action=draft.action,
        result=draft.result,
        happened_on=draft.happened_on,
        scope=draft.scope.value,
        confirmer=draft.confirmer,
        reference=draft.reference,
    )
