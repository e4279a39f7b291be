"""Pages and feeds by address."""

import re
from datetime import UTC, datetime
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from daybrief import __version__
from daybrief.ingest import media
from daybrief.model.text import Raw, SetAside

TIMEOUT_S = 20
_AGENT = f"daybrief/{__version__}"
_UNSAFE = re.compile(r"[^\w.-]+")


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, most_bytes: int) -> Raw | SetAside:
    """The bytes behind one address. Redirects are followed within http(s) alone; no page's own links ever are."""
    request = Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html,application/xml,*/*;q=0.5"})
    try:
        with opener().open(request, timeout=TIMEOUT_S) as answer:
            body = answer.read(most_bytes + 1)
            kind = answer.headers.get("Content-Type", "")
            final = answer.geturl()
    except HTTPError as error:
        return _failed(url, f"the server answered {error.code} {error.reason}; check the address")
    except TimeoutError:
        return _failed(url, f"no answer within {TIMEOUT_S} s; try again or save the page as a file")
    except (URLError, HTTPException, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        return _failed(url, f"{why}; check the address and the connection")
    if len(body) > most_bytes:
        return _failed(url, f"more than {most_bytes // (1024 * 1024)} MB; save the part you need as a file")
    return media.raw(
        body, name=_name(final), shown=url, url=final, kind=kind or "text/html", retrieved=datetime.now(UTC)
    )


def opener() -> OpenerDirector:
    """An opener that speaks http and https and nothing else: no file:, ftp: or data: addresses."""
    opener = OpenerDirector()
    speaks = (ProxyHandler, HTTPHandler, HTTPSHandler)
    for handler in (*speaks, HTTPRedirectHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    return opener


def _name(url: str) -> str:
    """The last part of the address, fit for a file name."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc
    return _UNSAFE.sub("-", last).strip("-.")[:120] or "page"


def _failed(url: str, found: str) -> SetAside:
    return SetAside(name=url, reason=f"expected a page or feed, found: {found}", failed=True)
