"""PDF → what it says, page by page."""

import io
import logging
import re
from collections import Counter

from daybrief.document import flat, letters
from daybrief.document.found import Found, Stated
from daybrief.errors import UnreadableError

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|з|из)\s*\d{1,4})?\W*$", re.IGNORECASE)
_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")
_DAMAGE = (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RuntimeError, OSError)
"""What else pypdf raises at damaged files: whatever the damage leads to."""
_MOST_PAGES = 2_000
_LONGEST_MARGIN = 70


def read(name: str, body: bytes, url: str) -> Found:
    """The text of a PDF. Its scripts, forms and attachments are not opened."""
    from pypdf import PdfReader
    from pypdf.errors import DeprecationError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are not for the user
    try:
        reader = PdfReader(io.BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(f"{name}: expected an open PDF, found one locked with a password; unlock it first")
        pages = [_text(page) for page in reader.pages[:_MOST_PAGES]]
        about = dict(reader.metadata or {})
    except UnreadableError:
        raise
    except (PyPdfError, DeprecationError, *_DAMAGE) as error:
        what = str(error).split("\n")[0][:120] or type(error).__name__
        raise UnreadableError(
            f"{name}: expected a readable PDF, found a damaged one ({what}); save it again"
        ) from error
    lines = [line for page in _without_margins(pages) for line in page]
    if not any(line.strip() for line in lines):
        raise UnreadableError(f"{name}: expected text in the PDF, found {len(pages)} page(s) of images; run OCR first")
    text = _HYPHEN.sub("", letters.tidy("\n".join(lines)))
    made = _DATE.match(str(about.get("/CreationDate", "")))
    dates = (Stated("metadata", "-".join(made.groups())),) if made else ()
    return Found(
        name=name,
        pieces=tuple(flat.pieces(_paragraphs(text))),
        title=letters.one_line(letters.tidy(str(about.get("/Title") or ""))),
        url=url,
        dates=dates,
        credits=tuple(filter(None, (letters.tidy(str(about.get("/Author") or "")),))),
    )


def _text(page: object) -> str:
    return str(page.extract_text() or "")  # type: ignore[attr-defined]


def _without_margins(pages: list[str]) -> list[list[str]]:
    """Pages as lines, less the running heads, feet and page numbers that most of them share."""
    split = [[line for line in page.split("\n") if not _PAGE_NUMBER.match(line)] for page in pages]
    edges = Counter(_norm(line) for lines in split for line in {*lines[:2], *lines[-2:]} if _marginal(line))
    common = {text for text, n in edges.items() if n >= 3 and n * 2 >= len(pages)}
    return [[line for line in lines if not (_marginal(line) and _norm(line) in common)] for lines in split]


def _marginal(line: str) -> bool:
    """Running heads and feet are short and are no sentences."""
    return 0 < len(line.strip()) < _LONGEST_MARGIN and not line.rstrip().endswith((".", ",", "!", "?", "-"))


def _norm(line: str) -> str:
    return re.sub(r"\d+", "#", letters.one_line(line)).lower()


def _paragraphs(text: str) -> str:
    """PDF text has no blank lines: a short line that ends a sentence ends a paragraph."""
    lines = text.split("\n")
    width = sorted(len(line) for line in lines if line.strip())
    full = width[len(width) * 3 // 4] if width else 0
    out: list[str] = []
    for line in lines:
        out.append(line.rstrip())
        if full >= 40 and len(line) < full * 0.8 and re.search(r"[.!?:;][\"'”’»)]*$", line.rstrip()):
            out.append("")
    return "\n".join(out)
