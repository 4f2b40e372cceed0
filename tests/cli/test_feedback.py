"""Other people's eyes on the command line, from asking to showing."""

import json

import pytest

from tests.answered_forms import as_file, data_in, expectation, view
from tests.cli.examples import SAMPLE
from tests.sealed_sheets import answers_of, sealed, sheet


def as_json(result):
    status, out, err = result
    assert status == 0, err
    return json.loads(out)


@pytest.fixture
def ask(hop, tmp_path):
    """Write a form and return its data."""

    def ask(kind, *options):
        path = tmp_path / f"{kind}.html"
        status, _out, err = hop("ask", kind, "--name", "Maria", *options, "-o", path)
        assert status == 0, err
        return data_in(path)

    return ask


@pytest.fixture
def add(hop, tmp_path):
    def add(document):
        path = tmp_path / "in.hop-answer"
        path.write_bytes(as_file(document))
        return hop("feedback", "add", path)

    return add


def test_an_expectation_is_asked_taken_in_and_shown(hop, ask, add):
    hop("add", SAMPLE)
    form = ask("expectations")

    status, out, _err = add(expectation(form, level=5))

    assert (status, out) == (0, "an expectation is stored\n")
    (shown,) = as_json(hop("feedback", "show", "--json"))["expectations"]
    assert shown["sender"] == "Ana Ruiz"
    assert len(shown["competencies"]) == 10
    assert shown["scorecard"]["readiness"]["value"] is not None
    assert "Ana Ruiz expects" in hop("feedback", "show")[1]


def test_a_named_view_is_asked_in_german_and_shown(hop, ask, add):
    hop("add", SAMPLE)
    form = ask("view", "--lang", "de", "--sheets")

    assert form.language == "de"
    assert add(view(form))[0] == 0
    (shown,) = as_json(hop("feedback", "show", "--json"))["named_views"]
    assert {row["theirs"] for row in shown["competencies"]} == {3.0}
    assert "Ana Ruiz sees" in hop("feedback")[1]


def test_sheets_stand_beside_the_form(ask, tmp_path):
    ask("view", "--sheets")

    assert (tmp_path / "view.pdf").read_bytes().startswith(b"%PDF")
    assert "hop-desktop answers: view" in (tmp_path / "view.txt").read_text(encoding="utf-8")


def test_a_round_goes_to_a_collector_and_comes_back(hop, tmp_path):
    hop("ask", "round", "--name", "Maria", "-o", tmp_path / "round", folder="maria")
    folder = tmp_path / "new" / "forms"
    opened = ("collect", "open", tmp_path / "round", "-o", folder, "--name", "Lee")
    status, out, err = hop(*opened, "--invited", "peers=4", "--invited", "reports=3")
    assert status == 0, err
    assert out.splitlines() == [str(folder / "peers.html"), str(folder / "reports.html")]
    for number, group in enumerate(["peers"] * 4 + ["reports"] * 3):
        form = data_in(folder / f"{group}.html")
        path = tmp_path / f"{number}.hop-answer"
        path.write_bytes(sealed(form, sheet(form, number, answers_of(form, number))))
    answers = sorted(tmp_path.glob("*.hop-answer"))
    assert hop("collect", "add", *answers)[1].endswith("Maria: peers 4 of 4, reports 3 of 3\n")
    (listed,) = as_json(hop("collect", "list", "--json"))
    assert listed["given"] == {"peers": 4, "reports": 3}

    status, out, err = hop("collect", "close", "-o", tmp_path / "result")

    assert status == 0, err
    assert "destroyed" in out
    assert hop("collect")[1] == ""
    status, out, err = hop("feedback", "add", tmp_path / "result", folder="maria")
    assert (status, out) == (0, "a result is stored\n"), err
    (shown,) = as_json(hop("feedback", "show", "--json", folder="maria"))["group_results"]
    assert shown["collector"] == "Lee"
    cells = [c for row in shown["competencies"] for c in row["groups"].values()]
    assert cells
    assert all(cell["n"] >= 3 for cell in cells)


def test_an_answer_that_is_refused_keeps_no_other_out(hop, tmp_path):
    hop("ask", "round", "--name", "Maria", "-o", tmp_path / "round", folder="maria")
    opened = ("collect", "open", tmp_path / "round", "-o", tmp_path, "--name", "Lee")
    hop(*opened, "--invited", "peers=4", "--invited", "reports=3")
    form = data_in(tmp_path / "peers.html")
    for number in range(3):
        path = tmp_path / f"{number}.hop-answer"
        path.write_bytes(sealed(form, sheet(form, number, answers_of(form, number))))
    hop("collect", "add", tmp_path / "0.hop-answer")

    status, out, err = hop("collect", "add", SAMPLE, *sorted(tmp_path.glob("*.hop-answer")))

    assert status == 3
    assert out.endswith("peers 3 of 4, reports 0 of 3\n")
    assert [line.rpartition(": ")[2] for line in err.splitlines()][1:] == [
        "this answer is there already"
    ]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("ask", "view", "--name", " ", "-o", "v.html"), 2, "1 to 80 characters"),
        (("ask", "view", "--name", "M", "-o", "v.doc"), 5, "must be .html, .pdf or .txt"),
        (("ask", "round", "--name", "M", "--group", "manager", "-o", "r"), 2, "peers or reports"),
        (("ask", "view", "--name", "M", "--closes", "soon", "-o", "v.html"), 2, "is no day"),
        (("feedback", "add", "missing"), 3, "No such file"),
        (("feedback", "add", SAMPLE), 3, "format: 'hop-attempt' is none of"),
        (("collect", "close", "-o", "x"), 2, "0 rounds are open here"),
        (("collect", "close", "0" * 16, "-o", "x"), 2, "no open round has the id"),
        (("collect", "add", SAMPLE), 3, "format: 'hop-attempt' is none of"),
        (
            ("collect", "open", SAMPLE, "-o", ".", "--name", "L", "--invited", "peers=x"),
            2,
            "is not GROUP=N",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(hop, tmp_path, monkeypatch, words, status, said):
    monkeypatch.chdir(tmp_path)

    done, out, err = hop(*words)

    assert (done, out) == (status, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.glob("*.*"))


@pytest.mark.parametrize(("options", "language"), [((), "es"), (("--lang", "de"), "de")])
def test_forms_of_a_round_are_in_its_language_unless_another_is_wanted(
    hop, tmp_path, options, language
):
    hop("ask", "round", "--lang", "es", "--group", "peers", "-o", tmp_path / "r", folder="maria")
    opened = ("collect", "open", tmp_path / "r", "-o", tmp_path, "--name", "Lee", *options)

    status, _out, err = hop(*opened, "--invited", "peers=4")

    assert status == 0, err
    assert data_in(tmp_path / "peers.html").language == language


@pytest.mark.parametrize("kind", ["expectations", "view", "round"])
def test_who_says_no_name_asks_under_that_of_the_account(hop, tmp_path, monkeypatch, kind):
    monkeypatch.setenv("LOGNAME", "omar")

    status, _out, err = hop("ask", kind, "-o", tmp_path / f"{kind}.html")

    assert status == 0, err
    (asked,) = as_json(hop("feedback", "show", "--json"))["asked"]
    assert asked["name"] == "omar"


def test_a_form_that_could_not_be_written_was_never_asked(hop, tmp_path):
    status, _out, _err = hop("ask", "view", "--name", "M", "-o", tmp_path / "no" / "v.html")

    assert status == 5
    assert as_json(hop("feedback", "show", "--json"))["asked"] == []


def test_a_field_that_breaks_the_line_is_told_in_one(add, ask):
    answer = view(ask("view"))
    answer["answers"]["x\nhop-desktop: all is well"] = 3

    status, out, err = add(answer)

    assert (status, out, len(err.splitlines())) == (3, "", 1)
