"""The tables of a pack's places: their rows, the row of each id, and the names that lead to them."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from daybrief.theatre.buckets import Buckets
from daybrief.theatre.folder import Folder, parsed
from daybrief.theatre.nameindex import NameIndex, build
from daybrief.theatre.placenames import cyrillic_key, is_cyrillic, latin_fold, latin_keys

PARTS = ("cc-by", "odbl")
"""Folders of the compiled places, by licence."""

_TOGETHER = 64  # rows in one text: read when one of them is asked for


@dataclass(slots=True)
class PlaceTables:
    """Rows are numbered from 0: the compiled ones, then those that only the patch file knows, from `first_patch` on.
    `marked`: the rows of regions and of the capitals of states. `indexes`: one for each licence, the patches' last."""

    patches: dict[str, Any]
    first_patch: int
    marked: list[int]
    numbers: Buckets
    indexes: tuple[NameIndex, ...]
    _texts: list[str]
    _read: dict[int, list[str]]

    def row(self, number: int) -> str:
        """A row by its number, fields joined by tabs."""
        at, within = divmod(number, _TOGETHER)
        found = self._read.get(at)
        if found is None:
            found = self._read[at] = self._texts[at].split("\n")
        return found[within]


def packed(folder: Folder) -> dict[str, Any]:
    """The places of a pack's files, as plain data from which `unpacked` makes the tables."""
    rows: list[str] = []
    for part in PARTS:
        rows += _text(folder.root / "geo" / part / "places.tsv.gz").splitlines()
    file = folder.root / "geo-patches.toml"  # of this pack alone: it corrects this pack's places
    patches: dict[str, Any] = parsed(file) if file.is_file() else {}
    first_patch = len(rows)
    languages: tuple[str, ...] = tuple(folder.about["languages"])
    rows += [_patch_row(patch, languages) for patch in patches.get("place", [])]
    numbers = {row[: row.index("\t")]: n for n, row in enumerate(rows)}
    near = frozenset(folder.about.get("places", {}).get("near", ()))
    names = [NameIndex.parse(_text(folder.root / "geo" / part / "names.tsv.gz")) for part in PARTS]
    names.append(build(_patch_names(patches, rows, numbers, languages, near)))
    return {
        "patches": patches,
        "first_patch": first_patch,
        "marked": [n for n, row in enumerate(rows) if row.endswith(("\tn", "\to"))],
        "numbers": Buckets.packed({id: str(n) for id, n in numbers.items()}),
        "indexes": [index.packed() for index in names],
        "texts": ["\n".join(rows[n : n + _TOGETHER]) for n in range(0, len(rows), _TOGETHER)],
    }


def unpacked(plain: dict[str, Any]) -> PlaceTables:
    """The tables, of which nothing is read before it is asked for."""
    return PlaceTables(
        patches=plain["patches"],
        first_patch=plain["first_patch"],
        marked=plain["marked"],
        numbers=Buckets(plain["numbers"]),
        indexes=tuple(NameIndex.unpacked(tables) for tables in plain["indexes"]),
        _texts=plain["texts"],
        _read={},
    )


def _patch_row(patch: dict[str, Any], languages: tuple[str, ...]) -> str:
    """A row for a place that only the patch file knows."""
    flag = {"region": "o", "district": "p"}.get(patch["grain"], "")
    others = (patch[lang][0] for lang in languages if lang != "en" and patch.get(lang))
    local = patch.get("local") or next(others, "")
    row = [patch["id"], patch["name"], local, patch["lat"], patch["lon"], patch["grain"], patch.get("within", "")]
    row += [patch.get("country", ""), patch.get("population", 0), patch["radius_km"], flag]
    return "\t".join(map(str, row))


def _patch_names(
    patches: dict[str, Any],
    rows: Sequence[str],
    numbers: dict[str, int],
    languages: tuple[str, ...],
    near: frozenset[str],
) -> list[tuple[int, str, str, str]]:
    """The names that the patch file gives, as the name tables are built from them."""
    found = []
    for patch in (*patches.get("place", []), *patches.get("names", [])):
        number = numbers[patch["id"]]
        bases = "|".join(latin_keys(n) for n in patch.get("bases", []))
        found.append((number, "unit", bases, "|".join(cyrillic_key(n) for n in patch.get("adjectives", []))))
        row = rows[number].split("\t")
        kind = "near" if row[7] in near and row[5] != "country" else "far"
        spell = latin_fold if kind == "far" else latin_keys
        told = [n for lang in languages for n in patch.get(lang, [])]
        names = [*([patch["name"]] if "name" in patch else []), *(n for n in told if not is_cyrillic(n))]
        cyrillic = [cyrillic_key(n) for n in told if is_cyrillic(n)]
        found.append((number, kind, "|".join(map(spell, names)), "|".join(cyrillic)))
    return found


def _text(path: Traversable) -> str:
    return gzip.decompress(path.read_bytes()).decode() if path.is_file() else ""
