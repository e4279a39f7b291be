"""The unit and the container name only what exists, and are linted where a linter is at hand."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from daybrief.cli import parser

ROOT = Path(__file__).resolve().parent.parent
UNIT = ROOT / "deploy" / "daybrief-watch.service"
CONTAINER = ROOT / "deploy" / "Containerfile"
KNOWN = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "ENTRYPOINT", "CMD"}


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n", " ", CONTAINER.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def test_the_unit_starts_a_command_that_exists_and_gives_it_no_more_than_it_needs() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(UNIT.read_text(encoding="utf-8"))
    words = shlex.split(unit["Service"]["ExecStart"])
    args = parser().parse_args(words[1:])
    assert args.command == "watch" and str(args.ledger).startswith("/var/lib/daybrief/")
    assert unit["Service"]["StateDirectory"] == "daybrief"
    for wanted in ("NoNewPrivileges", "ProtectSystem", "PrivateTmp", "DynamicUser"):
        assert unit["Service"][wanted] in ("yes", "strict")
    assert unit["Install"]["WantedBy"] == "multi-user.target"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_finds_no_fault_in_the_unit() -> None:
    ran = subprocess.run(["systemd-analyze", "verify", str(UNIT)], capture_output=True, text=True, check=False)
    faults = [line for line in ran.stderr.splitlines() if UNIT.name in line and "is not executable" not in line]
    assert not faults


def test_the_container_copies_what_exists_and_runs_a_command_that_exists_as_nobody_special() -> None:
    found = instructions()
    assert {word for word, _ in found} <= KNOWN
    assert found[0][0] == "FROM" and re.search(r":\d[\w.-]+$", found[0][1]), "the base is pinned to a version"
    for word, rest in found:
        if word == "COPY":
            assert all((ROOT / path).exists() for path in rest.split()[:-1])
    entry, arguments = (json.loads(dict(found)[word]) for word in ("ENTRYPOINT", "CMD"))
    assert entry == ["daybrief"] and parser().parse_args(arguments).command == "watch"
    assert dict(found)["USER"] not in ("root", "0")
    assert [word for word, _ in found].index("USER") > [word for word, _ in found].index("RUN")
