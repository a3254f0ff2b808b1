"""Pictures and files wait with what uses them, unless something visible uses them too.

Who gets a file is decided when it is read (``foundation.uses``). Kept in step here, when a page is
saved, published, closed, withdrawn or deleted, is what that can't say: the instant before which
nobody gets it, and whether readers ever had it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, prefetch_related_objects
from django.db.models.signals import post_save, pre_delete
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex, Revision

from .. import generation, moment
from ..access import is_visible, key_of, keys_of, shown_but_for, visible_to
from ..access_upkeep import keys_changed
from ..batching import in_batches
from ..models.access import PageAccess
from ..models.media import SiteDocument, SiteImage
from ..uses import files_in, files_in_each, has_rule, is_user, of_each_kind
from .rule import embargo_on, instants_in

File = SiteImage | SiteDocument
_BATCH = 200


def withheld_with(page: Page) -> tuple[list[File], list[File]]:
    """Return the files of ``page`` that wait with it, and those that something visible shows."""
    now = moment.now()
    files = files_in(page)
    shown = {
        file
        for model, own in of_each_kind(files)
        for file in shown_but_for(page, model._default_manager.filter(pk__in=_pks(own)))
    }
    waiting = [file for file in files if file not in shown or not file.is_open_at(now)]
    return waiting, [file for file in files if file not in waiting]


def follow(obj: Model) -> None:
    """Make the files of ``obj`` wait as long as everything that uses them does."""
    files = files_in(obj)
    if not files:
        return
    if _is_public(obj):
        _hold(files, False)
    elif _was_published(obj):
        _hold_again(files, obj)
    _wait(files, obj)


def follow_pages(pages: Sequence[Page]) -> None:
    """Do what :func:`follow` does for each of ``pages``, as they are stored: with some queries for
    all of them, unless they wait for a minute.
    """
    used = [(page, files) for page, files in zip(pages, files_in_each(pages), strict=True) if files]
    stored = Page.objects.filter(pk__in=[page.pk for page, _files in used])
    public = set(visible_to(AnonymousUser(), stored).values_list("pk", flat=True))
    shown = {file for page, files in used if page.pk in public for file in files}
    closed = {file for page, files in used if _was_published(page) for file in files} - shown
    _hold(shown, False)
    # None of these pages is seen by everybody, so there is none to leave out.
    _hold_again(closed, None)
    keys = keys_of(page for page, _files in used)
    for page, files in used:
        may_wait = instants_in(keys.get(page.pk, "")) or getattr(page, "embargoed_until", None)
        _wait(files if may_wait else [each for each in files if each.embargoed_until], page)


def let_go(obj: Model) -> None:
    """Withhold the files of what is being deleted, where nothing else shows them: no deletion makes
    anything public, and taking down by deleting takes the files down too.
    """
    if _was_published(obj):
        _hold_again(files_in(obj), obj)


def _hold_again(files: Iterable[File], obj: Model | None) -> None:
    for model, own in of_each_kind(files):
        shown = set(shown_but_for(obj, model._default_manager.filter(pk__in=_pks(own))))
        _hold([file for file in own if file in shown], False)
        _hold([file for file in own if file not in shown], True)


def _hold(files: Iterable[File], is_held: bool) -> None:
    for model, own in of_each_kind(file for file in files if file.is_held != is_held):
        # A save of each would tell search engines and whoever lists its uses what is the same.
        model._default_manager.filter(pk__in=_pks(own)).update(is_held=is_held)
        generation.bump()
        for file in own:
            file.is_held = is_held


def _pks(files: Iterable[File]) -> list[int]:
    return [file.pk for file in files]


def _is_public(obj: Any) -> bool:
    """Say whether everybody gets ``obj`` now, as it is stored."""
    return is_visible(AnonymousUser(), obj) if has_rule(type(obj)) else getattr(obj, "live", True)


def _was_published(obj: Any) -> bool:
    """Say whether ``obj`` is, or was, more than a draft: only that can close what was open."""
    return bool(getattr(obj, "live", True) or getattr(obj, "first_published_at", None))


def _wait(files: Iterable[File], obj: Model) -> None:
    for file in files:
        if file.embargoed_until is not None or _waits(obj):
            _store(file, _instant_for(file, obj))


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
    if update_fields is not None and is_user(instance):
        # A draft is noted on what it is of, which then holds in memory what is not stored.
        instance = type(instance)._default_manager.get(pk=instance.pk)
    for obj in _to_follow(instance):
        follow(obj)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    # A page is told of twice: as itself, and as a page.
    if is_user(instance) and type(instance) is not Page:
        let_go(instance)


def _to_follow(instance: Model) -> Iterable[Model]:
    match instance:
        case Page():
            return [instance.specific]
        case Revision() if issubclass(instance.content_type.model_class() or Model, Page):
            return _draft(instance)
    return [instance] if is_user(instance) else []


def _draft(revision: Revision) -> list[Model]:
    """Return a draft that waits for a minute: its files are in no live page yet."""
    draft = revision.as_object()
    return [draft] if _waits(draft) else []


def _keys_changed(sender: type[Model], pks: Sequence[int], **kwargs: Any) -> None:
    """Follow pages when they, or what lies above them, got an embargo or a restriction, or lost
    it.
    """
    if sender is PageAccess:
        for batch in in_batches(pks, _BATCH):
            follow_pages(_with_what_is_theirs(batch))


def _with_what_is_theirs(pks: Sequence[int]) -> list[Page]:
    """Return pages with the rows that belong to them: some queries for each kind of page."""
    of_a_kind: dict[type[Page], list[Page]] = {}
    for page in Page.objects.filter(pk__in=pks).specific():
        of_a_kind.setdefault(type(page), []).append(page)
    for kind, pages in of_a_kind.items():
        names = (each.get_accessor_name() for each in get_all_child_relations(kind))
        prefetch_related_objects(pages, *names)
    return list(chain.from_iterable(of_a_kind.values()))


def connect() -> None:
    """Follow pages, drafts, keys, and whatever else uses files."""
    keys_changed.connect(_keys_changed, dispatch_uid="embargo-files-keys")
    post_save.connect(_saved, dispatch_uid="embargo-files")
    pre_delete.connect(_deleted, dispatch_uid="embargo-files-gone")
