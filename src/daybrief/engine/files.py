"""Files, written whole or not at all."""

from pathlib import Path

from daybrief.errors import InputError


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file, whole or not at all; text in UTF-8."""
    part = path.with_suffix(path.suffix + ".part")
    try:
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(
            f"{path}: expected a place that can be written, found: {error.strerror or error}; free some space or give "
            "another folder"
        ) from None
    return path
