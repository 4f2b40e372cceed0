"""The page about the role holds every duty and every number, each with where it comes from."""

import re

import pytest

from hop_desktop.domain.profile import Mark
from hop_desktop.presentation.role import RoleState, make_role_state
from tests.content.bank import CONTENT

NAMED_BY_THE_ARTICLE = 36


@pytest.fixture(scope="module")
def state(catalogue) -> RoleState:
    return make_role_state(catalogue)


def cells(state: RoleState, part_id: str) -> set[str]:
    """Every text in the tables of one part."""
    _number, part = state.place_of(part_id)
    return {cell for block in part.blocks for row in block.table.rows for cell in row}


def everything(state: RoleState) -> str:
    """Every text of the page."""
    texts = [text for part in state.parts for text in (*part.paragraphs, *part.points)]
    for part in state.parts:
        texts += [block.text for block in part.blocks] + list(cells(state, part.part_id))
    for numbers in state.numbers:
        texts += [cell for row in numbers.table.rows for cell in row]
    return "\n".join(texts)


def test_every_duty_that_the_article_names_is_on_the_page(catalogue, state):
    duties = catalogue.role.duties

    assert len({duty.text for duty in duties}) == NAMED_BY_THE_ARTICLE
    assert {duty.text for duty in duties} <= cells(state, "duties")


def test_a_duty_is_followed_to_its_facet_or_to_where_it_is_taken_up(catalogue, state):
    names = {
        (one.competency_id, facet.facet_id): facet.name
        for one in catalogue.instrument.competencies
        for facet in one.facets
    }
    _number, part = state.place_of("duties")
    rows = [row for block in part.blocks for row in block.table.rows]

    for duty in (*catalogue.role.duties, *catalogue.role.further_duties):
        homes = ", ".join(home for text, home in rows if text == duty.text)
        assert all(names[facet] in homes for facet in duty.facets), duty.text
        assert duty.facets or duty.note in homes, duty.text


def test_every_competency_says_what_the_role_does_there(catalogue, state):
    _number, part = state.place_of("duties")

    for one in catalogue.instrument.competencies:
        block = next(block for block in part.blocks if block.table.name == one.name)
        summary = catalogue.role.summaries[one.competency_id]
        assert block.text.partition(" [")[0] == summary.partition(" [")[0]
        assert block.title.endswith("(core)") is one.is_core


def test_every_number_is_shown_with_mark_reason_and_listed_sources(catalogue, state):
    _number, part = state.place_of("sources")
    listed = dict(enumerate(part.paragraphs, 1))
    for profile in catalogue.profiles:
        rows = state.numbers_of(profile.profile_id).table.rows
        assert len(rows) == len(profile.levels)
        for row, (one, level) in zip(rows, profile.levels.items(), strict=True):
            _name, shown, weight, reason, sources = row
            origin = profile.provenance[one]
            mark = "derived" if origin.mark is Mark.DERIVED else "judgement"
            assert shown == f"{level:.1f} ({mark})"
            assert weight == f"{profile.weights[one]} % (judgement)"
            assert reason == origin.reason
            assert (sources == "–") is not bool(origin.sources)
            named = [listed[int(number)] for number in re.findall(r"\d+", sources)]
            texts = [catalogue.sources[code].text for code in origin.sources]
            assert all(any(text in line for line in named) for text in texts)
            assert len(named) == len(texts)


def test_the_ladder_has_a_short_title_for_each_step(catalogue, state):
    _number, part = state.place_of("ladder")

    headers = part.blocks[0].table.headers
    assert headers == ("Competency", "Senior PM", "Group PM", "Director", "Head", "VP", "CPO")
    assert len(part.blocks[0].table.rows) == len(catalogue.instrument.competencies)


def test_the_three_stages_stand_side_by_side(state):
    _number, part = state.place_of("stages")

    assert part.blocks[0].table.headers == ("Competency", "Start-up", "Scale-up", "Enterprise")
    assert "2.5, weight 9 %" in cells(state, "stages")


def test_no_text_has_a_code_and_each_number_leads_to_its_footnote(state):
    assert re.findall(r"\[[A-Z][A-Z0-9-]+\]", everything(state)) == []
    for part in state.parts[:-1]:
        tables = [cell for block in part.blocks for row in block.table.rows for cell in row]
        above = [block.text for block in part.blocks]
        texts = "\n".join((*part.paragraphs, *part.points, *above, *tables))
        marks = {
            number for mark in re.findall(r"\[([\d, ]+)\]", texts) for number in mark.split(", ")
        }
        assert marks == {re.match(r"\[(\d+)\] ", line)[1] for line in part.footnotes}
    _number, job = state.place_of("job")
    assert "vision, strategy and roadmap [1, 2]." in job.paragraphs[0]
    assert job.footnotes[0].startswith("[1] “Head of product: a guide for product managers”")


def test_every_source_is_listed_and_what_is_cited_from_memory_says_so(catalogue, state):
    _number, part = state.place_of("sources")

    assert len(part.paragraphs) == len(catalogue.sources)
    assert any(line.endswith("(from memory)") for line in part.paragraphs)


@pytest.mark.parametrize("figure", ["156,6", "156 6", "1566", "156.6", "dollar", "$", "salary"])
def test_the_pay_figure_of_the_article_is_shown_nowhere(state, figure):
    files = "\n".join(one.read_text(encoding="utf-8") for one in CONTENT.rglob("*.toml"))

    assert len(files) > 100_000
    assert figure not in everything(state)
    assert figure not in files
