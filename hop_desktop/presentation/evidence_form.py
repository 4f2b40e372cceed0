"""What the form of one entry of the evidence ledger shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin, Scope
from hop_desktop.domain.instrument import HIGHEST_LEVEL, Instrument
from hop_desktop.i18n import _
from hop_desktop.presentation.evidence_words import facet_name, origin_words, scope_words
from hop_desktop.presentation.words import not_saved_words


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One facet that can be ticked."""

    competency_id: str
    facet_id: str
    text: str  # with its competency
    competency: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class EvidenceFields:
    """What the person fills in, as the form holds it."""

    facets: tuple[tuple[str, str], ...] = ()  # competency and facet ids
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    happened_on: date = date.min
    scope: str = Scope.TEAM.value
    confirmer: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceFormState:
    """Everything the form shows."""

    title: str
    entry_id: str  # empty: a new one
    origin: Origin
    origin_id: str
    origin_text: str
    fields: EvidenceFields
    facets: tuple[FacetChoice, ...]
    scopes: tuple[tuple[str, str], ...]
    latest: date  # the last day that can be chosen
    save_text: str = ""  # why it is not saved; empty: nothing went wrong
    problem_field: str = ""
    can_retry: bool = False


def make_form(
    instrument: Instrument, today: date, entry: EvidenceEntry | None = None
) -> EvidenceFormState:
    """Word the form of an entry, or of a new one."""
    if entry is None:
        fields = EvidenceFields(happened_on=today)
        return _form(instrument, today, fields, _("Add evidence"), "", Origin.HAND, "")
    fields = EvidenceFields(
        facets=tuple((facet.competency_id, facet.facet_id) for facet in entry.facets),
        situation=entry.situation,
        task=entry.task,
        action=entry.action,
        result=entry.result,
        happened_on=entry.happened_on,
        scope=entry.scope.value,
        confirmer=entry.confirmer,
        reference=entry.reference,
    )
    title, origin = _("Change evidence"), entry.origin
    return _form(instrument, today, fields, title, entry.entry_id, origin, entry.origin_id)


def make_form_about(
    instrument: Instrument, competency_id: str, facet_id: str, today: date
) -> EvidenceFormState:
    """Word the form of a new entry about one facet; the person may choose others."""
    fields = EvidenceFields(facets=((competency_id, facet_id),), happened_on=today)
    return _form(instrument, today, fields, _("Add evidence"), "", Origin.HAND, "")


def make_form_from_example(
    instrument: Instrument, attempt: Attempt, item_id: str, today: date
) -> EvidenceFormState:
    """Word the form of a new entry that starts from an example named in an attempt."""
    item, note = instrument.item(item_id), attempt.evidence[item_id]
    is_highest = attempt.responses.get(item_id) == HIGHEST_LEVEL
    competency = instrument.competency(item.competency_id)
    known = {facet.facet_id for facet in competency.facets}
    happened_on = attempt.moment.date()
    fields = EvidenceFields(
        facets=((item.competency_id, item.facet_id),) if item.facet_id in known else (),
        action=note.text,
        happened_on=min(happened_on, today),
        scope=(Scope.COMPANY if is_highest else Scope.SEVERAL_TEAMS).value,
    )
    origin_id = example_id(attempt.attempt_id, item_id)
    return _form(instrument, today, fields, _("Add evidence"), "", Origin.EXAMPLE, origin_id)


def with_origin(state: EvidenceFormState, origin: Origin, origin_id: str) -> EvidenceFormState:
    """Return the form of an entry that comes from somewhere."""
    text = "" if origin is Origin.HAND else origin_words(origin)
    return replace(state, origin=origin, origin_id=origin_id, origin_text=text)


def example_id(attempt_id: str, item_id: str) -> str:
    """Return the id under which an example of an attempt is an entry's origin."""
    return f"{attempt_id}/{item_id}"


def missing(fields: EvidenceFields) -> tuple[str, str] | None:
    """Return the first field that is still needed, and what to say about it; None: none is.

    Only what was asked of the person, who could confirm it and the reference may stay empty.
    """
    needed = (
        ("situation", fields.situation.strip(), _("Write what was going on.")),
        ("action", fields.action.strip(), _("Write what you did.")),
        ("result", fields.result.strip(), _("Write what came of it.")),
        ("facets", fields.facets, _("Choose what this is evidence of.")),
    )
    return next(((name, text) for name, given, text in needed if not given), None)


def with_problem(
    state: EvidenceFormState, fields: EvidenceFields, field: str, text: str
) -> EvidenceFormState:
    """Return the form with what is missing, and everything as the person left it."""
    return replace(state, fields=fields, problem_field=field, save_text=text, can_retry=False)


def with_refusal(
    state: EvidenceFormState, fields: EvidenceFields, reason: str
) -> EvidenceFormState:
    """Return the form with why it could not be stored, and everything as the person left it."""
    text = not_saved_words(reason)
    return replace(state, fields=fields, problem_field="", save_text=text, can_retry=True)


def facet_refs(fields: EvidenceFields) -> tuple[FacetRef, ...]:
    return tuple(FacetRef(*facet) for facet in fields.facets)


def _form(
    instrument: Instrument,
    today: date,
    fields: EvidenceFields,
    title: str,
    entry_id: str,
    origin: Origin,
    origin_id: str,
) -> EvidenceFormState:
    return EvidenceFormState(
        title=title,
        entry_id=entry_id,
        origin=origin,
        origin_id=origin_id,
        origin_text="" if origin is Origin.HAND else origin_words(origin),
        fields=fields,
        facets=_facets(instrument, fields.facets),
        scopes=tuple((scope.value, scope_words(scope)) for scope in Scope),
        latest=today,
    )


def _facets(instrument: Instrument, chosen: Sequence[tuple[str, str]]) -> tuple[FacetChoice, ...]:
    """Return every facet, one competency after the other."""
    return tuple(
        FacetChoice(
            competency.competency_id,
            facet.facet_id,
            facet_name(instrument, competency.competency_id, facet.facet_id),
            competency.name,
            facet.name,
            (competency.competency_id, facet.facet_id) in chosen,
        )
        for competency in instrument.competencies
        for facet in competency.facets
    )
