"""Import mutants of a good file: refuse or take, but never crash, hang, or change by refusing.

    python fuzzed_import.py FOLDER KIND MUTANTS SEED honest|naive

KIND is attempt, export, whole (every part of an export), forged (an export whose instrument was
changed and has the right fingerprint), html or pdf. The naive importer trusts what it reads and
stores row by row: the check must notice.
"""

import gc
import hashlib
import json
import random
import resource
import sys
import time
import traceback
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.content.instrument_document import document_fingerprint
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.errors import HopError
from hop_desktop.paths import AppPaths
from hop_desktop.report.carried import carried_data
from hop_desktop.services.attempt_file import attempt_document
from hop_desktop.services.transfer.service import LARGEST_EXPORT
from hop_desktop.storage.files import read_bounded
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.mutants import mutant, structural_mutant
from tests.faults.workload import IMPORTED, export_file
from tests.foreign import fill

LONGEST_S = 1.0  # of work, for one file
MOST_MEMORY = 150_000_000  # bytes beside what the program needs anyway
ITEMS = 12  # of an attempt
STRUCTURAL = 0.35  # of the mutants of a JSON file
HEADER = 100  # bytes of a store: every transaction changes a counter in them


class Target:
    """An open store that is put back as it was after each file that it took."""

    def __init__(self, folder, catalogue):
        self.folder = folder
        self.services = open_services(AppPaths.at(folder), catalogue)
        self._refused, self._taken = set(), set()  # data of reports: the same, the same outcome
        self._kept = {}

    def keep(self):
        """Remember the store as it is now."""
        files = self.services.database.files
        self._kept = {one: one.read_bytes() for one in (files.store, files.log) if one.exists()}

    def put_back(self):
        for path, content in self._kept.items():
            path.write_bytes(content)

    def state(self):
        store = self.folder / "hop.db"
        with store.open("rb") as file:
            return file.read(HEADER), store.stat().st_size

    def import_file(self, path):
        data = carried_data(read_bounded(path, LARGEST_EXPORT), str(path))
        key = hashlib.blake2b(data).digest()
        if key in self._refused:
            raise HopError
        if key not in self._taken:
            self._refused.add(key)
            self.services.transfer.import_all(data, str(path))
            self._refused.remove(key)
            self._taken.add(key)

    def import_naively(self, path):
        """As it is often written: whatever is there is stored, one attempt after the other."""
        from hop_desktop.services.attempt_file import attempt_from

        catalogue = self.services.catalogue
        profiles = {one.profile_id for one in catalogue.profiles}
        for document in json.loads(path.read_text())["attempts"]:
            attempt = attempt_from(
                document, "x", catalogue.instrument, catalogue.fingerprint, profiles
            )
            self.services.transfer.add_attempt(attempt)


def good_file(kind, target):
    services, catalogue = target.services, target.services.catalogue
    attempt = small(load_samples(catalogue)[-1])
    if kind == "export":
        return export_file(catalogue, dict.fromkeys(IMPORTED, attempt))
    if kind == "attempt":
        document = attempt_document(attempt, catalogue.instrument.version)
        return json.dumps(document, ensure_ascii=False, indent=1).encode()
    if kind == "whole":
        return whole_export(target)
    services.transfer.add_attempt(replace(attempt, attempt_id="mine"))
    if kind == "forged":
        return services.transfer.export()
    report = target.folder / f"report.{kind}"
    services.reports.save("mine", report)
    return report.read_bytes()


def small(attempt):
    """Return the attempt with a few items: every mutation changes something that matters."""
    kept = {*list(attempt.evidence)[:4], *list(attempt.responses)[:ITEMS]}
    parts = {
        name: {key: one for key, one in getattr(attempt, name).items() if key in kept}
        for name in ("responses", "evidence", "seconds")
    }
    order = tuple(one for one in attempt.shown_order if one in kept)
    return replace(attempt, shown_order=order, **parts)


def whole_export(target):
    """Return an export with something in every part, without the instrument."""
    fill(target.services, "R&D")
    content = json.loads(target.services.transfer.export())
    content["instruments"], few = {}, set(list(content["attempts"][0]["responses"])[:ITEMS])
    content["reasons"] = content["reasons"][:ITEMS]
    for attempt in content["attempts"]:
        for name in ("responses", "evidence", "seconds"):
            attempt[name] = {key: one for key, one in attempt[name].items() if key in few}
        attempt["shown_order"] = [one for one in attempt["shown_order"] if one in few]
    return json.dumps(content, ensure_ascii=False).encode()


def forged(good, chance):
    """Return the export with another instrument that has the right fingerprint."""
    content = json.loads(good)
    (instrument,) = content["instruments"].values()
    try:
        changed = json.loads(structural_mutant(json.dumps(instrument).encode(), chance))
    except RecursionError:  # nested so deep that this script cannot make the fingerprint right
        return good
    text = json.dumps(changed, ensure_ascii=False, sort_keys=True)
    key = document_fingerprint(text)
    content["instruments"] = {key: changed}
    content["details"][0]["fingerprint"] = key
    return json.dumps(content).encode("utf-8", "surrogatepass")


def make_mutant(kind, good, chance):
    if kind == "forged":
        return forged(good, chance)
    is_structural = good[:1] == b"{" and chance.random() < STRUCTURAL
    return structural_mutant(good, chance) if is_structural else mutant(good, chance)


def judge(target, path, act, mode):
    """Import one mutant; return what it came to."""
    before, begun = target.state(), time.process_time()
    try:
        act(path)
        outcome = "accepted"
    except HopError:
        outcome = "refused"
    except Exception:  # noqa: BLE001 - that is what is looked for
        outcome = "crashed"
        if mode == "honest":
            traceback.print_exc()
    took_s = time.process_time() - begun
    is_changed = target.state() != before
    if outcome != "accepted" and is_changed:
        outcome = "changed"
    return outcome, took_s, is_changed


def is_of_use(target):
    """Whether what was taken is whole and can be scored."""
    try:
        target.services.history.scored()
    except HopError:
        return False
    return not verify(target.folder / "hop.db", CURRENT)


def main(folder, kind, count, seed, mode):
    folder.mkdir(exist_ok=True)
    chance = random.Random(f"{kind} {seed}")
    kinds = ("accepted", "refused", "crashed", "changed", "slow", "unhealthy")
    result = dict.fromkeys(kinds, 0)
    source = Target(folder / "source", load_catalogue())
    with closing(source.services.database):
        good = good_file(kind, source)
    target = Target(folder, source.services.catalogue)
    target.keep()
    act = target.import_file if mode == "honest" else target.import_naively
    path = folder / "in.file"
    gc.freeze()
    memory_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with closing(target.services.database):
        for _number in range(count):
            path.write_bytes(make_mutant(kind, good, chance))
            outcome, took_s, is_changed = judge(target, path, act, mode)
            result[outcome] += 1
            result["slow"] += took_s > LONGEST_S
            if is_changed:
                result["unhealthy"] += not is_of_use(target)
                target.put_back()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory_kb) * 1024
    print(json.dumps({**result, "too_much_memory": int(grown > MOST_MEMORY)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
