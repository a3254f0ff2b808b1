"""Reads every page that can be reached by links, as a visitor or a robot would."""

import re
from html import unescape
from urllib.parse import urldefrag, urlsplit

LINKS = re.compile(
    r"""(?:href|src|srcset|action|content)=["']([^"']+)["']|<(?:loc|link|id)>([^<]+)<"""
)
ENTRANCES = [
    "/",
    "/sr-latn/",
    "/en/",
    "/sitemap.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/obuka/",
    "/sr-latn/obuka/",
]
# Files of the design, and what changes something when it is opened.
LEFT_OUT = ("/static/", "/admin/", "/nalog/")
MOST = 400


def read(client, *entrances):
    """Return address and everything that was answered (headers, body) of all that links lead to."""
    answers = {}
    waiting = [*ENTRANCES, *entrances]
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        assert len(answers) < MOST, "the links never end"
        answer = client.get(address)
        answers[address] = everything(answer)
        waiting += [link for link in links(answers[address]) if link not in answers]
    return answers


def everything(answer):
    """Return status, headers and body of an answer as one text."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{answer.status_code}\n{answer.headers}\n{body.decode(errors='replace')}"


def links(text):
    """Return the addresses on this site that a text links to."""
    for one, other in LINKS.findall(text):
        for part in unescape(one or other).split(","):
            address = urldefrag(part.strip().split(" ")[0]).url
            split = urlsplit(address)
            own = split.netloc in {"", "testserver", "127.0.0.1:8000"} and not (
                split.scheme and not split.netloc
            )
            if own and split.path.startswith("/") and not split.path.startswith(LEFT_OUT):
                yield split.path + (f"?{split.query}" if split.query else "")
