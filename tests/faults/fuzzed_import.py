"""Import mutants of a good file: refuse or take, but never crash, hang, or change by refusing.

    python fuzzed_import.py FOLDER attempt|export|html|pdf MUTANTS SEED honest|naive

The naive importer trusts what it reads and stores row by row: the check must notice.
"""

import json
import random
import resource
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.domain.errors import HopError
from hop_desktop.paths import AppPaths
from hop_desktop.report.carried import carried_data
from hop_desktop.services.attempt_file import attempt_document
from hop_desktop.storage.files import read_bounded
from hop_desktop.storage.instruments import load_catalogue
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.mutants import mutant, structural_mutant
from tests.faults.workload import export_of_three

LONGEST_S = 1.0
LARGEST = 50_000_000  # bytes of an import file
MOST_MEMORY = 150_000_000  # bytes beside what the program needs anyway


def good_file(kind, catalogue, services):
    if kind == "export":
        return export_of_three(catalogue)
    attempt = load_samples(catalogue)[0]
    if kind == "attempt":
        return json.dumps(attempt_document(attempt), ensure_ascii=False, indent=1).encode()
    services.transfer.add_attempt(replace(attempt, attempt_id="mine"))
    report = services.database.path.with_name(f"report.{kind}")
    services.reports.save("mine", report)
    services.history.delete("mine")
    return report.read_bytes()


def import_file(services, path):
    services.transfer.import_all(carried_data(read_bounded(path, LARGEST), str(path)), str(path))


def import_naively(services, path):
    """As it is often written: whatever is there is stored, one attempt after the other."""
    from hop_desktop.services.attempt_file import attempt_from

    catalogue = services.catalogue
    profiles = {one.profile_id for one in catalogue.profiles}
    for document in json.loads(path.read_text())["attempts"]:
        attempt = attempt_from(document, "x", catalogue.instrument, catalogue.fingerprint, profiles)
        services.transfer.add_attempt(attempt)


def content_of(folder):
    return (folder / "hop.db").read_bytes()


def judge(services, folder, data, act):
    """Import one mutant; return what it came to."""
    path = folder / "in.file"
    path.write_bytes(data)
    before, begun = content_of(folder), time.monotonic()
    try:
        act(services, path)
        outcome = "accepted"
    except HopError:
        outcome = "refused"
    except Exception:  # noqa: BLE001 - that is what is looked for
        outcome = "crashed"
    took_s = time.monotonic() - begun
    if outcome != "accepted" and content_of(folder) != before:
        return "changed", took_s
    return outcome, took_s


def empty(services):
    for one in services.history.attempts():
        services.history.delete(one.attempt_id)


def main(folder, kind, count, seed, mode):
    folder.mkdir(exist_ok=True)
    catalogue = load_catalogue()
    chance = random.Random(f"{kind} {seed}")
    kinds = ("accepted", "refused", "crashed", "changed", "slow", "unhealthy")
    result = dict.fromkeys(kinds, 0)
    services = open_services(AppPaths.at(folder), catalogue)
    good = good_file(kind, catalogue, services)
    act = import_file if mode == "honest" else import_naively
    memory_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with closing(services.database):
        for _number in range(count):
            make = structural_mutant if chance.random() < 0.35 and good[:1] == b"{" else mutant
            outcome, took_s = judge(services, folder, make(good, chance), act)
            result[outcome] += 1
            result["slow"] += took_s > LONGEST_S
            if outcome in {"accepted", "changed"}:
                result["unhealthy"] += bool(verify(folder / "hop.db", CURRENT))
                empty(services)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory_kb) * 1024
    print(json.dumps({**result, "too_much_memory": int(grown > MOST_MEMORY)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
