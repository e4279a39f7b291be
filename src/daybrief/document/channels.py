"""The public web view of a channel → its posts: a page of messages, each with its time, its words and its address.

What tells such a page is the class of its messages; everything else on it is furniture of the service that shows it.
"""

from collections.abc import Iterator
from typing import Any

from daybrief.document import hidden, letters, markup, pages
from daybrief.document.found import Found, Stated, wordless
from daybrief.document.inline import address
from daybrief.model.text import SetAside

_MESSAGE = "tgme_widget_message"
_REPLY = f"{_MESSAGE}_reply"
_TEXT = f"{_MESSAGE}_text"


def is_view(text: str) -> bool:
    """Whether a page is the web view of a channel."""
    return "data-post=" in text and _MESSAGE in text


def read(name: str, text: str) -> list[Found | SetAside]:
    """Every post of the page that has words, in the order of the page; the others are told of in one line."""
    tree = pages.tree_of(hidden.without(text))
    messages = [node for node in _having(tree, _MESSAGE) if node.get("data-post")] if tree is not None else []
    channel = _words(tree, "tgme_channel_info_header_title") if tree is not None else ""
    found: list[Found | SetAside] = []
    silent = 0
    for message in messages:
        post = _post(name, message, channel)
        if post.pieces:
            found.append(post)
        else:
            silent += 1
    return [*found, *wordless(name, silent)]


def _post(name: str, message: Any, channel: str) -> Found:
    post = str(message.get("data-post"))
    owner, author = _words(message, f"{_MESSAGE}_owner_name"), _words(message, f"{_MESSAGE}_from_author")
    date = next((a for a in _having(message, f"{_MESSAGE}_date")), None)
    body = next((node for node in _having(message, _TEXT) if not _inside(node, _REPLY)), None)
    return Found(
        name=f"{name}-{post.rpartition('/')[2]}",
        pieces=tuple(markup.pieces(body)) if body is not None else (),
        source=owner or channel or post.partition("/")[0],
        url=address(date.get("href") or "") if date is not None else "",
        dates=_dates(message),
        page=False,
        credits=tuple(filter(None, (author, owner, channel, post.partition("/")[0]))),
    )


def _dates(message: Any) -> tuple[Stated, ...]:
    """The time at which a post was sent; that of a picture's length has no date."""
    times = (time.get("datetime") or "" for time in message.iter("time"))
    return tuple(Stated("post", told) for told in times if told)[:1]


def _having(root: Any, name: str) -> Iterator[Any]:
    """Elements of a class, in the order of the page."""
    return (node for node in root.iter() if isinstance(node.tag, str) and name in (node.get("class") or "").split())


def _inside(node: Any, name: str) -> bool:
    return any(name in (outer.get("class") or "").split() for outer in node.iterancestors())


def _words(root: Any, name: str) -> str:
    node = next(_having(root, name), None)
    return letters.one_line(letters.tidy(node.text_content())) if node is not None else ""
