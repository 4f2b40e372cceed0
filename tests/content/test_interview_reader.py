"""What interviewers ask is read strictly; what is wrong is named by file, table and field."""

import pytest

from hop_desktop.content.interview import load_interview
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.evidence import FacetRef

FILE = "text/en/interview.toml"
FACET = """
["{competency}/{facet}"]
questions = ["What did you do for {facet}?"]
"""


@pytest.fixture
def folder(tmp_path, catalogue):
    """A content folder with a question for each facet, and nothing else."""
    texts = [
        FACET.format(competency=one.competency_id, facet=facet.facet_id)
        for one in catalogue.instrument.competencies
        for facet in one.facets
    ]
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text("".join(texts))
    return tmp_path


def test_questions_are_read_by_facet(catalogue, folder):
    questions = load_interview(catalogue.instrument, folder)

    assert questions[FacetRef("negotiation", "closing")] == ("What did you do for closing?",)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"negotiation/closing"', '"negotiation/x"', "negotiation/x: is not a known field"),
        ('"negotiation/closing"', '"negotiation/x"', "negotiation/closing: is missing"),
        ('"negotiation/closing"', '"negotiation/firmness"', "TOML|Cannot|cannot"),
        ('["What did you do for closing?"]', "[]", "negotiation/closing: questions: has none"),
        ('["What did you do for closing?"]', '[" "]', "negotiation/closing: questions: has none"),
        (
            '"negotiation/closing"]',
            '"negotiation/closing"]\nrank = 1',
            "rank: is not a known field",
        ),
        ('closing"]', 'closing"', "TOML|Expected|expected|invalid"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(catalogue, folder, old, new, place):
    file = folder / FILE
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))

    with pytest.raises(InvalidInstrumentError) as refused:
        load_interview(catalogue.instrument, folder)

    said = "\n".join(refused.value.problems)
    assert any(one in said for one in place.split("|"))


def test_a_missing_file_is_named(catalogue, tmp_path):
    with pytest.raises(InvalidInstrumentError, match=r"interview\.toml"):
        load_interview(catalogue.instrument, tmp_path)
