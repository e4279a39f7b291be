"""What a command loads before it does anything: the code that it runs, and no other."""

import subprocess
import sys
from pathlib import Path

POST = """---
title: Збито
source: Повітряні сили
published: 2025-03-02
lang: uk
---
У ніч на 2 березня противник атакував 166 ударними БпЛА.
"""
LOADED = """
import sys
from daybrief.cli import main
code = main(["extract", sys.argv[1], "--workers", "1"])
assert code == 0, code
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def test_reading_a_post_loads_no_english_parser_and_nothing_of_facts_briefs_and_pages(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text(POST, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", LOADED, str(post)], check=True, capture_output=True, text=True)
    loaded = set(done.stderr.splitlines())
    assert '"launched": [166, 166]' in done.stdout
    assert "daybrief.extract.readers.posts.reader" in loaded
    unneeded = ("spacy", "daybrief.brief", "daybrief.reconcile", "daybrief.export.html", "daybrief.pipeline.backfill")
    assert not loaded & {*unneeded, "jinja2", "pypdf", "trafilatura", "warcio", "daybrief.pipeline.watch"}
