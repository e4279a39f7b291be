"""What the user names as a source → raw inputs, in a fixed order."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from daybrief.errors import InputError
from daybrief.ingest import media, parts, web
from daybrief.ingest.robots import BETWEEN_S, Robots
from daybrief.model.text import Raw, SetAside

_PATIENT_S = 60.0  # for which a host's other pages are waited for


def gather(sources: Sequence[str], *, private: bool = False) -> Iterator[Raw | SetAside]:
    """Every input of every source: files as named, folders searched to the bottom in order of path, addresses fetched
    as their hosts allow robots.

    An input that cannot be read is a SetAside, and the rest goes on. Nothing is followed out of a folder or a page, and
    nothing read is ever run. A source that does not exist at all raises InputError. `private`: addresses of this
    machine and its network may be asked too.
    """
    pages = _Pages(Robots(private=private))
    for source in sources:
        if web.is_address(source):
            yield pages.fetch(source)
            continue
        for part in files([source]):
            yield from [part] if isinstance(part, SetAside) else parts.opened(part)


class _Pages:
    """Pages asked for one after another, each host's at the distance it wants."""

    def __init__(self, robots: Robots) -> None:
        self._robots = robots
        self._free: dict[str, float] = {}  # when each host may be asked again

    def fetch(self, url: str) -> Raw | SetAside:
        """The bytes behind one address. Redirects are followed within http(s) alone; no page's own links ever are."""
        try:
            answer = self._asked(url, urlsplit(url).netloc)
        except ValueError as error:
            answer = web.Answer(url, failed=f"no address ({error}); mend it")
        return web.raw_of(answer, url)

    def _asked(self, url: str, host: str) -> web.Answer:
        left = self._free.get(host, 0.0) - time.monotonic()
        if left > _PATIENT_S:
            return web.Answer(url, failed=f"its host wants to be left alone for {left:.0f} s more; ask for it then")
        time.sleep(max(0.0, left))
        answer = self._robots.get(url, parts.MOST_BYTES)
        wait = max(BETWEEN_S, self._robots.known(url).delay_s, answer.retry_after_s or 0.0)
        self._free[host] = time.monotonic() + wait
        return answer


def files(sources: Sequence[str]) -> Iterator[parts.Part | SetAside]:
    """Every file of every source in parts, each unopened."""
    for source in sources:
        path = Path(source)
        if os.path.isdir(source):
            yield from _folder(path)
        elif os.path.exists(source):
            yield from parts.parts(path, media.legible(path.name))
        elif web.is_address(source):
            raise InputError(
                f"source: expected a file or a folder of an archive, found the address {source[:200]!r}; save what is "
                "there, or give it to `daybrief run` or `daybrief watch`"
            )
        else:
            raise InputError(
                f"source: expected a file, a folder or a web address, found nothing at {source[:200]!r}; check the path"
            )


def _folder(root: Path) -> Iterator[parts.Part | SetAside]:
    """Every file below `root` that has a known suffix; other files are told of in one line each."""
    inside = os.path.realpath(root)
    found = False
    for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
        name = media.legible(path.relative_to(root).as_posix())
        if any(part.startswith(".") for part in path.relative_to(root).parts) or path.is_dir():
            continue
        found = True
        if path.is_symlink() and Path(inside) not in Path(os.path.realpath(path)).parents:
            yield SetAside(
                name=name, reason="expected a file of this folder, found a link that leads out of it: not read"
            )
            continue
        yield from parts.parts(path, name)
    if not found:
        reason = "expected reports in this folder, found no file"
        yield SetAside(name=media.legible(str(root)), reason=reason, failed=True)
