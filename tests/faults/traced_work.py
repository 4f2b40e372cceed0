"""One piece of work of the program, to be traced; what it calls done is a line of output.

    python traced_work.py FOLDER WHAT safe|careless

The careless program does not wait for the disk: the check must notice.
"""

import json
import os
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.paths import AppPaths
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import write_atomically
from tests.faults.careless import be_careless, recover_carelessly
from tests.faults.workload import PASSPHRASE, export_of, save_and_import
from tests.storage.examples import FixedClock, repository_over

TIMES = 3  # that an export and a backup are made over the one before


def acknowledge(**what):
    os.write(1, json.dumps(what).encode() + b"\n")


def save(folder):
    catalogue = load_catalogue()
    services = open_services(AppPaths.at(folder), catalogue, PASSPHRASE)
    save_and_import(services, 24, acknowledge)
    services.database.close()


encrypted = save  # in a store with a passphrase


def export(folder):
    """Export and copy the store, each time with an attempt more."""
    catalogue = load_catalogue()
    services = open_services(AppPaths.at(folder / "store"), catalogue)
    for number in range(1, TIMES + 1):
        services.transfer.import_all(export_of(catalogue, [f"i{number}"]), "x")
        for path, content in services.transfer.files(folder / "export.json").items():
            write_atomically(path, content)
        acknowledge(exported=number)
        services.database.backups.copy_to(folder / "copy.db")
        acknowledge(copied=number)
    services.database.close()


def migrate(folder):
    Database(folder / "hop.db").close()
    acknowledge(migrated=1)


def places(folder):
    return StoreFiles(folder / "hop.db", folder / "backups")


def recover(folder):
    recover_if_needed(places(folder), FixedClock(), CURRENT)
    acknowledge(recovered=1)


def restore(folder):
    files = places(folder)
    with closing(Database(files.store, clock=FixedClock())) as database:
        database.restore(min(files.backups.glob("*.db")))
        acknowledge(restored=1)


def delete(folder):
    with closing(Database(folder / "hop.db", clock=FixedClock())) as database:
        repository_over(database).delete("f1")
        acknowledge(deleted=1)
        database.back_up()


def erase(folder):
    with closing(Database(folder / "hop.db", clock=FixedClock())) as database:
        database.erase()
        acknowledge(erased=1)


if __name__ == "__main__":
    if sys.argv[3] == "careless":
        be_careless()
        recover_carelessly()
    globals()[sys.argv[2]](Path(sys.argv[1]))
