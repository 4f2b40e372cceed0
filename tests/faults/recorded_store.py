"""Work with the store as the program does; write down every change of its files.

    python recorded_store.py FOLDER LOG safe|careless SAVES

The careless store does not wait for the disk: the check must notice.
"""

import pickle
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.slow_disk import recorder  # before the program

# isort: split

from hop_desktop.bootstrap import open_services
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.paths import AppPaths
from hop_desktop.storage import connection
from hop_desktop.storage.attempts import SqlAttemptRepository
from hop_desktop.storage.instrument_document import (
    instrument_document,
    instrument_from_document,
)
from hop_desktop.storage.instruments import load_catalogue
from tests.faults.workload import export_of_three, open_one, text_of


def save(repository, number):
    if number % 4 == 3:
        repository.save_evidence("a1", "q0", EvidenceNote(text_of(number), EvidenceGrade.NONE))
        recorder.acknowledge(note=number)
    else:
        repository.save_response("a1", f"q{number}", number % 5 + 1)
        recorder.acknowledge(response=number)


def main(folder, log, mode, saves):
    catalogue = load_catalogue()
    exported = export_of_three(catalogue)
    if mode == "careless":
        changed = [one.replace("EXTRA", "OFF") for one in connection._DURABILITY]
        connection._DURABILITY = tuple(changed)
    recorder.start(folder)
    services = open_services(AppPaths.at(folder), catalogue)
    repository = SqlAttemptRepository(
        services.database, instrument_document, instrument_from_document
    )
    repository.add(open_one(catalogue), catalogue.instrument)
    recorder.acknowledge(attempt=1)
    for number in range(saves):
        save(repository, number)
        if number in {saves // 3, saves * 2 // 3}:
            services.database.backups.make()
    services.database.backups.make()
    services.transfer.import_all(exported, "export.json")
    recorder.acknowledge(imported=1)
    services.database.close()
    log.write_bytes(pickle.dumps(recorder.log))
    print(len(recorder.log))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
