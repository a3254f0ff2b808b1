"""Pictures and files wait with the page that uses them, unless something visible uses them too.

Kept in step when a page is saved, when a draft is, and when the key of a page changes; never at the
minute itself, which each file carries.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import Page, ReferenceIndex, Revision

from .. import moment
from ..access import key_of
from ..models.access import PageAccess
from ..models.media import SiteDocument, SiteImage
from .rule import embargo_on, instants_in

File = SiteImage | SiteDocument
FILES: tuple[type[File], ...] = (SiteImage, SiteDocument)


def files_of(obj: Model) -> list[File]:
    """Return the pictures and files that ``obj`` uses as it is now: saved or not, in fields, in
    blocks and in running text.
    """
    found: dict[int, set[str]] = {}
    for content_type_id, pk, *_paths in ReferenceIndex._extract_references_from_object(obj):
        found.setdefault(content_type_id, set()).add(str(pk))
    files: list[File] = []
    for model in FILES:
        pks = found.get(ContentType.objects.get_for_model(model).pk, set())
        if pks:
            files += model._default_manager.filter(pk__in=pks)
    return files


def withheld_with(page: Page) -> tuple[list[File], list[File]]:
    """Return the files of ``page`` that wait with it, and those that something visible shows."""
    now = moment.now()
    files = files_of(page)
    waiting = [file for file in files if not file.is_open_at(now)]
    return waiting, [file for file in files if file not in waiting]


def follow(obj: Model) -> None:
    """Make the files of ``obj`` wait as long as everything that uses them does.

    Parts that are not pages (a kit of a campaign) call it when they change.
    """
    for file in files_of(obj):
        if file.is_held and _is_shown(obj):
            hold(file, False)
        if file.embargoed_until is not None or _waits(obj):
            _store(file, _instant_for(file, obj))


def hold(file: File, is_held: bool) -> None:
    """Withhold a file from readers until what it belongs to is published, or let it go."""
    if file.is_held != is_held:
        file.is_held = is_held
        file.save(update_fields=["is_held"])


def is_shown_elsewhere(file: File, but: Model) -> bool:
    """Say whether readers get anything, other than ``but``, that uses ``file``."""
    return any(map(_is_shown, _users(file, but)))


def _store(file: File, until: datetime | None) -> None:
    if file.embargoed_until != until:
        file.embargoed_until = until
        file.save(update_fields=["embargoed_until"])


def _instant_for(file: File, obj: Model) -> datetime | None:
    """Return when the first thing that uses ``file`` appears; ``None`` when one is visible now."""
    instants = []
    for user in [obj, *_users(file, but=obj)]:
        if _is_shown(user):
            return None
        if until := _until(user):
            instants.append(until)
    # Used by nothing any more, or by drafts alone: as it was.
    return min(instants, default=file.embargoed_until)


def _users(file: File, but: Model) -> Iterator[Model]:
    for reference in ReferenceIndex.get_references_to(file):
        model: Any = reference.content_type.model_class()
        user = model._default_manager.filter(pk=reference.object_id).first() if model else None
        if user is not None and not (isinstance(user, type(but)) and user.pk == but.pk):
            yield user


def _waits(obj: Model) -> bool:
    return not _is_shown(obj) and _until(obj) is not None


def _is_shown(obj: Model) -> bool:
    """Say whether readers, all or some, get ``obj`` now."""
    if isinstance(obj, Page):
        return bool(obj.live) and embargo_on(obj) is None
    if hasattr(obj, "access_parent"):
        return getattr(obj, "live", True) and _until(obj) is None
    # A setting or a snippet that belongs to no page: shown wherever it is used.
    return True


def _until(obj: Any) -> datetime | None:
    """Return what ``obj`` waits for: a draft for its own minute, all for what they are part of."""
    now = moment.now()
    waiting = [getattr(obj, "embargoed_until", None) if not getattr(obj, "live", True) else None]
    if obj.pk is not None and (isinstance(obj, Page) or hasattr(obj, "access_parent")):
        waiting += instants_in(key_of(obj))
    return max((instant for instant in waiting if instant and instant > now), default=None)


def _saved(
    sender: type[Model],
    instance: Model,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **kwargs: Any,
) -> None:
    if raw:
        return
    if update_fields is not None and isinstance(instance, Page):
        # A draft is noted on the page, which then holds in memory what is not stored.
        instance = Page.objects.get(pk=instance.pk)
    for obj in _to_follow(instance):
        follow(obj)


def _to_follow(instance: Model) -> Iterable[Model]:
    match instance:
        case Page():
            return [instance.specific]
        case PageAccess():
            # The page itself, or one above it, got an embargo or lost it.
            return [page.specific for page in Page.objects.filter(pk=instance.page_id)]
        case Revision() if issubclass(instance.content_type.model_class() or Model, Page):
            return _draft(instance)
    return []


def _draft(revision: Revision) -> list[Model]:
    """Return a draft that waits for a minute: its files are in no live page yet."""
    draft = revision.as_object()
    return [draft] if _waits(draft) else []


def connect() -> None:
    """Follow pages, drafts and keys."""
    post_save.connect(_saved, dispatch_uid="embargo-files")
