"""What is written about links: the daily check, and what somebody opened by hand."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from ...access import visible_to
from ...daily import begin
from ...models import Fault, FoundLink
from ..kept import Kept, all_kept
from .checking import Check, is_outside
from .finding import Found, links_in

NAME = "links in pages"


def check_links_if_due() -> None:
    """Check every link, once a day whoever calls."""
    if begin(NAME):
        check_links()


def check_links(check: Check | None = None) -> int:
    """Find the links of published texts, open what may be opened, and return how many are dead.

    Texts are written one by one: a check that is killed leaves the others as they were.
    """
    check = check or Check()
    return sum(_check_kind(kept, check) for kept in all_kept())


def _check_kind(kept: Kept, check: Check) -> int:
    published = kept.rows().filter(live=True)
    links = kept.links.objects
    public = set(visible_to(AnonymousUser(), published).values_list("pk", flat=True))
    links.exclude(**{f"{kept.name}__in": published}).delete()
    texts = kept.whole(published)
    for text in texts.iterator(chunk_size=50):
        _check_text(kept, text, check, text.pk in public)
    return links.dead().count()


def _check_text(kept: Kept, text: Any, check: Check, in_public: bool) -> None:
    links = kept.links._default_manager
    own = links.filter(**{kept.name: text.pk})
    stored = {link.address: link for link in own}
    found = list(links_in(text))
    if not found and not stored:
        return
    rows = [_row(kept, text, each, stored.get(each.address), check, in_public) for each in found]
    with transaction.atomic():
        own.delete()
        links.bulk_create(rows)


def _row(
    kept: Kept, text: Any, found: Found, before: FoundLink | None, check: Check, in_public: bool
) -> FoundLink:
    of_it: dict[str, Any] = {f"{kept.name}_id": text.pk}
    row = kept.links(
        **of_it,
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


def _carry(row: FoundLink, before: FoundLink) -> None:
    for name in (
        "fault", "failures", "failing_since", "checked_at", "checked_by_hand", "found_at",
    ):  # fmt: skip
        setattr(row, name, getattr(before, name))


def _note(row: FoundLink, fault: str, *, by_hand: bool = False) -> None:
    now = timezone.now()
    row.checked_at, row.checked_by_hand, row.fault = now, by_hand, fault
    if fault == Fault.NONE:
        row.failures, row.failing_since = 0, None
    else:
        row.failures, row.failing_since = row.failures + 1, row.failing_since or now


def note_by_hand(*, link: FoundLink, works: bool) -> Any:
    """Keep what somebody found who opened a link; a dead one needs no second failure then."""
    _note(link, Fault.NONE if works else Fault.MISSING, by_hand=True)
    if not works:
        link.failures = max(link.failures, FoundLink.REPORTED_AFTER)
    link.save()
    return link
