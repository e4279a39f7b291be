"""Asks each host once an hour what a robot may read, and keeps to it; one that does not answer, sooner."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from daybrief.ingest.web import AGENT, Answer, get

_KEEP_S = 3600.0
_FAILED_S = 60.0  # for which a host that did not answer is not asked again
_MOST_BYTES = 512 * 1024
_NAME = AGENT.partition("/")[0]


@dataclass(frozen=True)
class Rule:
    """What holds for one address: why it may not be read ("" where it may), and the seconds to leave between two
    requests."""

    refused: str = ""
    delay_s: float = 0.0


class Robots:
    """The rules of hosts, as RFC 9309 has them: no file means all is allowed, a failing host that nothing is."""

    def __init__(self, *, private: bool = False, ask: Callable[..., Answer] = get) -> None:
        self._private, self._ask = private, ask
        self._known: dict[
            str, tuple[float, RobotFileParser | str]
        ] = {}  # until when it is kept; the file, or why there is none

    def rule(self, url: str) -> Rule:
        """The rule for one address; asks its host if that was not done within the hour."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        until, parser = self._known.get(site, (-1.0, ""))
        if time.monotonic() >= until:
            parser = self._asked(site)
            self._known[site] = (time.monotonic() + (_FAILED_S if isinstance(parser, str) else _KEEP_S), parser)
        if isinstance(parser, str):
            return Rule(f"its robots.txt cannot be had: {parser}")
        delay = parser.crawl_delay(_NAME)
        refused = "" if parser.can_fetch(_NAME, url) else "its robots.txt asks not to read it"
        return Rule(refused, min(float(delay), 60.0) if delay else 0.0)

    def _asked(self, site: str) -> RobotFileParser | str:
        answer = self._ask(f"{site}/robots.txt", _MOST_BYTES, private=self._private)
        parser = RobotFileParser()
        if answer.status == 200 and not answer.failed:
            parser.parse(answer.body.decode("utf-8", "replace").splitlines())
        elif 400 <= answer.status < 500 and answer.status != 429:
            parser.parse([])
        else:
            return answer.failed or f"the server answered {answer.status}"
        return parser
