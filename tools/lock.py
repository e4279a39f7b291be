"""Resolves pyproject.toml into requirements.lock and requirements-dev.lock, every file pinned by hash."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = (
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
)


def compile_lock(out: str, *args: str) -> None:
    command = [sys.executable, "-m", "piptools", "compile", *COMMON, *args, "--output-file", out, "pyproject.toml"]
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> None:
    compile_lock("requirements.lock", "--extra", "build")
    compile_lock("requirements-dev.lock", "--extra", "build", "--extra", "dev", "--constraint", "requirements.lock")


if __name__ == "__main__":
    main()
