"""Texts that make careless programs stumble go through everything and come back as they are."""

import csv
import io
import re
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from html.parser import HTMLParser

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.background import Background
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.evidence import FacetRef
from hop_desktop.domain.plan import ActionDraft
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import preset
from hop_desktop.services.evidence import EvidenceDraft
from tests.faults.scale import N, record
from tests.hostile import HOSTILE, foreign_objects

TEXTS = st.text(max_size=60) | st.sampled_from(HOSTILE)


def facet_of(services):
    competency = services.catalogue.instrument.competencies[0]
    return FacetRef(competency.competency_id, competency.facets[0].facet_id)


def write_everywhere(services, text):
    """Write a text wherever a person can write; return what is stored of it, place by place."""
    facet, cut = facet_of(services), text[:3000]
    entry = services.evidence.add(
        EvidenceDraft(
            facets=(facet,),
            happened_on=services.evidence.today(),
            action=f"a{cut}b",
            **dict.fromkeys(("situation", "task", "result", "confirmer", "reference"), f"a{cut}b"),
        )
    )
    draft = ActionDraft(title=f"a{text[:60]}b", competency_id=facet.competency_id)
    action = services.planning.add(replace(draft, do=f"a{cut}b", seen=f"a{cut}b", note=f"a{cut}b"))
    base = services.catalogue.profiles[0]
    own = services.profiles.save(services.profiles.copy(base, f"a{text[:60]}b", f"a{text[:60]}b"))
    services.background.save(Background(sector=f"a{text[:150]}b", education=f"a{text[:150]}b"))
    return entry, action, own


def stored_everywhere(services, entry, action, own):
    """Return the texts as a new start reads them: whole ones, and those in one line."""
    found, planned = services.evidence.get(entry.entry_id), services.planning.get(action.action_id)
    texts = {found.situation, found.task, found.action, found.result, found.confirmer}
    texts |= {found.reference, planned.do, planned.seen, planned.note}
    noted = services.background.load()
    profile = services.profiles.get(own.profile_id)
    short = {noted.sector, noted.education}, {profile.description}
    return texts, short, {planned.title, profile.name}


def require_round_trip(services, text):
    written = write_everywhere(services, text)

    texts, (noted, described), lines = stored_everywhere(services, *written)

    assert texts == {clean_text(f"a{text[:3000]}b")}
    assert noted == {clean_text(f"a{text[:150]}b")}
    assert described == {clean_text(f"a{text[:60]}b")}
    assert lines == {" ".join(clean_text(f"a{text[:60]}b").split())}


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) > 60


@given(st.text())
def test_cleaning_again_changes_nothing(text):
    clean = clean_text(text)

    assert clean_text(clean) == clean
    assert clean.encode() is not None
    assert not any(one < " " and one not in "\n\t" for one in clean)


def test_what_this_python_does_not_know_yet_may_be_an_emoji_and_stays():
    assert clean_text("\U0001fae8 \U0001face") == "\U0001fae8 \U0001face"


def test_every_text_is_stored_cleaned_and_comes_back_the_same(open_store):
    services = open_store("one")

    for text in HOSTILE:
        require_round_trip(services, text)

    record(
        "hostile texts through ledger, plan, profiles and background",
        trials=len(HOSTILE),
        changed=0,
    )


def test_any_text_is_stored_cleaned_and_comes_back_the_same(open_store):
    services = open_store("one")

    @given(TEXTS)
    @settings(max_examples=40 * N, deadline=None, suppress_health_check=list(HealthCheck))
    def check(text):
        require_round_trip(services, text)

    check()


def noted(services):
    """Store an attempt with a hostile example at each item, and a reason at each; return it."""
    attempt = load_samples(services.catalogue)[-1]
    items = list(attempt.responses)
    pairs = zip(items, HOSTILE * 3, strict=False)
    evidence = {
        item: EvidenceNote(clean_text(text), EvidenceGrade.DOCUMENTED) for item, text in pairs
    }
    attempt = replace(attempt, attempt_id="mine", evidence=evidence)
    services.transfer.add_attempt(attempt)
    services.retakes.note_reasons(attempt, dict(zip(items, HOSTILE, strict=False)))
    return attempt


def test_an_export_with_all_of_them_comes_back_the_same(open_store):
    services, other = open_store("one"), open_store("other")
    attempt = noted(services)
    for text in HOSTILE:
        write_everywhere(services, text)
    exported = services.transfer.export()

    other.transfer.import_all(exported, "\ud800\u202ex.json")

    assert other.transfer.export() == exported
    given = dict(zip(attempt.responses, HOSTILE, strict=False))
    wanted = {item: clean_text(text).strip() for item, text in given.items()}
    assert services.retakes.reasons(attempt) == wanted


def unquoted(text):
    """Return a text without the quotes that keep a spreadsheet from running what follows."""
    return re.sub(r"(^|[;\t\r\n])'+", r"\1", text)


def test_no_cell_of_a_table_runs_and_all_come_back(open_store, tmp_path):
    services = open_store("one")
    attempt = noted(services)

    (responses,) = [
        content
        for path, content in services.transfer.files(tmp_path / "x.csv").items()
        if "responses" in path.name
    ]

    rows = list(csv.DictReader(io.StringIO(responses.decode("utf-8-sig"), newline=""), strict=True))
    assert not any(cell.startswith(tuple("=+-@\t\r")) for row in rows for cell in row.values())
    for row in rows:
        note = attempt.evidence.get(row["item"])
        assert unquoted(row["evidence"]) == unquoted(note.text if note else "")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, *sorted(name for name, _value in attributes)))
        self.addresses = [v for k, v in attributes if k in {"src", "href"} and v[:1] != "#"]


def kinds_of_tags(content):
    tags = Tags()
    tags.feed(content.decode())
    return set(tags.seen)


def test_a_report_of_all_of_them_holds_nothing_foreign(open_store, tmp_path):
    harmless, hostile = open_store("harmless"), open_store("hostile")
    harmless.transfer.add_attempt(replace(load_samples(harmless.catalogue)[-1], attempt_id="mine"))
    noted(hostile)
    for services, texts in ((harmless, ["fine"] * len(HOSTILE)), (hostile, HOSTILE)):
        for text in texts:
            write_everywhere(services, text)
    written = {}
    for name, services in (("harmless", harmless), ("hostile", hostile)):
        snapshot = services.reports.capture("mine")
        printed = " ".join(HOSTILE)[:190] if name == "hostile" else "Ada"
        choice = preset(Audience.ME, snapshot, name=printed)
        for ending in (".pdf", ".html", ".md"):
            path = tmp_path / f"{name}{ending}"
            services.reports.write(snapshot, choice, path)
            written[name, ending] = path.read_bytes()

    assert foreign_objects(io.BytesIO(written["hostile", ".pdf"])) == []
    assert kinds_of_tags(written["hostile", ".html"]) <= kinds_of_tags(written["harmless", ".html"])
    assert "<script>alert" not in written["hostile", ".md"].decode()
    record("hostile texts through PDF, HTML and Markdown", trials=len(HOSTILE), foreign_objects=0)


def test_a_foreign_object_in_a_pdf_is_found():
    content = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://example.org")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
        pdf.pages[0].Annots = [pdf.make_indirect(link)]
        pdf.attachments["passwd"] = b"root"
        pdf.save(content)

    assert {"/URI", "/Link", "passwd"} <= set(foreign_objects(content))


def test_a_tag_that_a_text_smuggled_in_is_found():
    assert kinds_of_tags(b"<p>x</p><img src='file:///x'>") > kinds_of_tags(b"<p>x</p>")


def test_a_store_that_takes_texts_as_they_come_would_be_noticed(open_store):
    services = open_store("one")
    written = write_everywhere(services, "fine")
    with closing(sqlite3.connect(services.database.path)) as connection:
        connection.execute("UPDATE ledger_entry SET action = ?", ["\u202eevil"])
        connection.commit()

    with pytest.raises(HopError, match="damaged"):
        stored_everywhere(services, *written)


def test_the_background_has_no_field_that_is_left_out():
    assert set(asdict(Background())) >= {"sector", "education"}
