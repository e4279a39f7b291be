"""One writer a ledger: a lock that the system drops when its holder ends, however it ends."""

import os
import sys
import time
from pathlib import Path

from daybrief.errors import LedgerError

if sys.platform != "win32":
    import fcntl

_held: set[int] = set()
_PATIENCE_S = 10.0  # a forked worker, or who asks for the holder, lets go as soon as the system gives it a turn


def _let_go() -> None:
    """A worker forked from a holder holds nothing: its parent's end alone must free the ledger."""
    for fd in _held:
        os.close(fd)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


class Lock:
    """Held from its making to `free`. Stands in a file beside the ledger that names the holder and is never removed,
    so that nobody can lock a file that another is about to replace. One ledger has one such file, whatever links and
    relative paths lead to it."""

    def __init__(self, path: str) -> None:
        """Raises LedgerError where somebody else holds it, OSError where no lock can be kept there."""
        self._fd: int | None = None
        if sys.platform == "win32":
            return  # SQLite's own lock still keeps two writers apart, without saying who
        fd = os.open(_file(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            writer = _locked(fd)
            if writer:
                raise LedgerError(
                    f"ledger {path}: expected to be its only writer, found daybrief process {writer} writing to it; "
                    "wait until that one ends, or give another path for the ledger"
                )
            os.ftruncate(fd, 0)
            os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
        except (LedgerError, OSError):
            os.close(fd)
            raise
        _held.add(fd)
        self._fd = fd

    def free(self) -> None:
        """Let the next writer in."""
        if self._fd in _held:
            _held.discard(self._fd)
            os.close(self._fd)
        self._fd = None


def _file(path: str) -> str:
    return f"{os.path.realpath(path)}.lock"


def _locked(fd: int) -> str:
    """Lock a file for this process; '' where that was done, else who holds it.

    Two that hold it are waited for: a worker of a writer that was killed while it forked, which has had no turn yet to
    let go (the process that is named is no more), and who asks for the holder, who shares the lock for a moment."""
    until = time.monotonic() + _PATIENCE_S
    while not _took(fd, fcntl.LOCK_EX):
        asked_for = _took(fd, fcntl.LOCK_SH)
        if asked_for:
            fcntl.flock(fd, fcntl.LOCK_UN)
        writer = _named(fd)
        waits = asked_for or not writer or not _lives(writer)
        if not waits or time.monotonic() > until:
            return str(writer or "unknown")
        time.sleep(0.01)
    return ""


def _took(fd: int, how: int) -> bool:
    """Whether a lock was to be had at once. A shared one is refused by a writer alone."""
    try:
        fcntl.flock(fd, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _named(fd: int) -> int:
    """The process that wrote its number there; 0 where none has yet."""
    said = os.pread(fd, 20, 0).strip()
    return int(said) if said.isdigit() else 0


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def holder(path: Path | str) -> int | None:
    """The process that writes to this ledger now, 0 if it has not said which, or None. Keeps no writer from starting:
    it makes and writes nothing, and shares the lock no longer than it takes to see that it can be shared."""
    if sys.platform == "win32":
        return None
    try:
        fd = os.open(_file(str(path)), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:  # nobody has written yet, or it is none of ours to ask
        return None
    try:
        return None if _took(fd, fcntl.LOCK_SH) else _named(fd)
    except OSError:
        return None
    finally:
        os.close(fd)
