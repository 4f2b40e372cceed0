"""Broken import files are taken or refused in one breath; nothing else ever happens."""

import json
import os
import time
import tracemalloc
import zlib

import pytest

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.report.carried import carried_data
from hop_desktop.services.strict_json import parse_object
from hop_desktop.services.transfer.service import LARGEST_EXPORT
from hop_desktop.storage.files import read_bounded
from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

MUTANTS = {"attempt": 500, "export": 500, "whole": 400, "forged": 100, "html": 250, "pdf": 250}
NAMES = {"whole": "exports of every part", "forged": "instruments with the right fingerprint"}
NOTHING_WRONG = dict.fromkeys(("crashed", "changed", "slow", "unhealthy", "too_much_memory"), 0)
LONGEST_S = 1.0
MOST_MEMORY = 150_000_000


def fuzz(kind, count, mode):
    with memory_folder() as folder:
        return run_script("fuzzed_import.py", folder / "data", kind, count, N, mode)


@pytest.mark.parametrize("kind", MUTANTS)
def test_no_mutant_crashes_hangs_or_changes_anything_by_being_refused(kind):
    count = MUTANTS[kind] * N
    result = fuzz(kind, count, "honest")

    accepted, refused = result.pop("accepted"), result.pop("refused")
    assert result == NOTHING_WRONG
    assert accepted + refused == count
    assert min(accepted, refused) > 0
    record(f"mutated {NAMES.get(kind, f'{kind} files')}", mutants=count, **result)


def test_an_importer_that_trusts_what_it_reads_is_caught():
    result = fuzz("export", 60, "naive")

    assert result["crashed"] > 0
    assert result["changed"] > 0


def pipe(path):
    os.mkfifo(path)


def folder(path):
    path.mkdir()


def link_to_a_device(path):
    path.symlink_to("/dev/zero")


def link_to_nothing(path):
    path.symlink_to(path.with_name("gone"))


def memory_of_the_process(path):
    path.symlink_to("/proc/self/mem")


def larger_than_allowed(path):
    with path.open("wb") as file:
        file.truncate(LARGEST_EXPORT + 1)


def nested_deeply(path):
    path.write_bytes(b'{"a":' * 1_000_000)


def thirty_million_bytes_of_small_objects(path, count=3_300_000):
    path.write_bytes(b'{"a": [' + b'{"b": 1},' * count + b"{}]}")


def a_number_without_end(path):
    path.write_bytes(b'{"a": ' + b"9" * 10_000_000 + b"}")


def report_that_unpacks_to_a_gigabyte(path):
    packed = zlib.compress(bytes(1_000_000_000), 1)
    objects = (
        b"1 0 obj\n<</Type/Catalog/Names<</EmbeddedFiles<</Names[(x)2 0 R]>>>>>>\nendobj\n",
        b"2 0 obj\n<</EF<</F 3 0 R>>>>\nendobj\n",
        b"3 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj\n",
    )
    content, places = b"%PDF-1.7\n", []
    for one in objects:
        places.append(len(content))
        content += one
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 4\n0000000000 65535 f \n%strailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    path.write_bytes(content + end % (table, len(content)))


SPECIAL = (
    *(pipe, folder, link_to_a_device, link_to_nothing, memory_of_the_process),
    *(larger_than_allowed, nested_deeply, thirty_million_bytes_of_small_objects),
    *(a_number_without_end, report_that_unpacks_to_a_gigabyte),
)


@pytest.mark.parametrize("make", SPECIAL, ids=lambda make: make.__name__)
def test_what_is_no_import_file_is_refused_at_once_and_takes_no_memory(tmp_path, make):
    make(tmp_path / "in.json")
    tracemalloc.start()
    begun = time.process_time()

    with pytest.raises(InvalidFileError):
        read(tmp_path / "in.json")

    took_s, (_now, peak) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took_s < LONGEST_S
    assert peak < MOST_MEMORY


def test_a_reader_without_bounds_would_take_more(tmp_path):
    thirty_million_bytes_of_small_objects(tmp_path / "in.json", 330_000)
    tracemalloc.start()

    json.loads((tmp_path / "in.json").read_bytes())

    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak > 0.3 * MOST_MEMORY  # for a tenth of that file


def read(path):
    """Read a file as an import does, as far as it goes before anything is stored."""
    data = carried_data(read_bounded(path, LARGEST_EXPORT), str(path))
    return parse_object(data, str(path), InvalidFileError)
