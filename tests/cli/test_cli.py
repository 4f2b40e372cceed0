"""The command line as other programs see it."""

import json
import sys

import pymupdf
import pytest

from hop_desktop.__main__ import main
from hop_desktop.resources import resource
from tests.cli.examples import SAMPLE

EARLIER = str(resource("sample", "earlier.json"))


def as_json(result):
    status, out, _err = result
    assert status == 0
    return json.loads(out)


@pytest.mark.parametrize(("form", "count"), [("full", 59), ("quick", 18)])
def test_items_lists_a_form(hop, form, count):
    items = as_json(hop("items", "--form", form, "--json"))["items"]

    assert len(items) == count
    assert all(form in item["forms"] for item in items)
    assert not any("value" in option for item in items for option in item["options"])


def test_keys_are_shown_only_when_asked_for(hop):
    items = as_json(hop("items", "--keys", "--json"))["items"]

    keyed = [item for item in items if item["kind"] == "situation"]
    assert len(keyed) == 8
    assert all("value" in option for item in keyed for option in item["options"])


def test_profiles_are_three_stages_and_six_roles(hop):
    profiles = as_json(hop("profiles", "--json"))

    assert [one["id"] for one in profiles] == [
        *("startup", "scale-up", "enterprise", "senior-pm", "group-pm", "director"),
        *("head-of-product", "vp-product", "cpo"),
    ]
    assert all(sum(one["weights"].values()) == 100 for one in profiles)


def test_score_has_the_shape_of_the_contract(hop):
    card = as_json(hop("score", SAMPLE, "--json"))

    assert card["profile"] == "scale-up"
    assert len(card["competencies"]) == 10
    unexposed = next(one for one in card["competencies"] if one["id"] == "commercial-acumen")
    assert unexposed["verdict"] == "unexposed"
    assert unexposed["score"] is unexposed["band"] is None
    assert card["readiness"]["coverage"] == 0.93


def test_another_profile_can_be_asked_for(hop):
    assert as_json(hop("score", SAMPLE, "--profile", "cpo", "--json"))["profile"] == "cpo"


def test_an_attempt_is_kept_listed_and_compared(hop):
    earlier, later = (hop("add", one)[1].strip() for one in (EARLIER, SAMPLE))

    listed = as_json(hop("list", "--json"))
    comparison = as_json(hop("compare", earlier, later, "--json"))

    assert [one["id"] for one in listed] == [earlier, later]
    assert {one["state"] for one in listed} == {"finished"}
    assert comparison["items_shared"] == comparison["items_total"] == 59
    assert comparison["readiness"]["class"] == "reliable-rise"


def test_everything_goes_out_and_comes_back(hop, tmp_path, capsys):
    for one in (EARLIER, SAMPLE):
        hop("add", one)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert hop("export", "-o", first)[0] == 0

    other = ["--data-dir", str(tmp_path / "other")]
    assert main([*other, "import", str(first)]) == 0
    assert main([*other, "import", str(first)]) == 0
    assert main([*other, "export", "-o", str(second)]) == 0

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("audience", ["me", "manager", "coach"])
def test_a_summary_is_one_page_for_every_audience(hop, tmp_path, audience):
    hop("add", SAMPLE)
    target = tmp_path / "page.pdf"

    assert hop("report", "--summary", "--audience", audience, "-o", target)[0] == 0

    with pymupdf.open(target) as pdf:
        text = " ".join("".join(page.get_text() for page in pdf).split())
        assert len(pdf) == 1
    assert text.startswith("Head of Product self-assessment")
    for said in ("You meet 3 of 9", "83", "Strongest:", "How sure", "Worth working on", "version"):
        assert said in text


def test_a_spreadsheet_runs_nothing_of_the_csv(hop, tmp_path):
    content = json.loads(resource("sample", "attempt.json").read_text(encoding="utf-8"))
    item = next(iter(content["evidence"]))
    content["evidence"][item]["text"] = "=HYPERLINK(1)"
    file = tmp_path / "attempt.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    hop("add", file)

    assert hop("export", "-o", tmp_path / "scores.csv")[0] == 0

    responses = (tmp_path / "scores-responses.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in responses
    assert ",=HYPERLINK" not in responses


def test_a_backup_brings_back_what_was_there(hop, tmp_path):
    hop("add", EARLIER)
    backup = tmp_path / "backup.db"
    assert hop("backup", "-o", backup)[0] == 0
    hop("add", SAMPLE)

    assert hop("restore", backup)[0] == 0

    assert len(as_json(hop("list", "--json"))) == 1
    assert hop("check")[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="rights of others are another matter there")
def test_check_tells_each_finding_and_how_many(hop, tmp_path):
    hop("add", SAMPLE)
    (tmp_path / "data").chmod(0o755)

    status, out, err = hop("check")

    assert status == 4
    assert "can be opened by other people" in out
    assert "1 finding in" in err


@pytest.mark.parametrize("kind", ["radar", "gaps", "trend"])
@pytest.mark.parametrize(
    ("ending", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_charts_are_files_of_their_kind(hop, tmp_path, kind, ending, start):
    hop("add", SAMPLE)
    target = tmp_path / f"chart.{ending}"

    assert hop("chart", kind, "-o", target)[0] == 0

    assert target.read_bytes().startswith(start)


@pytest.mark.parametrize("kind", ["radar", "gaps"])
def test_a_chart_says_whose_it_is_when_and_how_ready(hop, tmp_path, kind):
    hop("add", SAMPLE)
    target = tmp_path / "chart.svg"

    hop("chart", kind, "-o", target)

    drawn = target.read_text(encoding="utf-8")
    for words in ("You and Head of Product, scale-up", "2 November 2026", "Readiness 83 of 100"):
        assert words in drawn


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("score", "/nowhere/file.json"), 3),
        (("score", "/"), 3),
        (("score", "pyproject.toml"), 3),
        (("restore", "pyproject.toml"), 3),
        (("report", "-o", "x.pdf"), 2),
        (("compare", "a", "b"), 2),
        (("score", SAMPLE, "--profile", "king"), 2),
    ],
)
def test_a_refusal_is_one_line_and_its_own_status(hop, arguments, status):
    found, _out, err = hop(*arguments)

    assert found == status
    assert err.startswith("hop-desktop: ")
    assert err.count("\n") == 1


def test_an_output_that_cannot_be_written_is_status_five(hop):
    hop("add", SAMPLE)

    assert hop("report", "-o", "/nowhere/report.pdf")[0] == 5
    assert hop("report", "-o", "report.docx")[0] == 5


def test_a_store_that_cannot_be_read_is_status_four(hop, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "hop.db").write_bytes(b"not a database, but long enough to look" * 50)

    status, _out, err = hop("list")

    assert status == 4
    assert "hop.db" in err


def test_wrong_usage_is_status_two(hop):
    status, _out, err = hop("dance")

    assert status == 2
    assert len(err.splitlines()) == 1


def test_evidence_names_rule_levels_and_entries(hop, tmp_path):
    hop("add", SAMPLE)
    hop("export", "-o", tmp_path / "all.json")
    content = json.loads((tmp_path / "all.json").read_text())
    content["evidence"] = [
        {
            "id": "e1",
            "facets": ["negotiation/closing"],
            "situation": "",
            "task": "",
            "action": "Closed it",
            "result": "",
            "happened_on": "2026-01-01",
            "scope": "company",
            "confirmer": "Ana",
            "reference": "",
            "origin": "hand",
            "origin_id": "",
            "recorded_at": "2026-01-02T00:00:00+00:00",
        }
    ]
    (tmp_path / "all.json").write_text(json.dumps(content))
    assert hop("import", tmp_path / "all.json")[0] == 0

    found = as_json(hop("evidence", "--json"))

    by_id = {one["id"]: one for one in found["competencies"]}
    negotiation = by_id["negotiation"]
    assert len(by_id) == 10
    assert [one["level"] for one in found["rule"]] == [2, 3, 4, 5]
    assert [one["action"] for one in found["entries"]] == ["Closed it"]
    assert negotiation["entries"] == 1
    assert negotiation["proof_gap"] == negotiation["claimed"] - negotiation["evidenced"]
    assert negotiation["skill_gap"] == negotiation["expected"] - negotiation["claimed"]
    assert by_id["budgeting"]["evidenced"] == 1
    status, out, _err = hop("evidence")
    assert status == 0
    assert "Closed it" in out
    assert "Level 5: 2 entries" in out


def test_evidence_without_an_attempt_expects_and_claims_nothing(hop):
    found = as_json(hop("evidence", "--json"))

    assert found["entries"] == []
    assert {one["claimed"] for one in found["competencies"]} == {None}
    assert hop("evidence")[0] == 0
