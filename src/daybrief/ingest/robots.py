"""Asks each host once an hour what a robot may read, and keeps to it; one that does not answer, sooner, unless it asks
to be left alone."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from daybrief.ingest.web import AGENT, Answer, get

BETWEEN_S = 2.0
"""Between two requests to one host, unless its robots.txt asks for more."""
_KEEP_S = 3600.0
_FAILED_S = 60.0  # for which a host that did not answer is not asked again
_LONGEST_S = 6 * 3600.0  # for which one may ask to be left alone
_LONGEST_DELAY_S = 3600.0  # between two requests, whatever a file asks for: more would be never
_MOST_BYTES = 512 * 1024
_NAME = AGENT.partition("/")[0]
_ODD = re.compile(r"\s*(crawl-delay|request-rate)\s*:(?!\s*[0-9]{1,9}\s*(/\s*[0-9]{1,9}\s*)?(#.*)?$)", re.IGNORECASE)
"""Lines that ask for so much time, in no number that the parser can read."""


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

    def get(self, url: str, most_bytes: int, known: Mapping[str, str] | None = None) -> Answer:
        """Ask for a page as the file of its host, and that of every hop of a redirect, allows; see `web.get`."""
        if refused := self.rule(url).refused:
            return Answer(url, failed=refused)
        return self._ask(url, most_bytes, private=self._private, known=known, hop=lambda to: self.rule(to).refused)

    def rule(self, url: str) -> Rule:
        """The rule for one address; asks its host if that was not done within the hour."""
        site = _site(url)
        if time.monotonic() >= self._known.get(site, (-1.0, ""))[0]:
            keep_s, parser = self._asked(site)
            self._known[site] = (time.monotonic() + keep_s, parser)
        return self.known(url)

    def known(self, url: str) -> Rule:
        """The same by what its host answered last, without asking it; nothing is ruled where it never was asked."""
        _, parser = self._known.get(_site(url), (-1.0, None))
        if parser is None:
            return Rule()
        if isinstance(parser, str):
            return Rule(f"its robots.txt cannot be had: {parser}")
        delay = parser.crawl_delay(_NAME)
        refused = "" if parser.can_fetch(_NAME, url) else "its robots.txt asks not to read it; save the page as a file"
        return Rule(refused, min(float(delay), _LONGEST_DELAY_S) if delay else 0.0)

    def _asked(self, site: str) -> tuple[float, RobotFileParser | str]:
        """For how many seconds an answer is kept, and the file, or why there is none."""
        answer = self._ask(f"{site}/robots.txt", _MOST_BYTES, private=self._private)
        parser = RobotFileParser()
        if answer.status == 200 and not answer.failed:
            lines = answer.body.decode("utf-8", "replace").splitlines()
            parser.parse([line for line in lines if not _ODD.match(line)])
        elif 400 <= answer.status < 500 and answer.status != 429:
            parser.parse([])
        else:
            wait_s = max(_FAILED_S, min(answer.retry_after_s or 0.0, _LONGEST_S))
            return wait_s, answer.failed or f"the server answered {answer.status}"
        return _KEEP_S, parser


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
