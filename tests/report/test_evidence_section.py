"""The ledger in a report: stories in order, what they cover, and who does not get them."""

from dataclasses import replace
from datetime import date

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.evidence import FacetRef, Scope
from hop_desktop.paths import AppPaths
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import preset
from hop_desktop.report.sections.evidence import EVIDENCE
from hop_desktop.report.snapshot import ReportSources, capture
from hop_desktop.services.evidence import EvidenceDraft


def test_stories_run_from_situation_to_result_and_managers_get_none(tmp_path, catalogue):
    services = open_services(AppPaths.at(tmp_path), catalogue)
    attempt = replace(load_samples(catalogue)[-1], attempt_id="a1")
    services.transfer.add_attempt(attempt)
    facets = (FacetRef("negotiation", "closing"),)
    services.evidence.add(
        EvidenceDraft(facets, date(2026, 1, 5), "At risk", "Save it", "I closed it", "Signed")
    )
    sources = ReportSources(
        catalogue,
        services.history,
        services.profiles,
        services.background,
        None,
        services.retakes,
        services.evidence,
    )

    snapshot = capture(sources, attempt)
    text = str(EVIDENCE.blocks(snapshot, preset(Audience.ME, snapshot)))
    services.database.close()

    places = [text.index(one) for one in ("At risk", "Save it", "I closed it", "Signed")]
    assert places == sorted(places)
    assert Scope.TEAM in {one.scope for one in snapshot.entries}
    assert preset(Audience.COACH, snapshot).has("evidence")
    assert not preset(Audience.MANAGER, snapshot).has("evidence")
