"""The command line, cold."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.stores import fill
from benchmarks.timing import ROOT, paired, python

READ_THE_BANK = """
import json, tomllib
from pathlib import Path
bank = Path("resources/instruments/head-of-product")
for file in sorted([*bank.glob("*.toml"), *bank.glob("text/en/*.toml")]):
    tomllib.loads(file.read_text(encoding="utf-8"))
json.loads(Path("resources/sample/attempt.json").read_text(encoding="utf-8"))
"""
IMPORT_THE_TOOLS = """
import sqlmodel, typst
import matplotlib.figure, matplotlib.backends.backend_svg
"""


def measure(folder: Path) -> Sequence[Figure]:
    """Time `score` and `report` of one full attempt as whole processes."""
    hop = python("-m", "hop_desktop")
    score, bank, score_ratio = paired(
        [*hop, "score", str(ROOT / "resources" / "sample" / "attempt.json")],
        python("-c", READ_THE_BANK),
    )
    store = folder / "commands"
    fill(store, 1).database.close()
    report, imports, report_ratio = paired(
        [*hop, "--data-dir", str(store), "report", "-o", str(folder / "report.pdf")],
        python("-c", IMPORT_THE_TOOLS),
        runs=5,
    )
    return (
        Figure(
            "score of one attempt, command line",
            score,
            "s",
            3.0,
            bank,
            "json, tomllib and reading the bank",
            score_ratio,
        ),
        Figure(
            "report of a full attempt, command line, cold",
            report,
            "s",
            1.5,
            imports,
            "importing what a report needs",
            report_ratio,
        ),
    )
