"""The tables that lead from a name to gazetteer rows. Compiled data and patches share this one form.

A table maps a key to row numbers joined by spaces: plain text, so that reading a hundred thousand keys stays fast.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from daybrief.theatre.buckets import Buckets
from daybrief.theatre.inflect import adjective_stem, fits, paradigm, splits

Table = Buckets | dict[str, str]

TABLES = ("near", "far", "heads", "names", "stems", "units")


@dataclass(slots=True)
class NameIndex:
    """near: sound keys of names in the war's own countries · far: plain letters of names elsewhere · heads: first words
    of Latin names of several words, with the most words they begin · names: Cyrillic names · stems: stems of the
    first words of Cyrillic names, leading to those words · units: regions and districts without their unit word."""

    near: Table = field(default_factory=dict)
    far: Table = field(default_factory=dict)
    heads: Table = field(default_factory=dict)
    names: Table = field(default_factory=dict)
    stems: Table = field(default_factory=dict)
    units: Table = field(default_factory=dict)

    def latin(self, sound: str, letters: str) -> list[int]:
        """Rows with this Latin name: alike by sound in the war's own countries, by letters elsewhere."""
        return [int(n) for value in (self.near.get(sound), self.far.get(letters)) if value for n in value.split()]

    def most_words(self, sound: str, letters: str) -> int:
        """Words in the longest Latin name that begins with this word; 1 where none has more."""
        return max(int(self.heads.get(sound, "1")), int(self.heads.get(letters, "1")))

    def cyrillic(self, forms: tuple[str, ...]) -> list[tuple[int, list[int]]]:
        """Cyrillic names whose case forms begin `forms` (folded): the number of words, and rows; in no order."""
        found = []
        seen: set[str] = set()
        for stem in splits(forms[0]):
            for head in self.stems.get(stem, "").split():
                if head in seen or not fits(head, forms[0]):
                    continue
                seen.add(head)
                for name in self.names.get(f"^{head}", head).split("|"):
                    words = name.split()
                    if len(words) <= len(forms) and all(map(fits, words[1:], forms[1:])):
                        found.append((len(words), [int(n) for n in self.names[name].split()]))
        return found

    def packed(self) -> dict[str, list[str]]:
        """The tables as the texts of their buckets."""
        return {name: Buckets.packed(getattr(self, name)) for name in TABLES}

    @classmethod
    def unpacked(cls, tables: Mapping[str, list[str]]) -> "NameIndex":
        """An index that reads its buckets as they are asked for."""
        return cls(**{name: Buckets(texts) for name, texts in tables.items()})

    def dump(self) -> str:
        """One table after another, each under its name."""
        parts = []
        for name in TABLES:
            table: Mapping[str, str] = getattr(self, name)
            parts.append(f"#{name}\n" + "".join(f"{key}\t{value}\n" for key, value in sorted(table.items())))
        return "".join(parts)

    @classmethod
    def parse(cls, text: str) -> "NameIndex":
        """Read back what `dump` writes."""
        found = {}
        for part in text.split("#")[1:]:
            name, _, body = part.partition("\n")
            found[name] = dict(line.split("\t") for line in body.splitlines())  # a generator: no list of lists
        return cls(**found)


def build(rows: Iterable[tuple[int, str, str, str]]) -> NameIndex:
    """Index rows given as (number, kind, Latin keys, Cyrillic names); keys and names joined by '|', kind one of near,
    far and unit."""
    tables: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in ("near", "far", "names", "units")}
    for number, kind, latin, cyrillic in rows:
        for key in filter(None, latin.split("|")):
            tables["units" if kind == "unit" else kind][key].append(number)
        for key in filter(None, cyrillic.split("|")):
            table, word = ("units", adjective_stem(key)) if kind == "unit" else ("names", key)
            tables[table][word].append(number)
    texts = {name: {k: _numbers(ns) for k, ns in table.items()} for name, table in tables.items()}
    _add_heads(texts)
    return NameIndex(**texts)


def _numbers(numbers: list[int]) -> str:
    return " ".join(str(n) for n in sorted(set(numbers)))


def _add_heads(tables: dict[str, dict[str, str]]) -> None:
    heads, all_names = tables.setdefault("heads", {}), tables["names"]
    for key in (*tables["near"], *tables["far"]):
        head, _, rest = key.partition(" ")
        size = len(rest.split()) + 1
        if size > int(heads.get(head, "1")):
            heads[head] = str(size)
    by_head: dict[str, list[str]] = defaultdict(list)
    for name in all_names:
        by_head[name.split()[0]].append(name)
    stems: dict[str, set[str]] = defaultdict(set)
    for head, names in by_head.items():
        if names != [head]:
            all_names[f"^{head}"] = "|".join(sorted(names))
        for stem, _ in paradigm(head):
            stems[stem].add(head)
    tables["stems"] = {stem: " ".join(sorted(heads)) for stem, heads in stems.items()}
