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
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.paths import AppPaths
from tests.faults.careless import be_careless
from tests.faults.workload import save_and_import


def main(folder, log, mode, saves):
    catalogue = load_catalogue()
    if mode == "careless":
        be_careless()
    recorder.start(folder)
    services = open_services(AppPaths.at(folder), catalogue)
    save_and_import(services, saves, recorder.acknowledge)
    services.database.close()
    log.write_bytes(pickle.dumps(recorder.log))
    print(len(recorder.log))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
