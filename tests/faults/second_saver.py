"""Save as one of two processes that share a store; print how many were refused.

python second_saver.py STORE FIRST COUNT
"""

import json
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.database import Database
from tests.storage.examples import repository_over

TRIES = 20


def save(store, first, count):
    refused = 0
    with closing(Database(store)) as database:
        repository = repository_over(database)
        for number in range(first, first + count):
            for _try in range(TRIES):
                try:
                    repository.save_response("a1", f"q{number}", number % 5 + 1)
                    break
                except StorageUnavailableError:
                    refused += 1
    return refused


def main(store, first, count):
    print(json.dumps(save(store, first, count)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
