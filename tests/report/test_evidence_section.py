"""The ledger in a report: stories in order, what they cover, and who does not get them."""

from dataclasses import replace
from datetime import date

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.evidence import FacetRef, Scope
from hop_desktop.paths import AppPaths
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import preset
from hop_desktop.report.sections.evidence import EVIDENCE
from hop_desktop.report.sections.pack import FIRST_DAYS, INTERVIEW
from hop_desktop.report.sections.profile import PROFILE
from hop_desktop.report.sections.summary import SUMMARY
from hop_desktop.report.snapshot import ReportSources, capture
from hop_desktop.services.evidence_writing import EvidenceDraft


def snapshot_with(services, catalogue, attempt, earlier_id=None):
    sources = ReportSources(
        catalogue,
        services.history,
        services.profiles,
        services.background,
        None,
        services.retakes,
        services.evidence,
        services.packs,
        services.planning,
        services.feedback,
    )
    return capture(sources, attempt, earlier_id)


def test_the_radar_draws_evidence_and_look_back_only_where_their_sections_go_in(
    tmp_path, catalogue
):
    services = open_services(AppPaths.at(tmp_path), catalogue)
    earlier, attempt = (
        replace(one, attempt_id=f"a{n}") for n, one in enumerate(load_samples(catalogue))
    )
    services.transfer.add_attempt(earlier)
    services.transfer.add_attempt(attempt)
    look_back = services.retakes.look_back(earlier, attempt)
    item_id = services.retakes.items_to_look_back_at(earlier, attempt)[0]
    rated = services.retakes.rate_look_back(look_back, item_id, 1)
    services.retakes.save_look_back(rated)
    facets = (FacetRef("negotiation", "closing"),)
    services.evidence.add(EvidenceDraft(facets, date(2026, 1, 5), action="I closed it"))

    snapshot = snapshot_with(services, catalogue, attempt, "a0")
    mine, managers = (
        str([section.blocks(snapshot, preset(one, snapshot)) for section in (SUMMARY, PROFILE)])
        for one in (Audience.ME, Audience.MANAGER)
    )
    services.database.close()

    assert "Backed by evidence:" in mine
    assert "'Evidenced'" in mine
    assert "as you see it now" in mine
    assert "Backed by evidence:" not in managers
    assert "'Evidenced'" not in managers


def test_stories_run_from_situation_to_result_and_managers_get_none(tmp_path, catalogue):
    services = open_services(AppPaths.at(tmp_path), catalogue)
    attempt = replace(load_samples(catalogue)[-1], attempt_id="a1")
    services.transfer.add_attempt(attempt)
    facets = (FacetRef("negotiation", "closing"),)
    services.evidence.add(
        EvidenceDraft(facets, date(2026, 1, 5), "At risk", "Save it", "I closed it", "Signed")
    )

    snapshot = snapshot_with(services, catalogue, attempt)
    text = str(EVIDENCE.blocks(snapshot, preset(Audience.ME, snapshot)))
    services.database.close()

    places = [text.index(one) for one in ("At risk", "Save it", "I closed it", "Signed")]
    assert places == sorted(places)
    assert Scope.TEAM in {one.scope for one in snapshot.entries}
    assert preset(Audience.COACH, snapshot).has("evidence")
    assert not preset(Audience.MANAGER, snapshot).has("evidence")


def test_the_pack_goes_into_the_own_report_and_not_into_the_managers(tmp_path, catalogue):
    services = open_services(AppPaths.at(tmp_path), catalogue)
    attempt = replace(load_samples(catalogue)[-1], attempt_id="a1")
    services.transfer.add_attempt(attempt)
    facets = (FacetRef("negotiation", "closing"),)
    services.evidence.add(EvidenceDraft(facets, date(2026, 1, 5), action="I closed it"))

    snapshot = snapshot_with(services, catalogue, attempt)
    sample = snapshot_with(services, catalogue, load_samples(catalogue)[-1])
    mine = preset(Audience.ME, snapshot)
    asked, planned = (str(one.blocks(snapshot, mine)) for one in (INTERVIEW, FIRST_DAYS))
    question = services.packs.questions[snapshot.pack.thin[0].probes[0].facet][0]
    services.database.close()

    assert question in asked
    assert "Days 31 to 60" in planned
    assert snapshot.pack.phases[0].begun[0].action.title in planned
    for section in ("interview", "first-days"):
        assert mine.has(section)
        assert not preset(Audience.MANAGER, snapshot).has(section)
    assert not INTERVIEW.is_there(sample)
    assert not FIRST_DAYS.is_there(sample)
