"""Save until the store is no longer there as it was; print the number of each answer that is saved.

python saver_beside.py STORE
"""

import sys
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.domain.errors import StorageError
from hop_desktop.storage.database import Database
from tests.storage.examples import repository_over

with closing(Database(Path(sys.argv[1]))) as database, suppress(StorageError):
    for number in count():
        repository_over(database).save_response("a1", f"q{number}", number % 5 + 1)
        print(number, flush=True)
