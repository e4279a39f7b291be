"""Slot F1 of predicted claims by language, and by language and kind: tables for the evaluation gate.

    python tools/eval_languages.py SCORER GOLD PREDICTED.jsonl

SCORER is `score_claims.py`, GOLD a folder of gold documents, PREDICTED what `daybrief extract` printed for them.
"""

import importlib.util
import re
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

_LANG = re.compile(r"^lang:\s*[\"']?([A-Za-z-]+)", re.MULTILINE)
_HEAD = 800  # letters that hold a document's front matter


def language(document: Path) -> str:
    """The language that a gold document's front matter names; English where it names none."""
    found = _LANG.search(document.read_text(encoding="utf-8")[:_HEAD])
    return found.group(1) if found else "en"


def by_language(scorer: Path, gold: Path, predicted: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The scorer's figures by (language, kind); kind "" stands for all slots. Kinds nobody claims are left out."""
    score = _module(scorer)
    cells, _, _ = score.score(gold, predicted)
    rows: dict[tuple[str, str], Any] = defaultdict(score.Tally)
    for (doc, kind), tally in cells.items():
        lang = language(gold / f"{doc}.md")
        rows[lang, ""].add(tally)
        rows[lang, kind].add(tally)
    return {key: rows[key].row() for key in sorted(rows) if rows[key].gold or rows[key].pred}


def table(rows: dict[tuple[str, str], dict[str, Any]]) -> str:
    """The figures as lines of text, each language's total before its kinds."""
    lines = [f"{'language':<10}{'kind':<14}{'gold':>6}{'pred':>6}{'P':>8}{'R':>8}{'F1':>8}"]
    for (lang, kind), row in rows.items():
        name = kind or "all slots"
        lines.append(
            f"{lang:<10}{name:<14}{row['gold']:>6}{row['pred']:>6}{row['P']:>8.3f}{row['R']:>8.3f}{row['F1']:>8.3f}"
        )
    return "\n".join(lines) + "\n"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    print(table(by_language(*map(Path, sys.argv[1:]))))
