"""An address in a note is printed as it was typed, and leads nowhere.

Checkers such as PAC warn of an address in the text that is no link. The warning is accepted: the
words are the person's and are kept as written, PDF/UA-1 asks that links are tagged and not that
there are any, and nobody who opens a report is led by a click to a place that nobody looked at.
"""

from dataclasses import replace

import pikepdf
import pymupdf
import pytest

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.paths import AppPaths
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import preset

ADDRESSES = ("https://a.example/x?y=1", "http://a.example", "www.a.example", "a@b.example")
NOTE = "See " + " and ".join(ADDRESSES)


@pytest.fixture(scope="module", params=["report.pdf", "report.html", "report.md"])
def report(request, tmp_path_factory, catalogue):
    """A report whose every example holds the addresses."""
    folder = tmp_path_factory.mktemp("addresses")
    services = open_services(AppPaths.at(folder), catalogue)
    sample = load_samples(catalogue)[-1]
    note = EvidenceNote(NOTE, EvidenceGrade.PERSON)
    attempt = replace(sample, attempt_id="a1", evidence=dict.fromkeys(sample.evidence, note))
    snapshot = services.reports.capture_attempt(attempt)
    services.reports.write(snapshot, preset(Audience.ME, snapshot), folder / request.param)
    services.database.close()
    return folder / request.param


def test_an_address_in_a_note_is_text_and_no_link(report):
    if report.suffix != ".pdf":
        text = report.read_text(encoding="utf-8")
        assert "a.example" in text
        assert 'href="http://a.example' not in text
        assert "](http" not in text
        return
    with pymupdf.open(report) as pages:
        text = "".join(page.get_text() for page in pages)
    with pikepdf.open(report) as pdf:
        links = [str(link.A.get("/URI", "")) for link in annotations(pdf)]
    assert all(address.split("?")[0] in text.replace("\n", "") for address in ADDRESSES)
    assert [link for link in links if ".example" in link] == []


def annotations(pdf):
    return [one for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one]
