"""Folders that are there, and files, written whole or not at all."""

from contextlib import suppress
from pathlib import Path

from daybrief.errors import InputError


def folder_at(path: Path) -> Path:
    """A folder, made with those above it where it is not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(path, error) from None
    return path


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file, whole or not at all, into a folder that is made if need be; text in UTF-8. What a kill leaves of it
    has a hidden name, which readers of a whole folder (Spark) pass over."""
    part = folder_at(path.parent) / f".{path.name}.part"
    try:
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # a disk that takes nothing takes no removal either
            part.unlink(missing_ok=True)
        raise _refused(path, error) from None
    return path


def _refused(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path}: expected a place that can be written, found: {error.strerror or error}; free some space or give "
        "another folder"
    )
