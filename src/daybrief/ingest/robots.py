"""Asks each host once an hour what a robot may read, and keeps to it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from daybrief.ingest.web import AGENT, Answer, get

_KEEP_S = 3600.0
_MOST_BYTES = 512 * 1024
_NAME = AGENT.partition("/")[0]


@dataclass(frozen=True)
class Rule:
    """What holds for one address: whether it may be read, and the seconds to leave between two requests."""

    allowed: bool
    delay_s: float = 0.0


class Robots:
    """The rules of hosts, as RFC 9309 has them: no file means all is allowed, a failing host that nothing is."""

    def __init__(self, *, private: bool = False, ask: Callable[..., Answer] = get) -> None:
        self._private, self._ask = private, ask
        self._known: dict[str, tuple[float, RobotFileParser | None]] = {}

    def rule(self, url: str) -> Rule:
        """The rule for one address; asks its host if that was not done within the hour."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        asked, parser = self._known.get(site, (-_KEEP_S, None))
        if time.monotonic() - asked >= _KEEP_S:
            parser = self._asked(site)
            self._known[site] = (time.monotonic(), parser)
        if parser is None:
            return Rule(allowed=False)
        delay = parser.crawl_delay(_NAME)
        return Rule(parser.can_fetch(_NAME, url), min(float(delay), 60.0) if delay else 0.0)

    def _asked(self, site: str) -> RobotFileParser | None:
        answer = self._ask(f"{site}/robots.txt", _MOST_BYTES, private=self._private)
        parser = RobotFileParser()
        if answer.status == 200 and not answer.failed:
            parser.parse(answer.body.decode("utf-8", "replace").splitlines())
        elif 400 <= answer.status < 500 and answer.status != 429:
            parser.parse([])
        else:
            return None
        return parser
