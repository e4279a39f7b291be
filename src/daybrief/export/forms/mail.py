"""A brief as an e-mail message: plain text, and HTML that old clients draw too, with styles in line and tables."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from daybrief.brief.tongue import Tongue
from daybrief.export.edition import urn
from daybrief.export.forms.feeds import sources
from daybrief.export.forms.page import Data, page, plain
from daybrief.export.forms.templates import render
from daybrief.export.request import Request
from daybrief.model.base import digest


def eml(request: Request) -> bytes:
    """A whole message, unsent: a mail program opens it ready to be addressed. The same brief gives the same bytes."""
    edition = request.only
    words = request.words
    data = page(edition, words)
    name = urn("mail", edition.theatre, edition.data["day"], *edition.beside).rpartition(":")[2]
    message = EmailMessage(policy=SMTP.clone(max_line_length=76))
    message["Subject"] = " ".join(f"{words.t(request.theatre.title)}, {data['day']}: {data['title']}".split())
    message["From"] = Address("daybrief", "brief", "daybrief.invalid")
    message["Date"] = format_datetime(edition.as_of)
    message["Message-ID"] = f"<{name}@daybrief.invalid>"
    message["X-Unsent"] = "1"
    urls = {receipt["number"]: receipt["url"] for receipt in data["receipts"]}
    message.set_content(_text(data, words), cte="quoted-printable")
    html = render("mail.html.j2", page=data, sources=sources(data), urls=urls, t=words.t)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = words.lang
    message.set_boundary(f"daybrief-{digest(data)[:24]}")
    return message.as_bytes()


def _text(data: Data, words: Tongue) -> str:
    """The plain-text part; numbers in brackets lead to the list of sources at its end."""
    lines = [data["title"], "", f"{data['day']} · {data['dateline']}", ""]
    if data["standfirst"]:
        lines += [" ".join(map(_told, data["standfirst"])), ""]
    for n, sentence in enumerate(data["takeaways"], 1):
        lines.append(f"{n}. {_told(sentence)}")
    lines += [""] if data["takeaways"] else []
    for number in data["numbers"]:
        more = "; ".join(filter(None, (number["delta"], number["note"], number["owner"])))
        lines.append(f"{number['figure']} {number['label']} ({more}) {_marks(number['refs'])}")
    for section in data["sections"]:
        lines += ["", section["title"].upper(), ""]
        for table in section["tables"]:
            lines += [f"{table['title']} ({', '.join(table['columns'])})"]
            lines += [
                f"{'  ' * row['depth']}{row['label']}: {', '.join(cell or '–' for cell in row['cells'])}"
                + f" {_marks(row['refs'])}"
                for row in table["rows"]
            ]
            lines.append("")
        for paragraph in section["paragraphs"]:
            lead = f"{paragraph['heading']}. " if paragraph["heading"] else ""
            lines += [lead + " ".join(map(_told, paragraph["sentences"])), ""]
    lines += _lists(data, words)
    lines += [words.t("Sources").upper(), ""]
    for doc in sources(data):
        marks = ", ".join(map(str, doc["numbers"]))
        lines.append(" ".join(f"[{marks}] {doc['title']}, {doc['source']}, {doc['published']} {doc['url']}".split()))
    return "\n".join([*lines, "", data["rate"], ""])


def _lists(data: Data, words: Tongue) -> list[str]:
    lines = []
    for title, items in (
        (words.t("What to watch").upper(), [f"{w['day']}: {_told(w['segments'])}" for w in data["watch"]]),
        *((aside["title"].upper(), [_told(s) for s in aside["items"]]) for aside in data["asides"]),
        (data["changed"].upper(), data["changes"]),
        (words.t("Coverage and gaps").upper(), data["gaps"]),
    ):
        if items:
            lines += [title, "", *(f"- {item}" for item in items), ""]
    return lines


def _told(segments: list[Data]) -> str:
    refs = [ref for segment in segments for ref in segment["refs"]]
    return f"{plain(segments)} {_marks(refs)}".rstrip()


def _marks(refs: list[int]) -> str:
    return f"[{', '.join(map(str, dict.fromkeys(refs)))}]" if refs else ""
