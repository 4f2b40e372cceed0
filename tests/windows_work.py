"""What is done under Windows' rules for files: each once, checked by what is there afterwards."""

import io
from contextlib import redirect_stderr
from pathlib import Path

from hop_desktop.__main__ import main
from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.instrument import Form
from hop_desktop.paths import AppPaths
from hop_desktop.storage.answers_log import AnswersLog

SAMPLE = str(Path(__file__).parent.parent / "resources" / "sample" / "attempt.json")


def hop(folder, *words):
    assert main(["--data-dir", str(folder / "data"), *map(str, words)]) == 0, words


def services_in(folder):
    return open_services(AppPaths.at(folder / "data"), load_catalogue())


def answer_once(services):
    attempt = services.assessment.begin(Form.QUICK, services.catalogue.profiles[0].profile_id)
    return answered(services, attempt, 0)


def answered(services, attempt, number):
    """Give the answer of one more item and return the attempt as it is stored."""
    item = services.catalogue.instrument.items_of(Form.QUICK)[number]
    after = attempt.with_response(item.item_id, 3)
    return services.assessment.save(attempt, after)


def saves_are_readable_in_the_second_record(folder):
    services = services_in(folder)
    answer_once(services)
    record = AnswersLog(services.database.files).read()
    services.database.close()
    assert record.unreadable == 0
    assert len(record.saves) >= 2
    assert b"\r\n" not in services.database.files.log.read_bytes()


def a_backup_is_made_and_brought_back(folder):
    hop(folder, "add", SAMPLE)
    hop(folder, "backup", "-o", folder / "copy.db")
    hop(folder, "restore", folder / "copy.db")
    hop(folder, "check")


def an_open_window_restores_a_backup(folder):
    services = services_in(folder)
    kept = services.database.backups.make()
    answer_once(services)
    services.database.restore(kept)
    assert services.history.summaries() == ()
    services.database.close()


def a_restore_beside_an_open_window_says_to_close_it(folder):
    hop(folder, "add", SAMPLE)
    hop(folder, "backup", "-o", folder / "copy.db")
    services = services_in(folder)
    attempt = answer_once(services)
    said = io.StringIO()
    with redirect_stderr(said):
        status = main(["--data-dir", str(folder / "data"), "restore", str(folder / "copy.db")])
    assert status != 0
    assert "close the window first" in said.getvalue()
    answered(services, attempt, 1)
    services.database.close()
    hop(folder, "check")


def a_damaged_store_is_rebuilt(folder):
    services = services_in(folder)
    attempt = answer_once(services)
    services.database.backups.make()
    answered(services, attempt, 1)
    services.database.close()
    store = folder / "data" / "hop.db"
    store.write_bytes(b"damage" * 1000)
    again = services_in(folder)
    assert again.recovery is not None
    assert len(again.history.get(attempt.attempt_id).responses) == 2
    again.database.close()


def everything_is_deleted(folder):
    hop(folder, "add", SAMPLE)
    services = services_in(folder)
    answer_once(services)
    services.database.backups.make()
    services.database.erase()
    assert services.history.summaries() == ()
    services.database.close()
    left = {file.name for file in (folder / "data").rglob("*") if file.stat().st_size}
    assert left <= {"hop.db"}


def a_passphrase_is_set_and_removed(folder):
    services = services_in(folder)
    answer_once(services)
    services.database.backups.make()
    services.database.encrypt("a long passphrase", "ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
    services.database.decrypt("a long passphrase")
    assert len(services.history.summaries()) == 1
    services.database.close()


def an_export_is_imported(folder):
    hop(folder, "add", SAMPLE)
    hop(folder, "export", "-o", folder / "all.json")
    hop(folder, "export", "-o", folder / "all.json")
    assert main(["--data-dir", str(folder / "other"), "import", str(folder / "all.json")]) == 0


def a_report_is_written_over_another(folder):
    hop(folder, "add", SAMPLE)
    for _time in range(2):
        hop(folder, "report", "-o", folder / "report.md")
        hop(folder, "chart", "gaps", "-o", folder / "gaps.svg")


WORKS = {
    work.__name__: work
    for work in (
        saves_are_readable_in_the_second_record,
        a_backup_is_made_and_brought_back,
        an_open_window_restores_a_backup,
        a_restore_beside_an_open_window_says_to_close_it,
        a_damaged_store_is_rebuilt,
        everything_is_deleted,
        a_passphrase_is_set_and_removed,
        an_export_is_imported,
        a_report_is_written_over_another,
    )
}
