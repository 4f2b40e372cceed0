"""What interviewers ask is read strictly; what is wrong is named by file, table and field."""

import pytest

from hop_desktop.content.interview import load_interview
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.evidence import FacetRef

FACET = """
[[facets]]
competency = "{competency}"
facet = "{facet}"
questions = ["What did you do for {facet}?"]
"""


@pytest.fixture
def file(tmp_path, catalogue):
    texts = [
        FACET.format(competency=one.competency_id, facet=facet.facet_id)
        for one in catalogue.instrument.competencies
        for facet in one.facets
    ]
    file = tmp_path / "interview.toml"
    file.write_text("".join(texts))
    return file


def test_questions_are_read_by_facet(catalogue, file):
    questions = load_interview(catalogue.instrument, file)

    assert questions[FacetRef("negotiation", "closing")] == ("What did you do for closing?",)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('facet = "closing"', 'facet = "planning"', "facet: 'planning' is not one of preparation"),
        ('facet = "closing"', 'facet = "firmness"', "negotiation/closing has no questions"),
        ('facet = "closing"', 'facet = "firmness"', "negotiation/firmness is given 2 times"),
        ('["What did you do for closing?"]', "[]", "(negotiation/closing): questions: has none"),
        ('["What did you do for closing?"]', '[" "]', "(negotiation/closing): questions: has none"),
        ('facet = "closing"', 'facet = "closing"\nrank = 1', "rank: is not a known field"),
        ("[[facets]]", "[[facets", "TOML|Expected|expected|invalid"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(catalogue, file, old, new, place):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))

    with pytest.raises(InvalidInstrumentError) as refused:
        load_interview(catalogue.instrument, file)

    said = "\n".join(refused.value.problems)
    assert any(one in said for one in place.split("|"))


def test_a_missing_file_is_named(catalogue, tmp_path):
    with pytest.raises(InvalidInstrumentError, match=r"gone\.toml"):
        load_interview(catalogue.instrument, tmp_path / "gone.toml")
