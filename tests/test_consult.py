"""The optional server, over a real connection: asked once, believed where the text agrees, never able to stop a run."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from daybrief import cli
from daybrief.errors import InputError
from daybrief.ingest import server as reader
from daybrief.ingest.server import Server, ask

QUOTE = "The premier of Bavaria, Ilse Kammerer, let 14 howitzers leave for Ukraine."
REPORT = f"""---
title: Guns on the road
source: Danube Desk
published: 2025-03-02
lang: en
---
Guns on the road

{QUOTE} The column crossed the border at Chop on Sunday. A Russian drone struck a depot in Kharkiv the same night.
"""
RIGHT = {"kind": "measure", "quote": QUOTE, "source": None, "action": "gives", "target": "Ukraine"}
RIGHT |= {"issuer": "Bavaria", "amount": "14 howitzers"}
WRONG = RIGHT | {"kind": "deployment", "count": [400, 400]}
INVENTED = RIGHT | {"quote": "Nine brigades of paratroopers landed near Lviv on Sunday morning."}


class Chat(BaseHTTPRequestHandler):
    """A small server of the chat protocol whose model says what the test lays down."""

    says: Any = None  # what the model answers; "slow", "huge", "broken", "elsewhere" and "error" misbehave
    asked: list[dict[str, Any]] = []  # noqa: RUF012 (one server a test)
    keys: list[str | None] = []  # noqa: RUF012
    told = threading.Event()  # a slow server answers when the test has its own answer

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Chat.asked.append(asked | {"path": self.path})
        Chat.keys.append(self.headers["Authorization"])
        if Chat.says == "slow":
            Chat.told.wait(600)
        if Chat.says in ("error", "elsewhere"):
            self.send_response(500 if Chat.says == "error" else 302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        if Chat.says == "huge":
            self.wfile.write(b" " * (reader.MOST_BYTES + 10))
        elif Chat.says == "broken":
            self.wfile.write(b'{"choices": []}')
        else:
            content = Chat.says if isinstance(Chat.says, str) else json.dumps(Chat.says)
            choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
            self.wfile.write(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv(reader.KEY, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Chat)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Chat.asked.clear()
    Chat.keys.clear()
    Chat.says = [RIGHT]
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "guns.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def extracted(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, Any]], str]:
    code = cli.main(["extract", *words, "--format", "jsonl", "--workers", "1"])
    done = capsys.readouterr()
    return code, [json.loads(line) for line in done.out.splitlines()], done.err


def from_server(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [claim for claim in claims if claim["kind"] == "measure"]


def test_off_unless_asked_for(chat: str, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, claims, _ = extracted(capsys, str(report))
    assert code == 0
    assert not Chat.asked
    assert not from_server(claims)


def test_a_right_answer_adds_a_claim_to_those_read_without_it(
    chat: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, without, _ = extracted(capsys, str(report))
    code, claims, said = extracted(capsys, str(report), "--reader-url", chat, "--reader-model", "small-1")
    assert code == 0
    (added,) = from_server(claims)
    assert (added["quote"], added["amount"]) == (QUOTE, "14 howitzers")
    assert [claim for claim in claims if claim != added] == without
    assert "small-1 on guns: 1 of 1 answers verified" in said
    (asked,) = Chat.asked
    assert (asked["path"], asked["model"], asked["temperature"]) == ("/v1/chat/completions", "small-1", 0)
    assert QUOTE in asked["messages"][1]["content"]


@pytest.mark.parametrize("says", [[WRONG], [INVENTED], [WRONG, INVENTED, 7], "Sorry, no.", '[{"kind":'])
def test_wrong_answers_change_nothing(chat: str, report: Path, capsys: pytest.CaptureFixture[str], says: Any) -> None:
    _, without, _ = extracted(capsys, str(report))
    Chat.says = says
    code, claims, said = extracted(capsys, str(report), "--reader-url", chat, "--reader-model", "small-1")
    assert (code, claims) == (0, without)
    assert "0 of" in said


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("error", "the server answered 500"),
        ("broken", "does not follow the chat protocol"),
        ("huge", "an answer of more than 2 MB"),
        ("elsewhere", "the server answered 302"),
    ],
)
def test_a_server_that_fails_is_told_in_one_line_and_the_rest_goes_on(
    chat: str, report: Path, capsys: pytest.CaptureFixture[str], says: str, told: str
) -> None:
    _, without, _ = extracted(capsys, str(report))
    Chat.says = says
    code, claims, said = extracted(capsys, str(report), "--reader-url", chat, "--reader-model", "small-1")
    assert (code, claims) == (1, without)
    assert told in said
    assert len(said.splitlines()) == 1


def test_a_slow_server_is_waited_for_no_longer_than_said(chat: str) -> None:
    Chat.says = "slow"
    Chat.told.clear()
    answer = ask(Server(chat, "small-1", timeout_s=0.2), "about", "question")
    Chat.told.set()
    assert "no answer within 0.2 s" in answer.failed


def test_a_server_that_is_not_there_is_told(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, claims, said = extracted(capsys, str(report), "--reader-url", "http://127.0.0.1:9/v1", "--reader-model", "m")
    assert code == 1
    assert claims
    assert "refused" in said


def test_the_same_run_asks_nothing_twice_and_writes_the_same_bytes(
    chat: str, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Chat.says = [RIGHT, WRONG]
    pages = []
    for folder in ("one", "two"):
        words = ["run", str(report), "--day", "2025-03-02", "--out", str(tmp_path / folder), "--workers", "1"]
        words += ["--ledger", str(tmp_path / "ledger.db"), "--reader-url", chat, "--reader-model", "small-1"]
        assert cli.main(words) == 0
        pages.append((tmp_path / folder / "brief.json").read_bytes())
    assert pages[0] == pages[1]
    assert len(Chat.asked) == 1
    brief = json.loads(pages[0])
    assert [claim["amount"] for claim in from_server(brief["claims"])] == ["14 howitzers"]
    capsys.readouterr()


def test_the_key_goes_to_the_server_alone(
    chat: str, report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(reader.KEY, "a-secret")
    _, claims, said = extracted(capsys, str(report), "--reader-url", chat, "--reader-model", "small-1")
    assert Chat.keys == ["Bearer a-secret"]
    assert "a-secret" not in said + json.dumps(claims)


def test_half_a_setting_and_other_schemes_are_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extracted(capsys, str(report), "--reader-url", "http://127.0.0.1:9/v1")[0] == 2
    with pytest.raises(InputError, match="http"):
        Server("file:///etc", "m")
