from hop_desktop.storage.checksum import row_checksum


def test_a_text_that_damage_turned_into_bytes_has_another_checksum():
    assert row_checksum({"text": b"yes"}) != row_checksum({"text": "yes"})


def test_values_of_different_kinds_have_different_checksums():
    kinds = (None, "1", 1, 1.0, b"1", "None")

    assert len({row_checksum({"a": one}) for one in kinds}) == len(kinds)
