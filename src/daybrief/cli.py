"""The commands. Each one parses, calls a function of the same name elsewhere, and shows what came back."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief import __version__
from daybrief.errors import DaybriefError, InputError

if TYPE_CHECKING:
    from daybrief.ingest.server import Server
    from daybrief.model.text import Document, SetAside


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit 0 done · 1 done with failures listed · 2 wrong usage or unreadable input."""
    args = parser().parse_args(argv)
    try:
        return int(args.call(args))
    except DaybriefError as error:
        note(f"daybrief: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        note("daybrief: stopped; what was finished is in the ledger, and the same command goes on from there")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="daybrief", description="A day's conflict reporting in, a cited brief out.")
    top.add_argument("--version", action="version", version=f"daybrief {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    job = _command(commands, "run", run, "read a day's reports and publish the brief")
    job.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or the address of a page or feed")
    job.add_argument("--day", type=_day, required=True, help="the day the brief is about, YYYY-MM-DD")
    job.add_argument("--ledger", type=Path, help="SQLite file to keep (default: ledger.db in the output folder)")
    job.add_argument("--out", type=Path, help="folder for brief.html, brief.md and brief.json (default: out/DAY)")
    job.add_argument("--as-of", type=_moment, help="leave out what was published after this time")
    job.add_argument("--window-days", type=_positive, default=2, help="days of reports to read, up to and with DAY")
    for name, call, about in (
        ("extract", extract, "print the claims of documents"),
        ("locate", locate, "print the place mentions of documents"),
        ("document", document, "print clean documents"),
    ):
        _files(_command(commands, name, call, about))
    facts = _command(commands, "reconcile", reconcile, "print the facts that claims amount to")
    facts.add_argument("claims", metavar="CLAIMS.jsonl", type=Path, help="claims in the exchange format")
    facts.add_argument("--day", type=_day, help="as known at the end of this day: leave out what was published later")
    facts.add_argument("--format", choices=["jsonl"], default="jsonl")
    receipts = _command(commands, "check", check, "verify every receipt of a brief again")
    receipts.add_argument("brief", metavar="BRIEF.json", type=Path)
    for command in commands.choices.values():
        if command is not receipts:
            command.add_argument("--theatre", default="ukraine", help="the theatre pack (default: ukraine)")
        if command in (job, *(commands.choices[n] for n in ("extract", "locate", "document"))):
            command.add_argument("--published", type=_day, help="date of reports that state none, YYYY-MM-DD")
            command.add_argument("--workers", type=_positive, help="processes to use (default: one a core)")
        if command in (job, commands.choices["extract"]):
            command.add_argument("--reader-url", metavar="URL", help="also ask this OpenAI-compatible server")
            command.add_argument("--reader-model", metavar="NAME", help="the model it is asked to use")
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    call: Callable[[argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(call=call)
    return command


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--format", choices=["jsonl"], default="jsonl")


def run(args: argparse.Namespace) -> int:
    """The main job."""
    from daybrief import pipeline

    job = pipeline.Job(
        sources=tuple(args.sources),
        day=args.day,
        theatre=args.theatre,
        ledger=args.ledger,
        out=args.out,
        as_of=args.as_of,
        window_days=args.window_days,
        published=args.published,
        workers=args.workers,
        server=_server(args),
    )
    result = pipeline.run(job, note)
    for aside in result.set_aside:
        note(f"{'failed' if aside.failed else 'set aside'}: {aside.name}: {aside.reason}")
    added = ", ".join(f"{n} {table}" for table, n in result.new.items() if n and table != "results")
    note(f"ledger: {'added ' + added if added else 'nothing new'}")
    for path in result.paths:
        show(str(path))
    return 1 if result.failed else 0


def extract(args: argparse.Namespace) -> int:
    """Claims, one a line, in document order."""
    from daybrief import pipeline
    from daybrief.consult import consult
    from daybrief.model.text import Document
    from daybrief.theatre.pack import load

    server, found = _server(args), _found(args)
    docs = [item for item in found if isinstance(item, Document)]
    heard, asides = consult(server, docs, load(args.theatre), None, note)
    return _each_document(args, [*found, *asides], partial(pipeline.claim_lines, args.theatre, heard))


def locate(args: argparse.Namespace) -> int:
    """Place mentions, one a line."""
    from daybrief import pipeline

    return _each_document(args, _found(args), partial(pipeline.place_lines, args.theatre))


def document(args: argparse.Namespace) -> int:
    """Clean documents, one a line."""
    from daybrief import document as stage
    from daybrief.model.text import Document

    found = _found(args)
    docs = [d for d in found if isinstance(d, Document)]
    copies = {kin.doc: kin.duplicate_of for kin in stage.kin(docs)}
    names = {doc.id: doc.name for doc in docs}
    for doc in docs:
        show(stage.exchange(doc, names.get(copies.get(doc.id, ""))))
    return _failures(found)


def reconcile(args: argparse.Namespace) -> int:
    """Facts, one a line."""
    from daybrief import reconcile as stage
    from daybrief.theatre.pack import load

    for line in stage.exchange_facts(_lines(args.claims), load(args.theatre), args.day):
        show(line)
    return 0


def check(args: argparse.Namespace) -> int:
    """The receipt rate; exit 1 and the sentences that fail."""
    from daybrief import receipts

    report = receipts.check_text(_text(args.brief))
    for failure in report.failures:
        show(f"unsupported: {failure}")
    show(f"{report.supported} of {report.sentences} sentences supported (checker {receipts.VERSION})")
    return 1 if report.failures else 0


def _server(args: argparse.Namespace) -> "Server | None":
    """The further reader that the user asks for, if any."""
    from daybrief.ingest.server import Server

    if bool(args.reader_url) != bool(args.reader_model):
        given, lacking = ("--reader-url", "--reader-model") if args.reader_url else ("--reader-model", "--reader-url")
        raise InputError(f"expected {given} together with {lacking}, found it alone; give both or neither")
    return Server(args.reader_url, args.reader_model) if args.reader_url else None


def _found(args: argparse.Namespace) -> "list[Document | SetAside]":
    from daybrief import pipeline
    from daybrief.theatre.pack import load

    return pipeline.documents_of(args.files, load(args.theatre), args.published)


def _each_document(
    args: argparse.Namespace,
    found: "list[Document | SetAside]",
    lines: "Callable[[Document], list[dict[str, object]]]",
) -> int:
    """Print what `lines` makes of every readable document; exit code for the rest."""
    from daybrief.engine.pool import each, workers_for
    from daybrief.model.text import Document, SetAside

    docs = [item for item in found if isinstance(item, Document)]
    for outcome in each(lines, docs, workers_for(len(docs), args.workers)):
        for line in outcome.result or ():
            show(line)
        if outcome.error:
            found.append(SetAside(name=outcome.item.name, reason=f"could not be read: {outcome.error}", failed=True))
    return _failures(found)


def _failures(found: Sequence[object]) -> int:
    from daybrief.model.text import SetAside

    asides = [item for item in found if isinstance(item, SetAside)]
    for aside in asides:
        note(f"{'failed' if aside.failed else 'set aside'}: {aside.name}: {aside.reason}")
    if found and len(asides) == len(found):
        return 2
    return 1 if any(a.failed for a in asides) else 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: expected a UTF-8 text file, found: {error}; check the path") from None


def _lines(path: Path) -> list[dict[str, object]]:
    rows = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: expected one JSON object, found: {error.msg}; mend that line") from None
        if not isinstance(row, dict):
            raise InputError(f"{path}:{number}: expected one JSON object, found {type(row).__name__}; mend that line")
        rows.append(row)
    return rows


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected YYYY-MM-DD, found {text!r}") from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a time such as 2025-02-27T18:00+02:00, found {text!r}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number of 1 or more, found {text!r}")
    return int(text)


def show(line: object) -> None:
    """Results go to standard output."""
    print(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False))  # noqa: T201


def note(line: str) -> None:
    """Progress and messages go to standard error."""
    print(line, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
