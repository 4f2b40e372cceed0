"""What stands in the place of the drafts is neither read nor written through."""

import os

import pytest

from hop_desktop.storage.drafts import DraftFile
from hop_desktop.storage.store_files import StoreFiles

KINDS = {
    "link": lambda place, victim: place.symlink_to(victim),
    "dangling link": lambda place, victim: place.symlink_to(victim.with_name("nowhere")),
    "link to itself": lambda place, _victim: place.symlink_to(place),
    "pipe": lambda place, _victim: os.mkfifo(place),
    "folder": lambda place, _victim: place.mkdir(),
}


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
@pytest.mark.parametrize("kind", KINDS)
def test_drafts_are_neither_read_nor_written_through_a_link(tmp_path, kind):
    data, victim = tmp_path / "data", tmp_path / "victim"
    data.mkdir()
    victim.write_text('{"background": "of another"}', encoding="utf-8")
    files = StoreFiles(data / "hop.db", data / "backups")
    KINDS[kind](files.drafts, victim)
    drafts = DraftFile(lambda: files, tmp_path / "spare.json")

    assert drafts.load() == {}
    drafts.save({"background": "x"})

    assert victim.read_text(encoding="utf-8") == '{"background": "of another"}'
    assert drafts.load() == {"background": "x"}
    assert drafts.set_aside_as == "drafts-unreadable.json"
    assert not victim.with_name("nowhere").exists()
