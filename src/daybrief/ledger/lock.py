"""One writer a ledger: a lock that the system drops when its holder ends, however it ends."""

import os
import sys
import time
from pathlib import Path

from daybrief.errors import LedgerError

if sys.platform != "win32":
    import fcntl

_held: set[int] = set()
_ORPHANS_S = 10.0  # a forked worker lets go as soon as the system gives it a turn


def _let_go() -> None:
    """A worker forked from a holder holds nothing: its parent's end alone must free the ledger."""
    for fd in _held:
        os.close(fd)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


class Lock:
    """Held from its making to `free`. Stands in a file beside the ledger that names the holder and is never removed,
    so that nobody can lock a file that another is about to replace."""

    def __init__(self, path: str) -> None:
        """Raises LedgerError where somebody else holds it, OSError where no lock can be kept there."""
        self._fd: int | None = None
        if sys.platform == "win32":
            return  # SQLite's own lock still keeps two writers apart, without saying who
        fd = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            writer = _locked(fd)
        except OSError:
            os.close(fd)
            raise
        if writer:
            os.close(fd)
            raise LedgerError(
                f"ledger {path}: expected to be its only writer, found daybrief process {writer} writing to it; "
                "wait until that one ends, or give another path with --ledger"
            )
        os.ftruncate(fd, 0)
        os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
        _held.add(fd)
        self._fd = fd

    def free(self) -> None:
        """Let the next writer in."""
        if self._fd in _held:
            _held.discard(self._fd)
            os.close(self._fd)
        self._fd = None


def _locked(fd: int) -> str:
    """Lock a file for this process; '' where that was done, else who holds it.

    A writer that is killed while it forks leaves its lock to a worker that has had no turn yet to let go of it: who
    finds the lock of a process that is no more waits for that."""
    until = time.monotonic() + _ORPHANS_S
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            writer = os.pread(fd, 20, 0).decode("ascii", "replace").strip() or "unknown"
        else:
            return ""
        if time.monotonic() > until or not writer.isdecimal() or _lives(int(writer)):
            return writer
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def holder(path: Path | str) -> int | None:
    """The process that writes to this ledger now, or None."""
    try:
        lock = Lock(str(path))
    except LedgerError as error:
        found = str(error).partition("daybrief process ")[2].partition(" ")[0]
        return int(found) if found.isdecimal() else 0
    except OSError:
        return None
    lock.free()
    return None
