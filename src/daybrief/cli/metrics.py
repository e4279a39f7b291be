"""Serves one page of figures to Prometheus, and nothing else."""

import errno
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from daybrief.errors import InputError


def serve(where: str, text: Callable[[], str]) -> str:
    """Serve `text()` under /metrics in the background; the address it is found at. Ends with the process."""
    host, _, port = where.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not port.isdecimal() or int(port) > 65535:
        raise InputError(f"--metrics: expected a port such as 9464, found {where!r}; give one, or HOST:PORT")

    class Page(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            found = self.path.partition("?")[0] == "/metrics"
            body = text().encode() if found else b"figures are under /metrics\n"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """A visit of Prometheus is no news."""

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

    try:
        server = Server((host, int(port)), Page)
    except OSError as error:
        expected, other = _mistaken(error)
        found = f"{where}: {error.strerror or error}"
        raise InputError(f"--metrics: expected {expected}, found {found}; give another {other}") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://{f'[{host}]' if ':' in host else host}:{server.server_port}/metrics"


def _mistaken(error: OSError) -> tuple[str, str]:
    """What an address should have had, and which part of it is at fault."""
    if error.errno in (errno.EADDRINUSE, errno.EACCES):
        return "a port that is free and open to you", "port"
    return "an address of this machine, such as 127.0.0.1:9464 or [::1]:9464", "host"
