"""Judges what a power cut left: nothing acknowledged is gone, nothing is half, all is whole.

    python judged_images.py LOG FOLDER IMAGES POINTS

LOG is that of recorded_store.py; IMAGES random ones are made at each of POINTS moments beside
the two extremes.
"""

import hashlib
import json
import pickle
import shutil
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.domain.errors import StorageError
from hop_desktop.storage.cipher import PLAIN
from hop_desktop.storage.connection import open_to_read
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.power import Disk
from tests.faults.workload import IMPORTED


def put(image, folder):
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in image.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def judge(folder, acknowledged, cipher=PLAIN):
    """Return what is wrong, by kind."""
    backups = sum(bool(verify(one, CURRENT, cipher)) for one in folder.glob("backups/*.db"))
    store = folder / "hop.db"
    try:
        is_empty = inspect(store, CURRENT, cipher) is StoreState.EMPTY
    except StorageError:
        return {"corrupt": 1, "lost": 0, "torn": 0, "bad_backups": backups}
    attempts, responses, note = (set(), set(), -1) if is_empty else read(store, cipher)
    imported = len(attempts & set(IMPORTED))
    lost = [one for one in acknowledged.get("response", ()) if f"q{one}" not in responses]
    lost += [one for one in acknowledged.get("note", ()) if one > note]
    lost += [one for one in acknowledged.get("attempt", ()) if "a1" not in attempts]
    lost += [one for one in acknowledged.get("imported", ()) if not imported]
    torn = imported not in {0, len(IMPORTED)}
    return {"corrupt": 0, "lost": len(lost), "torn": int(torn), "bad_backups": backups}


def read(store, cipher):
    with closing(open_to_read(store, cipher)) as connection:
        attempts = {one for (one,) in connection.execute("SELECT attempt_id FROM attempt")}
        own = "attempt = (SELECT id FROM attempt WHERE attempt_id = 'a1')"
        levels = connection.execute(f"SELECT item_id, level FROM response WHERE {own}").fetchall()
        responses = {item for item, level in levels if level == int(item[1:]) % 5 + 1}
        notes = connection.execute(f"SELECT text FROM evidence WHERE {own}").fetchall()
    return attempts, responses, int(notes[0][0].split()[0]) if notes else -1


def judged(disk, operations, folder, judge, count, points):
    """Return what is wrong by kind, summed over power cuts at `points` moments and at the end.

    An image that was judged already is not judged again while nothing more was called done.
    """
    every = max(1, len(operations) // points)
    result, verdicts, done = Counter(images=0, corrupt=0, lost=0, torn=0), {}, 0
    for number, operation in enumerate((*operations, None)):
        if operation is None or number % every == 0:
            for image in disk.images(count):
                key = fingerprint(image), done
                if key not in verdicts:
                    put(image, folder)
                    verdicts[key] = judge(folder, disk.acknowledged)
                result["images"] += 1
                result.update(verdicts[key])
        if operation is not None:
            disk.do(*operation)
            done += operation[0] == "ack"
    return result


def fingerprint(image):
    """Return the same for the same files with the same content."""
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted(image):
        digest.update(b"%s\0%d\0" % (name.encode(), len(image[name])))
        digest.update(image[name])
    return digest.digest()


def main(log, folder, count, points):
    operations = pickle.loads(log.read_bytes())
    print(json.dumps(judged(Disk(), operations, folder, judge, count, points)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
