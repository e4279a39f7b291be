"""Tables of texts in buckets."""

import pytest

from daybrief.theatre.buckets import Buckets

TABLE = {f"key {n}": f"value {n} ї" for n in range(1000)} | {"": "of nothing", "empty": ""}


def test_a_table_read_back_from_its_buckets_is_the_same() -> None:
    read = Buckets(Buckets.packed(TABLE))
    assert {key: read[key] for key in read} == TABLE
    assert all(key in read for key in TABLE)


def test_a_key_that_is_not_there_gives_the_default_or_an_error() -> None:
    read = Buckets(Buckets.packed(TABLE))
    assert read.get("nothing") == ""
    assert read.get("nothing", "1") == "1"
    assert "nothing" not in read
    with pytest.raises(KeyError):
        read["nothing"]


def test_an_empty_table_has_no_keys() -> None:
    read = Buckets(Buckets.packed({}))
    assert list(read) == []
    assert read.get("a") == ""
