"""A report carries what it prints, and an import takes it back without loss."""

import io
import json
from dataclasses import replace

import pikepdf
import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import SAMPLE_ID
from hop_desktop.domain.errors import InvalidFileError, OutputError, UnreadablePdfError
from hop_desktop.report import whole_file
from hop_desktop.report.carried import carried_attempt, carried_data
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import preset
from hop_desktop.report.pdf_reader import PdfFile

CARRYING = [".pdf", ".html"]
HOSTILE = "</script><script>alert(1)</script> <!-- \u2028 \\u003c \\ ] }"


@pytest.fixture
def attempt(catalogue):
    sample = load_samples(catalogue)[-1]
    item, note = next(iter(sample.evidence.items()))
    evidence = {**sample.evidence, item: replace(note, text=HOSTILE.replace("\u2028", "\n"))}
    return replace(sample, attempt_id="a1", evidence=evidence)


@pytest.fixture
def services(open_store, attempt):
    services = open_store("own")
    services.transfer.add_attempt(attempt)
    return services


@pytest.fixture
def saved(services, tmp_path):
    def saved(ending, **options):
        target = tmp_path / f"report{ending}"
        services.reports.save("a1", target, **options)
        return target.read_bytes()

    return saved


@pytest.mark.parametrize("ending", CARRYING)
def test_a_whole_report_brings_the_attempt_back_without_loss(saved, open_store, attempt, ending):
    other = open_store("other")

    added = other.transfer.import_all(carried_data(saved(ending), "report"), "report")

    assert added["attempts"] == 1
    assert other.history.attempts() == (attempt,)


@pytest.mark.parametrize("ending", CARRYING)
def test_importing_a_report_of_a_stored_attempt_adds_nothing(saved, services, ending):
    added = services.transfer.import_all(carried_data(saved(ending), "report"), "report")

    assert added["attempts"] == 0


@pytest.mark.parametrize("ending", CARRYING)
def test_a_selection_carries_what_it_prints_and_no_more(saved, open_store, attempt, ending):
    content = saved(ending, audience=Audience.COACH)

    data = json.loads(carried_data(content, "report"))
    other = open_store("other")
    other.transfer.import_all(carried_data(content, "report"), "report")

    (carried,) = data["attempts"]
    assert carried["responses"]
    assert (carried["evidence"], carried["seconds"], carried["confidence"]) == ({}, {}, {})
    assert HOSTILE[:20] not in json.dumps(data)
    (stored,) = other.history.attempts()
    assert stored.responses == attempt.responses
    assert stored.attempt_id != attempt.attempt_id


@pytest.mark.parametrize("ending", CARRYING)
def test_a_report_that_prints_no_answer_carries_none(saved, ending):
    content = saved(ending, audience=Audience.MANAGER)

    with pytest.raises(InvalidFileError, match="carries no answers"):
        carried_data(content, "report")


def test_an_answer_that_is_left_out_is_not_carried(services, attempt):
    snapshot = services.reports.capture("a1")
    choice = preset(Audience.COACH, snapshot)
    item = next(iter(attempt.responses))

    carried = carried_attempt(
        snapshot, replace(choice, left_out=choice.left_out | {f"answer:{item}"})
    )

    assert set(attempt.responses) - set(carried.responses) == {item}
    assert item not in carried.shown_order


def test_the_sample_is_never_carried(services, catalogue):
    snapshot = services.reports.capture_attempt(load_samples(catalogue)[-1])

    assert snapshot.attempt.attempt_id == SAMPLE_ID
    assert carried_attempt(snapshot, preset(Audience.ME, snapshot)) is None


def test_an_own_profile_travels_with_the_attempt(services, saved, open_store, catalogue, attempt):
    own = services.profiles.save(services.profiles.copy(catalogue.profiles[0], "Mine", "Ours"))
    services.transfer.add_attempt(replace(attempt, attempt_id="a2", profile_id=own.profile_id))
    snapshot = services.reports.capture("a2")
    choice = preset(Audience.ME, snapshot)
    target = services.database.path.with_name("r.pdf")
    services.reports.write(snapshot, choice, target)
    other = open_store("other")

    other.transfer.import_all(carried_data(target.read_bytes(), "r.pdf"), "r.pdf")

    assert other.history.get("a2").profile_id == own.profile_id
    assert own in other.profiles.all()


def test_an_attempt_file_is_imported_once(services, attempt):
    data = json.dumps(json.loads(services.transfer.export())["attempts"][0]).encode()

    first = services.transfer.import_all(data, "attempt.json")
    second = services.transfer.import_all(data, "attempt.json")

    assert (first["attempts"], second["attempts"]) == (1, 0)


def test_a_second_reader_of_pdf_finds_the_same(saved):
    content = saved(".pdf")

    with pikepdf.open(io.BytesIO(content)) as pdf:
        attached = pdf.attachments["hop-desktop.json"].get_file().read_bytes()
        ours = PdfFile(content)
        assert ours.attachment() == attached
        assert ours.page_count() == len(pdf.pages)
        assert ours.title() == str(pdf.docinfo["/Title"])


def test_a_pdf_that_was_rewritten_is_refused_in_words(saved):
    rewritten = io.BytesIO()
    with pikepdf.open(io.BytesIO(saved(".pdf"))) as pdf:
        pdf.save(rewritten, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    with pytest.raises(InvalidFileError, match="another program has rewritten this PDF"):
        carried_data(rewritten.getvalue(), "report.pdf")


def test_no_damaged_pdf_does_more_than_refuse(saved):
    content = saved(".pdf")
    changed = [content[:n] for n in range(0, len(content), len(content) // 40)]
    changed += [content[:n] + b"\xff0" + content[n + 2 :] for n in range(9, len(content), 4001)]

    for one in changed:
        try:
            PdfFile(one).attachment()
        except UnreadablePdfError:
            continue


@pytest.mark.parametrize("ending", CARRYING)
@pytest.mark.parametrize("harm", [lambda c: c[: len(c) // 2], lambda c: c + b" "])
def test_a_report_that_does_not_read_back_whole_leaves_the_old_file(
    services, tmp_path, monkeypatch, ending, harm
):
    target = tmp_path / f"report{ending}"
    target.write_text("old", encoding="utf-8")
    is_whole = whole_file.is_whole
    monkeypatch.setattr(
        whole_file, "is_whole", lambda content, *rest: is_whole(harm(content), *rest)
    )

    if ending == ".pdf" and harm(b"ab") == b"ab ":
        return  # white space after the end of a PDF is allowed
    with pytest.raises(OutputError, match="did not come out whole"):
        services.reports.save("a1", target)

    assert target.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".hop-*"))


def test_a_table_is_refused_with_what_to_import_instead():
    with pytest.raises(InvalidFileError, match="import the exported JSON file"):
        carried_data(b"attempt,item\r\n", "Scores.CSV")
