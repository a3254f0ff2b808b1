"""Who may see what. Every listing, feed, search and file starts from :func:`visible_to`.

A room that restricts something registers an :class:`AccessRule`: which key an object demands, and
which keys a user holds. The foundation stores the keys beside the objects and compares; it knows
no cohort and no course. Whatever a reader may not see answers as if it did not exist.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404
from wagtail.models import Collection, CollectionMember, Page

from . import generation, moment, uses
from .models.access import CollectionAccess, PageAccess
from .models.media import TimeBound

PUBLIC = "public"
NOBODY = "nobody"
JOINER = "&"
# In plain SQL, as the stamp is read: each request that follows a change waits for it.
_STORED_KEYS = " UNION ".join(
    f"SELECT key FROM {model._meta.db_table}"  # noqa: S608  # names of tables alone
    for model in (PageAccess, CollectionAccess)
)

M = TypeVar("M", bound=Model)
F = TypeVar("F", bound=TimeBound)
Visitor = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class AccessRule:
    """How one room restricts.

    ``key_for(obj)`` gives the key that a page or a collection demands of itself, or ``None``; it
    must not look at ancestors. ``keys_held(user)`` gives the keys of a signed-in, active user,
    ``keys_of_everybody()`` those that anybody holds now.
    """

    name: str
    key_for: Callable[[Model], str | None]
    keys_held: Callable[[Any], Iterable[str]]
    keys_of_everybody: Callable[[], Iterable[str]] = tuple


_rules: dict[str, AccessRule] = {}


def register_rule(rule: AccessRule) -> None:
    """Add a room's rule, or replace the one of that name."""
    _rules[rule.name] = rule


def rules() -> tuple[AccessRule, ...]:
    """Return every registered rule."""
    return tuple(_rules.values())


def join(*keys: str) -> str:
    """Return the key that demands all of ``keys``: restrictions inside restrictions add up."""
    parts = {part for key in keys for part in key.split(JOINER)} - {PUBLIC}
    return JOINER.join(sorted(parts)) or PUBLIC


def held_keys(user: Visitor) -> frozenset[str]:
    """Return every stored key that opens for ``user`` now; for a reader who is not signed in,
    ``PUBLIC`` and what opens for everybody. A request that only reads asks the rooms once.
    """
    held = {PUBLIC} | {key for rule in _rules.values() for key in rule.keys_of_everybody()}
    if user.is_authenticated and user.is_active:
        held |= moment.once(("keys held", user.pk), lambda: _keys_of(user))
    if len(held) > 1:
        held |= {key for key in stored_keys() if held.issuperset(key.split(JOINER))}
    return frozenset(held)


def _keys_of(user: Visitor) -> frozenset[str]:
    return frozenset(key for rule in _rules.values() for key in rule.keys_held(user))


def stored_keys() -> frozenset[str]:
    """Return every key that is demanded anywhere; read again only when content changed."""

    def read() -> frozenset[str]:
        with connection.cursor() as cursor:
            cursor.execute(_STORED_KEYS)
            return frozenset(key for (key,) in cursor.fetchall())

    return generation.kept("stored-keys", read)


def visible_to(user: Visitor, queryset: QuerySet[M]) -> QuerySet[M]:
    """Narrow ``queryset`` to what ``user`` may see now.

    Pages must be live, inside their dates and open to the user's keys; images and documents follow
    their collection, their own dates and what shows them; a model with ``access_parent`` follows
    that path to something that has a rule of its own, and its ``visible_now()``, if it has one,
    adds a dated condition. What has both needs both. Raises ``TypeError`` for a model whose access
    nobody declared.
    """
    return queryset.filter(_condition(user, queryset.model, held_keys(user)))


def _condition(user: Visitor, model: type[Model], keys: frozenset[str]) -> Q:
    now = moment.now()
    if issubclass(model, Page):
        return (
            Q(live=True, access__key__in=keys)
            & (Q(go_live_at=None) | Q(go_live_at__lte=now))
            & (Q(expire_at=None) | Q(expire_at__gt=now))
        )
    condition = _in_collection(user, model, keys)
    parent_path = getattr(model, "access_parent", None)
    if parent_path is None:
        if condition:
            return condition
        raise TypeError(f"{model._meta.label} does not say who may see it: set access_parent.")
    parent = model
    for step in parent_path.split("__"):
        parent = parent._meta.get_field(step).related_model  # type: ignore[assignment]
    # Asked of each row: SQLite would make a list of all parents first, however few rows there are.
    parents = parent._default_manager.filter(_condition(user, parent, keys))
    condition &= Q(Exists(parents.filter(pk=OuterRef(parent_path))))
    names = {field.name for field in model._meta.get_fields()}
    if "live" in names:
        condition &= Q(live=True)
    if "expire_at" in names:
        condition &= Q(expire_at=None) | Q(expire_at__gt=now)
    # A dated rule is asked at each request and never stored as a key.
    if (visible_now := getattr(model, "visible_now", None)) is not None:
        condition &= visible_now()
    return condition


def _in_collection(user: Visitor, model: type[Model], keys: frozenset[str]) -> Q:
    """Return the condition of what is in a collection; an empty one for what is in none."""
    if not issubclass(model, CollectionMember):
        return Q()
    condition = Q(collection__access__key__in=keys)
    if not issubclass(model, TimeBound):
        return condition
    shown = uses.shown_by(model, lambda kind: _condition(user, kind, keys))
    return condition & _inside(moment.now()) & (shown | uses.free(model))


def _inside(now: datetime) -> Q:
    """Return the condition that ``now`` lies between a file's instants."""
    return (
        (Q(visible_from=None) | Q(visible_from__lte=now))
        & (Q(embargoed_until=None) | Q(embargoed_until__lte=now))
        & (Q(visible_until=None) | Q(visible_until__gt=now))
    )


def shown_but_for(obj: Model | None, files: QuerySet[F]) -> QuerySet[F]:
    """Narrow ``files`` to those that something, and something else than ``obj``, shows to everybody
    now.
    """
    nobody = AnonymousUser()
    keys = held_keys(nobody)
    return files.filter(
        uses.shown_by(files.model, lambda kind: _condition(nobody, kind, keys), but=obj)
    )


def get_visible_or_404(user: Visitor, queryset: QuerySet[M], **lookup: Any) -> M:
    """Return the one object that ``lookup`` names and ``user`` may see, or raise ``Http404``."""
    try:
        return visible_to(user, queryset).get(**lookup)
    except (ObjectDoesNotExist, ValidationError, ValueError, OverflowError) as missing:
        raise Http404 from missing


def is_visible(user: Visitor, obj: Model) -> bool:
    """Say whether ``user`` may see ``obj`` as it is stored now."""
    return visible_to(user, type(obj)._default_manager.filter(pk=obj.pk)).exists()


def is_open(user: Visitor, page: Page) -> bool:
    """Say what :func:`is_visible` says, without a query, of a page read with its ``access``."""
    now = moment.now()
    begins, ends = page.go_live_at, page.expire_at
    return bool(
        page.live
        and key_read_with(page) in held_keys(user)
        and (begins is None or begins <= now)
        and (ends is None or ends > now)
    )


def is_shown_to(user: Visitor, file: TimeBound) -> bool:
    """Say whether what ``user`` may read shows ``file`` to them now: it lies in a collection that
    opens for them, inside its dates. What is being read shows it, so it is not asked what else
    does, and no query is made for each file.
    """

    def read() -> dict[int, str]:
        return dict(CollectionAccess.objects.values_list("collection_id", "key"))

    keys = generation.kept("keys-of-collections", read)
    collection: int = file.collection_id  # type: ignore[attr-defined]
    return keys.get(collection, NOBODY) in held_keys(user) and file.is_shown_at(moment.now())


def key_read_with(page: Page) -> str:
    """Return the key of a page that was read together with its ``access``: without a query."""
    access: PageAccess | None = getattr(page, "access", None)
    return access.key if access else NOBODY


def keys_of(pages: Iterable[Page]) -> dict[int, str]:
    """Return the stored key of each page by its number, in one query."""
    stored = PageAccess.objects.filter(page__in=[page.pk for page in pages])
    return dict(stored.values_list("page_id", "key"))


def key_of(obj: Model) -> str:
    """Return the key stored for an object, following ``access_parent``; ``NOBODY`` where none is
    stored.
    """
    if isinstance(obj, Page):
        stored = PageAccess.objects.filter(page_id=obj.pk)
    elif isinstance(obj, CollectionMember):
        stored = CollectionAccess.objects.filter(collection_id=obj.collection_id)  # type: ignore[assignment]
        if hasattr(obj, "access_parent"):
            own = stored.values_list("key", flat=True).first() or NOBODY
            return join(own, _key_above(obj))
    elif isinstance(obj, Collection):
        stored = CollectionAccess.objects.filter(collection_id=obj.pk)  # type: ignore[assignment]
    else:
        return _key_above(obj)
    return stored.values_list("key", flat=True).first() or NOBODY


def _key_above(obj: Any) -> str:
    parent = obj
    for step in obj.access_parent.split("__"):
        parent = getattr(parent, step)
    return key_of(parent)
