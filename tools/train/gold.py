"""Labelled documents: NAME.md with front matter beside NAME.claims.jsonl in the claim exchange format."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from daybrief.claims import KIND_BY_NAME
from daybrief.errors import InputError
from daybrief.model.text import Block, Dating, Document

Gold = dict[str, Any]


@dataclass(frozen=True)
class Labelled:
    """A document, its gold claims, and the kinds that its coder looked for."""

    doc: Document
    claims: tuple[Gold, ...]
    kinds: tuple[str, ...]


def document(path: Path) -> Document:
    """Read a document whose front matter gives source, published and lang."""
    parts = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split("---\n", 2)
    if len(parts) != 3:
        raise InputError(f"{path}: expected front matter between two '---' lines, found none; add it")
    meta = dict(line.split(": ", 1) for line in parts[1].splitlines() if ": " in line)
    text = parts[2]
    stretches = (m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    published = meta.get("published", "")
    return Document(
        name=path.stem,
        title=meta.get("title", "").strip('"'),
        source=meta.get("source", ""),
        published=Dating(day=date.fromisoformat(published[:10]), basis="front-matter") if published else None,
        lang=meta.get("lang", "en"),
        text=text,
        blocks=tuple(Block(start=start, end=end) for start, end in stretches),
    )


def labelled(folder: Path, skip: str = "") -> list[Labelled]:
    """Every labelled document of a folder, by name; those whose name begins with `skip` are left out."""
    found = []
    for path in sorted(folder.glob("*.md")):
        gold = path.with_name(f"{path.stem}.claims.jsonl")
        if not gold.exists() or (skip and path.stem.startswith(skip)):
            continue
        lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        head = next((line["kinds"] for line in lines if "kinds" in line and "kind" not in line), list(KIND_BY_NAME))
        claims = tuple(line for line in lines if line.get("kind") in KIND_BY_NAME)
        found.append(Labelled(document(path), claims, tuple(head)))
    if not found:
        raise InputError(f"{folder}: expected NAME.md beside NAME.claims.jsonl, found none; name the labelled folder")
    return found
