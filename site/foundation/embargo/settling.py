"""What follows the end of an embargo, and the expiry of a page: once, whoever does it.

Nothing here decides what readers see; that was decided at the minute itself. Each piece of work is
claimed by a row that only one can write, in the transaction of its effects: of eight publishers at
once one does it, and what a killed one leaves half-way was never done.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Exists, Model, OuterRef
from django.dispatch import Signal
from wagtail.models import DraftStateMixin, Page, Revision

from .. import generation, moment
from ..access_upkeep import refresh
from ..models.embargo import Embargoed, EmbargoEnd

# Sent once for a page (``page``) and a minute (``instant``), inside the transaction: what a
# receiver writes into the database is written exactly once.
embargo_ended = Signal()


def settle_due() -> int:
    """Do whatever is due now, and return how much was done here."""
    done = sum(settle(page=page, instant=page.embargoed_until) for page in _ended())
    done += sum(expire(obj=obj) for obj in _expired())
    return done + sum(publish_scheduled(revision=each) for each in _scheduled())


def settle(*, page: Any, instant: datetime) -> bool:
    """Do what follows the end of an embargo; ``False`` when somebody did it already."""
    try:
        with transaction.atomic():
            EmbargoEnd.objects.create(page_id=page.pk, instant=instant)
            # The key that opened by itself is no longer needed, nor are those beneath and on files.
            refresh(page)
            generation.bump()
            embargo_ended.send(sender=type(page), page=page, instant=instant)
    except IntegrityError:
        if EmbargoEnd.objects.filter(page_id=page.pk, instant=instant).exists():
            return False
        raise
    return True


def expire(*, obj: Any) -> bool:
    """Unpublish what has expired; ``False`` when somebody did it already."""
    with transaction.atomic():
        rows = type(obj)._default_manager.select_for_update(of=("self",))
        current = rows.filter(pk=obj.pk, live=True, expire_at__lte=moment.now()).first()
        if current is None:
            return False
        current.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def publish_scheduled(*, revision: Revision) -> bool:
    """Publish a revision that was scheduled in Wagtail's own way; ``False`` when it is done."""
    with transaction.atomic():
        rows = Revision.objects.select_for_update()
        current = rows.filter(pk=revision.pk, approved_go_live_at__lte=moment.now()).first()
        if current is None:
            return False
        current.publish(log_action="wagtail.publish.scheduled")
    return True


def _ended() -> Iterator[Any]:
    for model in apps.get_models():
        if issubclass(model, Embargoed) and issubclass(model, Page):
            settled = EmbargoEnd.objects.filter(
                page_id=OuterRef("pk"), instant=OuterRef("embargoed_until")
            )
            pages: Any = model._default_manager
            yield from pages.filter(~Exists(settled), live=True, embargoed_until__lte=moment.now())


def _expired() -> Iterator[Model]:
    models: list[Any] = [Page]
    models += [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    for model in models:
        yield from model._default_manager.filter(live=True, expire_at__lte=moment.now())


def _scheduled() -> Iterator[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lte=moment.now())
    yield from due.order_by("approved_go_live_at")
