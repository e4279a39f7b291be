"""Wordings by a server, over a real connection to another process: taken where they say the same, else left."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from daybrief import cli, receipts
from daybrief.export.asjson import shape
from daybrief.export.polish import polish, reworded, tagged
from daybrief.export.publish import beneath, publish
from daybrief.ingest.server import Server, ask
from daybrief.model.outcome import Citation, Sentence
from tests.brief.newsday import full_day, theatre

MODEL = """
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

RULES = json.loads(sys.argv[1])

class Chat(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        question = asked["messages"][-1]["content"]
        says = next((new for old, new in RULES if old in question), question)
        body = json.dumps({"choices": [{"message": {"role": "assistant", "content": says}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Chat)
print(server.server_port, flush=True)
server.serve_forever()
"""
"""A server of the chat protocol whose model answers by a table, and repeats what stands in none of its rows."""

RULES = [
    ("Nehammer held talks", "<1>In Vienna, Zelensky and Karl Nehammer held talks on grain.</1>"),
    ("attacked near Chasiv Yar", "<1>Near Chasiv Yar, Russian forces attacked.</1>"),
    ("took Robotyne", "<1>Russian forces took Robotyne.</1>"),  # nobody claims it any more
    ("nine wounded in Beryslav", "<1>Five people were killed and nine wounded in Beryslav, the city council said.</1>"),
    ("attacked near Lyptsi", "<1>Russian forces reportedly attacked near Lyptsi.</1>"),
    ("Geolocated footage", "Geolocated footage shows that Russian forces advanced in Vovchansk."),  # its mark is lost
    ("40 ambulances", "<1>Austria plans to give Ukraine 40 armoured ambulances.</1>"),
    ("demining", "<1>Ukraine and Austria signed a memorandum on demining in Kyiv, Meridian Wire reported.</1>"),
]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    command = [sys.executable, "-c", MODEL, json.dumps(RULES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"
        server.kill()


def _texts(brief: Any) -> set[str]:
    return {s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph}


def test_what_says_the_same_is_taken_and_everything_else_stands(model: str) -> None:
    material = full_day().material()
    before = publish(material, theatre())
    done = polish(before, material, theatre(), lambda q: ask(Server(model, "m"), "", q).text, "m")
    now = _texts(done.published.brief)
    assert now - _texts(before.brief) == {
        "In Vienna, Zelensky and Karl Nehammer held talks on grain.",
        "Near Chasiv Yar, Russian forces attacked.",
    }
    assert done.accepted == 2
    assert done.asked > 10
    robotyne = {text for text in _texts(before.brief) if "took Robotyne" in text}
    assert robotyne and robotyne <= now
    found = receipts.check(shape(done.published.brief, beneath(material)))
    assert found.failures == ()
    assert any("2 of" in gap and "wording by m" in gap for gap in done.published.brief.gaps)
    assert "Near Chasiv Yar, Russian forces attacked." in done.published.pages["brief.md"]


def test_without_an_answer_the_brief_is_byte_for_byte_the_program_s(model: str) -> None:
    material = full_day().material()
    before = publish(material, theatre())
    assert polish(before, material, theatre(), lambda q: "", "m").published == before
    assert polish(before, material, theatre(), lambda q: q, "m").published == before


TEXT = "Six people were killed in Izmail, the mayor said, and reportedly two in Reni."
SENTENCE = Sentence(
    text=TEXT,
    cites=(
        Citation(start=0, end=TEXT.index(", and"), fact="f1", claims=("c1",)),
        Citation(start=TEXT.index(" and"), end=len(TEXT), fact="f2", claims=("c2",)),
    ),
)


def test_each_citation_goes_with_its_words() -> None:
    assert tagged(SENTENCE) == (
        "<1>Six people were killed in Izmail, the mayor said</1>,<2> and reportedly two in Reni.</2>"
    )
    answer = "<1>In Izmail six people were killed, the mayor said</1><2>, and reportedly two in Reni.</2>"
    new = reworded(SENTENCE, answer, "")
    assert new is not None
    assert [new.text[c.start : c.end] for c in new.cites] == [
        "In Izmail six people were killed, the mayor said",
        ", and reportedly two in Reni.",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "<2>Reportedly two in Reni,</2><1> six people were killed in Izmail, the mayor said.</1>",
        "<1>Six people were killed in Izmail, the mayor said</1>, and reportedly two in Reni.",
        "<1>Six people were killed in Izmail</1>,<2> and reportedly two in Reni.</2>",
        "<1>Six people were killed in Izmail, the mayor said</1>,<2> and two in Reni.</2>",
        "<1>Six people were killed in Izmail, the mayor Ivanov said</1>,<2> and reportedly two in Reni.</2>",
        "<1>Six people were killed in Izmail, the mayor said</1>,<2> and reportedly three in Reni.</2>",
        "<1>Six children were killed in Izmail, the mayor said</1>,<2> and reportedly two in Reni.</2>",
        "<1>Six people were not killed in Izmail, the mayor said</1>,<2> and reportedly two in Reni.</2>",
        "<1>At least six people were killed in Izmail, the mayor said</1>,<2> and reportedly two in Reni.</2>",
        "<1>Six people were killed in Izmail, the mayor said</1>,<2> and reportedly two in Reni.</2> Sure!",
        "<1><b>Six people were killed in Izmail, the mayor said</b></1>,<2> and reportedly two in Reni.</2>",
        "I cannot help with that.",
    ],
)
def test_a_wording_that_says_anything_else_is_refused(answer: str) -> None:
    assert reworded(SENTENCE, answer, "") is None


def test_the_command_prints_the_share_and_asks_nothing_twice(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.md"
    report.write_text(
        "---\ntitle: Night\nsource: Danube Desk\npublished: 2025-03-02\nlang: en\n---\n"
        "Russian forces attacked near Chasiv Yar on Sunday.\n",
        encoding="utf-8",
    )
    words = ["run", str(report), "--day", "2025-03-02", "--ledger", str(tmp_path / "l.db"), "--workers", "1"]
    words += ["--polish-url", model, "--polish-model", "small"]
    assert cli.main([*words, "--out", str(tmp_path / "a")]) == 0
    assert "sentences have a wording by small" in capsys.readouterr().err
    assert cli.main([*words, "--out", str(tmp_path / "b")]) == 0
    assert "polish" not in capsys.readouterr().err
    assert (tmp_path / "a/brief.json").read_bytes() == (tmp_path / "b/brief.json").read_bytes()


def test_a_server_that_is_not_there_costs_one_line_and_no_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.md"
    told = "Russian forces attacked near Lyptsi and Hlyboke on 2 March, the General Staff reported."
    text = f"---\npublished: 2025-03-02\nlang: en\n---\n{told}\n"
    report.write_text(text, encoding="utf-8")
    words = ["run", str(report), "--day", "2025-03-02", "--out", str(tmp_path / "o"), "--workers", "1"]
    assert cli.main([*words, "--polish-url", "http://127.0.0.1:9/v1", "--polish-model", "m"]) == 0
    told = capsys.readouterr().err
    assert "check --polish-url" in told
    assert "0 of" in told
    assert cli.main([*words, "--polish-url", "http://127.0.0.1:9/v1"]) == 2
