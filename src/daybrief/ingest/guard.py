"""Connections to the public web alone: every address is checked after its name is resolved, and that very address is
then connected to, so that a name cannot answer one thing to the check and another to the connection."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import urlsplit
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

MOST_REDIRECTS = 5
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HOME = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
Watch = Callable[[socket.socket], None]
Hop = Callable[[str], str]
"""Why an address to which a redirect leads may not be asked; "" where it may."""


class RefusedError(OSError):
    """An address that nothing outside this machine's own network stands behind."""


class BarredError(OSError):
    """A redirect to where its visitor may not go."""


class Cut:
    """Ends every connection of one visit when its time is up, however slowly a server lets words drip."""

    def __init__(self, seconds: float) -> None:
        self.late = False
        self._socks: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, sock: socket.socket) -> None:
        self._socks.append(sock)

    def _cut(self) -> None:
        self.late = True
        for sock in self._socks:
            try:
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            except OSError:
                continue  # closed already

    def end(self) -> None:
        self._timer.cancel()


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, whatever it is wrapped in."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _refuse_home(host: str) -> None:
    """What a name gives away before anybody resolves it; all that can be checked where a proxy connects."""
    plain = host.strip("[]").rstrip(".").lower()
    try:
        ipaddress.ip_address(plain.partition("%")[0])
    except ValueError:
        if plain == "localhost" or plain.endswith(_HOME):
            raise RefusedError(f"{host} is a name of this machine's own network") from None
        return
    if not is_public(plain):
        raise RefusedError(f"{host} is a private or local address")


def connected(host: str, port: int, timeout: float, private: bool, watch: Watch) -> socket.socket:
    """A connection to the first address of a host that may be asked and answers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [one for one in found if private or is_public(str(one[4][0]))]
    if not allowed:
        raise RefusedError(f"{host} is a private or local address")
    last: OSError | None = None
    for family, sort, proto, _, address in allowed:
        sock = socket.socket(family, sort, proto)
        try:
            sock.settimeout(timeout)
            watch(sock)
            sock.connect(address)
        except OSError as error:
            sock.close()
            last = error
        else:
            return sock
    raise last or OSError(f"no address of {host} answers")


def secured(plain: socket.socket, host: str, watch: Watch) -> ssl.SSLSocket:
    """TLS over a connection. The socket that speaks it takes the place of the plain one, so it is watched as well,
    from before the first word is said."""
    sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
    try:
        watch(sock)
        sock.do_handshake()
    except OSError:
        sock.close()
        raise
    return sock


class _Plain(HTTPConnection):
    def __init__(self, host: str, *, private: bool, watch: Watch, **more: Any) -> None:
        super().__init__(host, **more)
        self._private, self._watch = private, watch

    def connect(self) -> None:
        self.sock = connected(self.host, self.port, self.timeout or 20, self._private, self._watch)


class _Secure(HTTPSConnection):
    def __init__(self, host: str, *, private: bool, watch: Watch, **more: Any) -> None:
        super().__init__(host, **more)
        self._private, self._watch = private, watch

    def connect(self) -> None:
        plain = connected(self.host, self.port, self.timeout or 20, self._private, self._watch)
        self.sock = secured(plain, self.host, self._watch)


class _Http(HTTPHandler):
    def __init__(self, private: bool, watch: Watch) -> None:
        super().__init__()
        self._private, self._watch = private, watch

    def http_open(self, req: Request) -> HTTPResponse:
        if not self._private:
            _refuse_home(urlsplit(req.full_url).hostname or "")
        if req.has_proxy():
            return super().http_open(req)
        made: Any = partial(_Plain, private=self._private, watch=self._watch)
        return self.do_open(made, req)


class _Https(HTTPSHandler):
    def __init__(self, private: bool, watch: Watch) -> None:
        super().__init__()
        self._private, self._watch = private, watch

    def https_open(self, req: Request) -> HTTPResponse:
        if not self._private:
            _refuse_home(urlsplit(req.full_url).hostname or "")
        if getattr(req, "_tunnel_host", None):
            return super().https_open(req)  # through the user's proxy
        made: Any = partial(_Secure, private=self._private, watch=self._watch)
        return self.do_open(made, req)


class _Redirects(HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTS

    def __init__(self, hop: Hop) -> None:
        self._hop = hop

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not newurl.lower().startswith(("http://", "https://")):
            raise URLError(f"a redirect to {newurl.partition(':')[0]}: which is not the web")
        if why := self._hop(newurl):
            raise BarredError(f"a redirect to {newurl[:200]}: {why}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def opener(*, private: bool = False, watch: Watch = lambda sock: None, hop: Hop = lambda url: "") -> OpenerDirector:
    """An opener that speaks http and https and nothing else: no file:, ftp: or data: addresses; redirects are checked
    like first requests. `private`: also this machine and its network. `watch` sees every socket before it connects,
    `hop` every address to which a redirect leads."""
    made = OpenerDirector()
    for handler in (ProxyHandler(), _Http(private, watch), _Https(private, watch), _Redirects(hop)):
        made.add_handler(handler)
    for plain in (HTTPErrorProcessor, HTTPDefaultErrorHandler):
        made.add_handler(plain())
    return made
