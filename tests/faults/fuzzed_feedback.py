"""Take in mutants of answers: refuse or take, never crash, hang, or change by refusing.

    python fuzzed_feedback.py FOLDER KIND MUTANTS SEED honest|naive

KIND is expectation, view, result, sheet (plain text), round, sealed (the file around a seal) or
inside (what was sealed). The naive reader trusts what it reads: the check must notice.
"""

import gc
import json
import random
import resource
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.feedback.answers import NamedView, Version
from hop_desktop.domain.feedback.form import Asking, Relation
from hop_desktop.paths import AppPaths
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.answered_forms import as_file, expectation, filled_sheet, group_result, view
from tests.faults.fuzzed_import import LONGEST_S, MOST_MEMORY, Target, judge, make_mutant
from tests.faults.mutants import mutant, structural_mutant
from tests.sealed_sheets import INVITED, SHEET_BYTES, answers_of, sealed, sheet

AT_THE_COLLECTOR = ("round", "sealed", "inside")


class FeedbackTarget(Target):
    """A store from which something was asked, and the collections of a collector beside it."""

    def __init__(self, folder, catalogue, kind):
        super().__init__(folder, catalogue)
        self.kind = kind
        asked_by = self.services
        if kind in AT_THE_COLLECTOR:
            asked_by = open_services(AppPaths.at(folder / "person"), catalogue)
        feedback = asked_by.feedback
        self.view = feedback.form(feedback.ask(Asking.VIEW, "Maria", "en"))
        self.role = feedback.form(feedback.ask(Asking.EXPECTATIONS, "Maria", "en"))
        self.round = feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=INVITED)
        self.round_file = feedback.round_file(self.round)
        if kind in AT_THE_COLLECTOR:
            asked_by.database.close()
        if kind in {"sealed", "inside"}:
            opened = self.services.collector.open(self.round_file, "round", "Lee", INVITED)
            self.form = self.services.collector.forms(opened.asking)[0]
        self._collected = {}

    def good(self):
        figures = {"peers": {"negotiation": {"n": 4, "mean": 3.5}}}
        comments = {"keep": ["Early.", "Clear."], "help": ["Less."]}
        values = {"N": "Ana", "R": 2, "1": 3, "2": "-", "A": "Early.", "B": "Less.\nMore."}
        makers = {
            "expectation": lambda: as_file(expectation(self.role)),
            "view": lambda: as_file(view(self.view)),
            "result": lambda: as_file(group_result(self.round, figures, comments=comments)),
            "sheet": lambda: filled_sheet(self.view, values),
            "round": lambda: self.round_file,
            "sealed": lambda: sealed(self.form, self.sheet()),
            "inside": lambda: json.dumps(self.sheet()).encode(),
        }
        return makers[self.kind]()

    def sheet(self):
        return sheet(self.form, 7, answers_of(self.form, 7), {"keep": "Early."})

    def seal(self, content):
        return sealed(self.form, content[:SHEET_BYTES])

    def keep(self):
        super().keep()
        self._collected = self._collections()

    def put_back(self):
        super().put_back()
        for path in self._collections():
            path.unlink()
        for path, content in self._collected.items():
            path.write_bytes(content)

    def state(self):
        return super().state(), self._collections()

    def _collections(self):
        return {path: path.read_bytes() for path in (self.folder / "collections").glob("*.*")}

    def take_in(self, path):
        data = path.read_bytes()
        if self.kind == "round":
            self.services.collector.open(data, "x", "Lee", INVITED)
        elif self.kind in AT_THE_COLLECTOR:
            self.services.collector.add(data, "x")
        else:
            self.services.feedback.add(data, "x")

    def take_in_naively(self, path):
        """As it is often written: the fields are there and are what they should be."""
        content = json.loads(path.read_text())
        names = ("instrument", "instrument_version", "fingerprint")
        answer = NamedView(
            content["asking"],
            content["number"],
            content["sender"],
            Relation(content["relation"]),
            Version(*(content[name] for name in names)),
            content["answers"],
            content["texts"],
            self.services.feedback.asked()[0].asked_at,
        )
        self.services.feedback._feedback.save_view(answer)

    def is_of_use(self):
        """Whether what was taken is whole and can be shown."""
        try:
            feedback = self.services.feedback
            _ = feedback.expectations(), feedback.views(), feedback.results()
            _ = self.services.collector.rounds(), self.services.transfer.export()
        except Exception:  # noqa: BLE001 - that is what is looked for
            return False
        return not verify(self.folder / "hop.db", CURRENT)


def make(target, good, chance):
    if target.kind == "inside":
        is_structural = chance.random() < 0.7
        changed = structural_mutant(good, chance) if is_structural else mutant(good, chance)
        return target.seal(changed)
    return make_mutant(target.kind, good, chance)


def main(folder, kind, count, seed, mode):
    folder.mkdir(exist_ok=True)
    chance = random.Random(f"{kind} {seed}")
    kinds = ("accepted", "refused", "crashed", "changed", "slow", "unhealthy")
    result = dict.fromkeys(kinds, 0)
    target = FeedbackTarget(folder, load_catalogue(), kind)
    target.keep()
    good, path = target.good(), folder / "in.file"
    act = target.take_in if mode == "honest" else target.take_in_naively
    gc.freeze()
    memory_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with closing(target.services.database):
        for _number in range(count):
            path.write_bytes(make(target, good, chance))
            outcome, took_s, is_changed = judge(target, path, act, mode)
            result[outcome] += 1
            result["slow"] += took_s > LONGEST_S
            if is_changed:
                result["unhealthy"] += not target.is_of_use()
                target.put_back()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory_kb) * 1024
    print(json.dumps({**result, "too_much_memory": int(grown > MOST_MEMORY)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
