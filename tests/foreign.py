"""A whole store in which every text that a person or a file can give is a foreign one."""

import json
from dataclasses import asdict, replace

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import EvidenceGrade
from hop_desktop.domain.background import Background
from hop_desktop.domain.evidence import FacetRef
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.plan import ActionDraft, ActionState
from hop_desktop.services.attempt_file import attempt_document
from hop_desktop.services.evidence_writing import EvidenceDraft
from tests.answered_forms import answer_everything, collect_for


def fill(services, text):
    """Have every text be `text`: of profiles, examples, ledger, plan, background and reasons."""
    catalogue = services.catalogue
    competency = catalogue.instrument.competencies[0]
    facet = competency.facets[0].facet_id
    shipped = catalogue.profiles[0]
    own = services.profiles.save(services.profiles.copy(shipped, f"a{text}", f"a{text}"))
    for sample in load_samples(catalogue):
        services.transfer.import_all(
            _attempt_file(catalogue, sample, own.profile_id, text), f"{text:.40}"
        )
    later = services.history.attempts()[-1]
    services.retakes.note_reasons(later, dict.fromkeys(later.responses, text))
    services.evidence.add(
        EvidenceDraft(
            facets=(FacetRef(competency.competency_id, facet),),
            happened_on=services.evidence.today(),
            action=f"a{text}",
            **dict.fromkeys(("situation", "task", "result", "confirmer", "reference"), text),
        )
    )
    draft = ActionDraft(
        title=f"a{text:.60}", competency_id=competency.competency_id, facet_ids=(facet,)
    )
    draft = replace(draft, do=text, seen=text, note=text, due=services.planning.today())
    services.planning.add(draft)
    done = services.planning.add(draft)
    services.planning.move_to_state(done.action_id, ActionState.DONE)
    answer_everything(services.feedback, f"a{text:.40}", text)
    collect_for(services, f"a{text:.40}")
    noted = {**dict.fromkeys(asdict(Background()), text[:150]), "target_profile": own.profile_id}
    services.background.save(Background(**noted))
    return own


def begin(services, profile_id, text):
    """Have an attempt under way in which every core item has an example."""
    attempt = services.assessment.begin(Form.FULL, profile_id)
    note = load_samples(services.catalogue)[-1].evidence
    for item_id, one in note.items():
        changed = attempt.with_response(item_id, 5)
        changed = changed.with_evidence(item_id, replace(one, text=text))
        attempt = services.assessment.save(attempt, changed)
    return attempt


def _attempt_file(catalogue, attempt, profile_id, text):
    version = catalogue.instrument.version
    document = {**attempt_document(attempt, version), "profile": profile_id}
    document["evidence"] = {
        item_id: {"text": text, "grade": EvidenceGrade.DOCUMENTED.value}
        for item_id, level in attempt.responses.items()
        if item_id in attempt.evidence and level
    }
    return json.dumps(document).encode("utf-8", "surrogatepass")
