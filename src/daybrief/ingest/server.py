"""Asks a server that speaks the OpenAI chat protocol. What it answers is words like any other input: nothing is run."""

import json
import os
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request

from daybrief import __version__
from daybrief.errors import InputError
from daybrief.ingest.guard import opener
from daybrief.ingest.web import is_address

TIMEOUT_S = 120
MOST_BYTES = 2 * 1024 * 1024
MOST_TOKENS = 4096
KEY = "DAYBRIEF_READER_KEY"  # where a server's key is read from, if it wants one; it is kept nowhere


@dataclass(frozen=True)
class Server:
    """A server by its base address, such as http://127.0.0.1:8080/v1, and the model that it is asked to use."""

    url: str
    model: str
    timeout_s: float = TIMEOUT_S
    option: str = "--reader-url"  # by which the user named it

    def __post_init__(self) -> None:
        if not is_address(self.url):
            raise InputError(
                f"{self.option}: expected an address that begins with http:// or https://, found {self.url!r}"
            )


@dataclass(frozen=True)
class Answer:
    """What a server said, or why there is nothing: one of the two is empty."""

    text: str = ""
    failed: str = ""


def ask(server: Server, about: str, question: str) -> Answer:
    """One question, one answer, as repeatable as the server can make it."""
    found = _asked(server, about, question)
    if found.failed:
        said = f"expected an answer to a chat request, found: {found.failed}; check {server.option}"
        return Answer(failed=said)
    return found


def _asked(server: Server, about: str, question: str) -> Answer:
    said = [{"role": "system", "content": about}, {"role": "user", "content": question}]
    body = {"model": server.model, "messages": said, "temperature": 0, "seed": 0, "max_tokens": MOST_TOKENS}
    request = Request(
        f"{server.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), _headers(), method="POST"
    )
    try:
        with opener(private=True).open(request, timeout=server.timeout_s) as answer:
            found = answer.read(MOST_BYTES + 1)
    except HTTPError as error:
        return _failed(f"the server answered {error.code} {error.reason}")
    except TimeoutError:
        return _failed(f"no answer within {server.timeout_s:g} s")
    except (URLError, HTTPException, OSError, ValueError) as error:
        return _failed(str(getattr(error, "reason", None) or error))
    if len(found) > MOST_BYTES:
        return _failed(f"an answer of more than {MOST_BYTES // (1024 * 1024)} MB")
    return _content(found)


def _headers() -> dict[str, str]:
    key = os.environ.get(KEY)
    plain = {"Content-Type": "application/json", "User-Agent": f"daybrief/{__version__}"}
    return plain | ({"Authorization": f"Bearer {key}"} if key else {})


def _content(body: bytes) -> Answer:
    """The first choice's words."""
    try:
        told: Any = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError):
        return _failed("an answer that does not follow the chat protocol")
    return Answer(text=told) if isinstance(told, str) else _failed("an answer without words")


def _failed(found: str) -> Answer:
    return Answer(failed=found)
