"""Addresses of an old site, imported from a table: each leads to a page of this site, or is refused
with the number of its row and the reason.

The table has two columns, the old address and the new one; a first row that holds no address is its
heading. Semicolons and tabs part columns as well as commas do. Nothing is written unless asked, and
good rows are written even where others are refused.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .access import is_visible
from .context import ENGLISH_PREFIX, LATIN_PREFIX
from .help_addresses import help_addresses, is_of_help

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
LONGEST = 255
DELIMITERS = ",;\t"
SAMPLE = 20
OWN = frozenset({"/", LATIN_PREFIX, ENGLISH_PREFIX})


class UnreadableError(ValueError):
    """The file as a whole can't be read; the message says why, in words."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, what it says, and either where it leads or why it doesn't.

    ``page`` is set where the target is a page itself, so that the redirect follows its moves.
    """

    number: int
    old: str
    new: str
    problem: str | Promise = ""
    page: Page | None = None

    @property
    def is_good(self) -> bool:
        """Whether it can be written."""
        return not self.problem


@dataclass(frozen=True)
class Answering:
    """A page that answers at an address; whether the address is the page's own and not one behind
    it; the address as the site writes it; and what of it follows the page's own.
    """

    page: Page
    itself: bool
    address: str
    behind: str


@dataclass(frozen=True)
class Outcome:
    """What an import found: every row, and how many redirects it wrote."""

    rows: list[Row]
    written: int

    @property
    def refused(self) -> list[Row]:
        """The rows that were not taken."""
        return [row for row in self.rows if not row.is_good]

    @property
    def good(self) -> list[Row]:
        """The rows that were, or would be, taken; those that are there already included."""
        return [row for row in self.rows if row.is_good]


def import_redirects(data: bytes, *, dry_run: bool = False) -> Outcome:
    """Read the table and write its good rows as permanent redirects; return what became of each.

    Called again with the same table, it writes nothing new. Raises :class:`UnreadableError` for
    what is no such table, and nothing else whatever the bytes are.
    """
    rows = _judge(list(_read(data)))
    written = 0
    if not dry_run:
        with transaction.atomic():
            for row in rows:
                written += _write(row)
    return Outcome(rows, written)


def _read(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that says anything, without the heading."""
    text = _decoded(data)
    sample = "".join(text.splitlines(keepends=True)[:SAMPLE])
    delimiter = max(DELIMITERS, key=sample.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    first = True
    for number, cells in _numbered(reader):
        if number > MAX_ROWS:
            raise UnreadableError(_("The file has more than 20,000 rows."))
        if not any(cells):
            continue
        if not (first and not any("/" in cell for cell in cells)):
            yield number, cells
        first = False


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    while True:
        # A row may hold line ends: it is told by the line on which it starts.
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableError(_("The file is not a table of addresses.")) from error
        if cells is None:
            return
        yield number, [cell.strip() for cell in cells]


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise UnreadableError(_("The file is larger than 5 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(_("The file is not in UTF-8.")) from error
    if "\x00" in text or not text.strip():
        raise UnreadableError(_("The file is not a table of addresses."))
    return text


def _judge(rows: list[tuple[int, list[str]]]) -> list[Row]:
    """Return each row with where it leads, or why it is refused."""
    taken: dict[str, int] = {}
    of_help = help_addresses()
    olds = {old for _number, cells in rows if (old := _path(cells[0]))}
    judged = []
    for number, cells in rows:
        old, new = _path(cells[0]), cells[1] if len(cells) > 1 else ""
        problem = _problem_of_old(old, taken, of_help) or _problem_of_new(old, new, olds)
        found = None if problem else _target_at(_path(new) or "/")
        if not problem and found is None:
            problem = _("No public page has the new address.")
        if found is None:
            judged.append(Row(number, old or cells[0], new, problem))
            continue
        taken[old] = number
        judged.append(Row(number, old, found.address, page=found.page if found.itself else None))
    return judged


def _problem_of_old(old: str, taken: dict[str, int], of_help: frozenset[str]) -> str | Promise:
    if not old:
        return _("It needs an old and a new address.")
    if len(old) > LONGEST:
        return _("An address is longer than 255 letters.")
    if old in taken:
        return _("The same old address stands in row %(row)s.") % {"row": taken[old]}
    return problem_of_address(old, of_help)


def problem_of_address(old: str, of_help: frozenset[str]) -> str | Promise:
    """Return why nothing may lead on from ``old``, a path as redirects keep it; nothing if it may.

    ``of_help`` are the addresses of help.
    """
    if old in OWN or old.startswith("/admin"):
        return _("This address belongs to the site itself.")
    if is_of_help(old, of_help):
        return _("Help stands here: nobody is led away from it.")
    if _page_at(old) is not None:
        return _("A page of this site has the old address.")
    return ""


def _problem_of_new(old: str, new: str, olds: set[str]) -> str | Promise:
    path = _path(new)
    if not path:
        return _("It needs an old and a new address.")
    if len(new) > LONGEST:
        return _("An address is longer than 255 letters.")
    if not is_own(new):
        return _("It leads to another site.")
    if path == old:
        return _("It leads to itself.")
    if path in olds:
        return _("It leads to an old address of the same table: name where that leads.")
    return ""


def is_own(address: str) -> bool:
    """Say whether ``address`` is a path of this site, or a whole address of it."""
    try:
        target = urlsplit(address)
    except ValueError:
        return False
    if not target.scheme and not target.netloc:
        return address.startswith("/") and not address.startswith(("//", "/\\"))
    own = {urlsplit(settings.BASE_URL).netloc, *Site.objects.values_list("hostname", flat=True)}
    return target.scheme in {"http", "https"} and target.netloc in own


def _path(address: str) -> str:
    """Return the address as redirects keep it: no host, no slash at the end, letters as letters;
    nothing for what is no address.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    behind = f"?{parts.query}" if parts.query else ""
    # As a browser asks for it: a space is %20, and letters are letters again afterwards.
    asked = iri_to_uri(f"{parts.path or '/'}{behind}")
    return Redirect.normalise_path(asked) if address else ""


def _target_at(path: str) -> Answering | None:
    """Return the page that answers at ``path``; nothing if everybody gets nothing there: a page
    takes whatever is written behind it, and may have nothing there that is public.
    """
    found = _page_at(path)
    if found is None or not found.behind or not hasattr(found.page, "behind_in"):
        return found
    there = found.page.behind_in(AnonymousUser(), found.page, found.behind)
    return None if there is None else found


def _page_at(path: str) -> Answering | None:
    """Return the page that answers at ``path``; nothing if no public page does."""
    plain = unquote(urlsplit(path).path)
    if urlsplit(path).query:
        return None
    language = translation.get_language_from_path(f"{plain}/") or "sr"
    with translation.override(language):
        request = RequestFactory().get(quote(plain), SERVER_NAME=_host())
        site = Site.find_for_request(request)
        if site is None:
            return None
        prefix = {"sr-latn": LATIN_PREFIX, "en": ENGLISH_PREFIX}.get(language, "")
        steps = [step for step in plain.removeprefix(prefix).split("/") if step]
        home = site.root_page.localized.specific
        try:
            page = home.route(request, steps).page
        except Http404:
            return None
        if not is_visible(AnonymousUser(), page):
            return None
        itself = language != "sr-latn" and page.get_url(request).strip("/") == plain.strip("/")
        behind = "/".join(steps[page.depth - home.depth :])
        return Answering(page, itself, f"{plain.rstrip('/')}/", behind)


def _host() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return site.hostname if site else "localhost"


def _write(row: Row) -> int:
    """Write a good row and return 1; 0 if it says what is there already."""
    if not row.is_good:
        return 0
    link = "" if row.page else row.new
    page_id = row.page.pk if row.page else None
    fields = {"redirect_link": link, "redirect_page_id": page_id, "is_permanent": True}
    found = Redirect.objects.filter(old_path=row.old, site=None).first()
    if found is None:
        Redirect.objects.create(old_path=row.old, **fields)
        return 1
    if all(getattr(found, name) == value for name, value in fields.items()):
        return 0
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()
    return 1
