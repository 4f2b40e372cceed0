"""What the command line and exports say, as plain JSON values (docs/file-formats.md)."""

from collections.abc import Mapping, Sequence
from typing import Final

from hop_desktop.domain.attempt import AttemptSummary
from hop_desktop.domain.change import Change, Comparison
from hop_desktop.domain.evidence import RULE, EvidenceEntry, Standing
from hop_desktop.domain.instrument import Form, Instrument, Item, ItemKind
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard
from hop_desktop.services.attempt_file import response_document

ENTRY_TEXTS: Final = ("situation", "task", "action", "result", "confirmer", "reference")


def scorecard_document(scorecard: Scorecard) -> dict[str, object]:
    """Return the scorecard at full precision."""
    readiness = scorecard.readiness
    return {
        "scoring_version": scorecard.scoring_version,
        "instrument": scorecard.instrument_id,
        "instrument_version": scorecard.instrument_version,
        "form": scorecard.form.value,
        "profile": scorecard.profile_id,
        "competencies": [_competency_document(competency) for competency in scorecard.competencies],
        "readiness": {
            "value": readiness.value,
            "floor": readiness.floor,
            "coverage": readiness.coverage,
            "sem": readiness.sem,
            "band": _pair(readiness.band),
            "label": readiness.label.value,
        },
        "priorities": [
            {
                "id": priority.competency_id,
                "priority": priority.priority,
                "assumed": priority.is_assumed,
            }
            for priority in scorecard.priorities
        ],
        "focus_areas": list(scorecard.focus_areas),
        "quality": {
            "status": scorecard.quality.status.value,
            "flags": [
                {"id": flag.flag_id, "grade": flag.grade.value, "value": flag.value}
                for flag in scorecard.quality.flags
            ],
        },
    }


def comparison_document(comparison: Comparison) -> dict[str, object]:
    """Return what changed between two attempts."""
    return {
        "earlier": comparison.earlier_id,
        "later": comparison.later_id,
        "profile": comparison.profile_id,
        "instrument_versions": {
            "earlier": comparison.versions[0],
            "later": comparison.versions[1],
        },
        "languages": {"earlier": comparison.languages[0], "later": comparison.languages[1]},
        "reason": None if comparison.reason is None else comparison.reason.value,
        "items_shared": comparison.items_shared,
        "items_total": comparison.items_total,
        "competencies": [
            {"id": competency_id, **_change_document(change)}
            for competency_id, change in comparison.competencies.items()
        ],
        "readiness": _change_document(comparison.readiness),
        "responses": [
            {
                "item": response.item_id,
                "earlier": None
                if response.earlier is None
                else response_document(response.earlier),
                "later": None if response.later is None else response_document(response.later),
            }
            for response in comparison.responses
        ],
    }


def evidence_document(
    standings: Mapping[str, Standing], entries: Sequence[EvidenceEntry]
) -> dict[str, object]:
    """Return the ledger, how far it carries each competency, and the rule behind that."""
    return {
        "rule": [
            {
                "level": requirement.level,
                "entries": requirement.count,
                "scope": requirement.scope.value,
                "months": requirement.months,
                "confirmable": requirement.confirmable,
            }
            for requirement in RULE
        ],
        "competencies": [
            {
                "id": competency_id,
                "expected": found.expected,
                "claimed": found.claimed,
                "evidenced": found.evidenced.level,
                "entries": found.evidenced.entries,
                "skill_gap": found.skill_gap,
                "proof_gap": found.proof_gap,
                "falls_on": found.evidenced.falls_on and found.evidenced.falls_on.isoformat(),
                "falls_to": found.evidenced.falls_to,
            }
            for competency_id, found in standings.items()
        ],
        "entries": [entry_document(entry) for entry in entries],
    }


def items_document(
    instrument: Instrument, items: Sequence[Item], *, with_keys: bool
) -> dict[str, object]:
    """Return items with their texts; `with_keys` adds the values of situation options."""
    return {
        "instrument": instrument.instrument_id,
        "version": instrument.version,
        "items": [_item_document(item, with_keys=with_keys) for item in items],
    }


def profile_document(profile: Profile) -> dict[str, object]:
    """Return one profile with where its levels come from."""
    return {
        "id": profile.profile_id,
        "name": profile.name,
        "role": profile.role_id,
        "description": profile.description,
        "instrument_version": profile.instrument_version,
        "levels": dict(profile.levels),
        "weights": dict(profile.weights),
        "provenance": {
            competency_id: {
                "mark": why.mark.value,
                "reason": why.reason,
                "sources": list(why.sources),
            }
            for competency_id, why in profile.provenance.items()
        },
    }


def attempt_summary(attempt: AttemptSummary) -> dict[str, object]:
    """Return one line of the list of attempts."""
    return {
        "id": attempt.attempt_id,
        "instrument": attempt.instrument_id,
        "form": attempt.form.value,
        "profile": attempt.profile_id,
        "started_at": attempt.started_at.isoformat(),
        "finished_at": attempt.finished_at.isoformat() if attempt.finished_at else None,
        "state": "finished" if attempt.is_finished else "open",
    }


def _competency_document(score: CompetencyScore) -> dict[str, object]:
    return {
        "id": score.competency_id,
        "score": score.score,
        "behaviour": score.behaviour,
        "judgement": score.judgement,
        "answered": score.answered,
        "asked": score.asked,
        "reliability": score.reliability,
        "sem": score.sem,
        "band": _pair(score.band),
        "expected": score.expected,
        "weight": score.weight,
        "gap": score.gap,
        "verdict": score.verdict.value,
        "attainment": score.attainment,
    }


def _item_document(item: Item, *, with_keys: bool) -> dict[str, object]:
    keyed = with_keys and item.kind is ItemKind.SITUATION
    return {
        "id": item.item_id,
        "competency": item.competency_id,
        "facet": item.facet_id,
        "kind": item.kind.value,
        "forms": [form.value for form in Form if form in item.forms],
        "cue": item.cue,
        "stem": item.stem,
        "options": [
            {
                "id": option.option_id,
                "text": option.text,
                **({"value": option.value, "reason": option.reason} if keyed else {}),
            }
            for option in item.options
        ],
    }


def _change_document(change: Change) -> dict[str, object]:
    return {
        "earlier": change.earlier,
        "later": change.later,
        "change": change.change,
        "rc": change.rc,
        "class": change.change_class.value if change.change_class else None,
    }


def _pair(band: tuple[float, float] | None) -> list[float] | None:
    return None if band is None else list(band)


def entry_document(entry: EvidenceEntry) -> dict[str, object]:
    """Return one entry of the ledger as JSON values; days and moments in ISO 8601."""
    return {
        "id": entry.entry_id,
        "facets": [f"{facet.competency_id}/{facet.facet_id}" for facet in entry.facets],
        **{field: getattr(entry, field) for field in ENTRY_TEXTS},
        "happened_on": entry.happened_on.isoformat(),
        "scope": entry.scope.value,
        "origin": entry.origin.value,
        "origin_id": entry.origin_id,
        "recorded_at": entry.recorded_at.isoformat(),
    }
