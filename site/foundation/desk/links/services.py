"""What is written about links: the daily check, and what somebody opened by hand."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from ...access import visible_to
from ...daily import begin
from ...models import Fault, PageLink
from .checking import Check, is_outside
from .finding import Found, links_in

NAME = "links in pages"


def check_links_if_due() -> None:
    """Check every link, once a day whoever calls."""
    if begin(NAME):
        check_links()


def check_links(check: Check | None = None) -> int:
    """Find the links of published pages, open what may be opened, and return how many are dead.

    Pages are written one by one: a check that is killed leaves the others as they were.
    """
    check = check or Check()
    pages = Page.objects.filter(live=True, alias_of=None)
    public = set(visible_to(AnonymousUser(), pages).values_list("pk", flat=True))
    PageLink.objects.exclude(page__in=pages).delete()
    for page in pages.specific().iterator(chunk_size=50):
        _check_page(page, check, page.pk in public)
    return PageLink.objects.filter(failures__gte=PageLink.REPORTED_AFTER).count()


def _check_page(page: Page, check: Check, in_public: bool) -> None:
    stored = {link.address: link for link in PageLink.objects.filter(page_id=page.pk)}
    found = list(links_in(page))
    if not found and not stored:
        return
    rows = [_row(page, each, stored.get(each.address), check, in_public) for each in found]
    with transaction.atomic():
        PageLink.objects.filter(page_id=page.pk).delete()
        PageLink.objects.bulk_create(rows)


def _row(
    page: Page, found: Found, before: PageLink | None, check: Check, in_public: bool
) -> PageLink:
    row = PageLink(
        page_id=page.pk,
        field=found.field,
        block=found.block,
        number=found.number,
        ordinal=found.ordinal,
        text=found.text,
        address=found.address,
        is_outside=is_outside(found.address),
    )
    if before is not None:
        _carry(row, before)
    fault = check.fault(found.address, in_public)
    if fault is not None:
        _note(row, fault)
    return row


def _carry(row: PageLink, before: PageLink) -> None:
    for name in (
        "fault", "failures", "failing_since", "checked_at", "checked_by_hand", "found_at",
    ):  # fmt: skip
        setattr(row, name, getattr(before, name))


def _note(row: PageLink, fault: str, *, by_hand: bool = False) -> None:
    now = timezone.now()
    row.checked_at, row.checked_by_hand, row.fault = now, by_hand, fault
    if fault == Fault.NONE:
        row.failures, row.failing_since = 0, None
    else:
        row.failures, row.failing_since = row.failures + 1, row.failing_since or now


def note_by_hand(*, link: PageLink, works: bool) -> Any:
    """Keep what somebody found who opened a link; a dead one needs no second failure then."""
    _note(link, Fault.NONE if works else Fault.MISSING, by_hand=True)
    if not works:
        link.failures = max(link.failures, PageLink.REPORTED_AFTER)
    link.save()
    return link
