"""What uses a picture or a document: a file is for those who may see something that shows it.

Asked of Wagtail's reference index, which knows fields, blocks and running text as they are stored.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    ForeignKey,
    Model,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail import hooks
from wagtail.models import CollectionMember, Page, ReferenceIndex

from .models.media import SiteDocument, SiteImage, TimeBound

FILES: tuple[type[SiteImage] | type[SiteDocument], ...] = (SiteImage, SiteDocument)
# Longer ones are of no row, and more than some fields of databases hold.
_NUMBER = re.compile(r"[0-9]{1,9}")
Condition = Callable[[type[Model]], Q]


@cache
def kinds() -> tuple[type[Model], ...]:
    """Return the models whose rows may use files: ``Page`` for all pages, and what is no page."""
    # Snippets are indexed once the hooks that register them are loaded: a command may ask before.
    hooks.search_for_hooks()
    others = (each for each in ReferenceIndex.indexed_models if not issubclass(each, Page))
    found = sorted((each for each in others if _may_use(each)), key=lambda each: each._meta.label)
    return (Page, *found)


def _may_use(model: type[Model]) -> bool:
    own = any(
        hasattr(field, "extract_references")
        or (isinstance(field, ForeignKey) and field.related_model in FILES)
        for field in model._meta.get_fields()
    )
    return own or any(_may_use(each.related_model) for each in get_all_child_relations(model))


def has_rule(model: type[Model]) -> bool:
    """Say whether access to the model is declared. What declares none is shown to everybody who
    gets its files' collection.
    """
    return issubclass(model, Page | CollectionMember) or hasattr(model, "access_parent")


def uses_of(model: type[TimeBound]) -> QuerySet[ReferenceIndex]:
    """Return the references to a file of ``model``, to be asked of each of its rows, with the
    ``number`` of what uses it.
    """
    users = [_type_of(each) for each in kinds()]
    return ReferenceIndex.objects.filter(
        to_content_type=_type_of(model),
        to_object_id=Cast(OuterRef("pk"), CharField()),
        base_content_type__in=users,
    ).annotate(
        # Other keys than numbers are in the same column, and a database may read them first.
        number=Case(
            When(base_content_type__in=users, then=Cast("object_id", BigIntegerField())),
            output_field=BigIntegerField(),
        )
    )


def shown_by(model: type[TimeBound], condition: Condition, but: Model | None = None) -> Q:
    """Return the condition that something other than ``but`` shows a file: what uses it fulfils the
    ``condition`` of its kind.
    """
    fulfilled = Q()
    for kind in kinds():
        here = Q(base_content_type=_type_of(kind))
        if has_rule(kind):
            rows = kind._default_manager.filter(condition(kind), pk=OuterRef("number"))
            here &= Q(Exists(rows))
        fulfilled |= here
    uses = uses_of(model).filter(fulfilled)
    if but is not None:
        uses = uses.exclude(base_content_type=_type_of(_base(but)), object_id=str(but.pk))
    return Q(Exists(uses))


def free(model: type[TimeBound]) -> Q:
    """Return the condition that a file stands for itself: readers had it once, and nothing that was
    ever published uses it now. Its address stays, as addresses do.
    """
    begun = Page._default_manager.filter(
        pk=OuterRef("number"), live=False, first_published_at__isnull=True
    )
    drafts = Q(base_content_type=_type_of(Page)) & Q(Exists(begun))
    return Q(is_held=False) & ~Q(Exists(uses_of(model).exclude(drafts)))


def is_user(obj: Any) -> bool:
    """Say whether ``obj`` is of a kind whose rows may use files."""
    return isinstance(obj, kinds())


def files_in(obj: Model) -> list[SiteImage | SiteDocument]:
    """Return the pictures and files that ``obj`` uses as it is now: saved or not, in fields, in
    blocks and in running text.
    """
    return files_in_each([obj])[0]


def files_in_each(objs: Sequence[Model]) -> list[list[SiteImage | SiteDocument]]:
    """Return what :func:`files_in` would for each of ``objs``: a query for each kind of file."""
    named = [_files_named_in(obj) for obj in objs]
    found: dict[tuple[type[Model], int], SiteImage | SiteDocument] = {}
    for model in FILES:
        pks = {pk for names in named for kind, pk in names if kind is model}
        if pks:
            files = model._default_manager.filter(pk__in=pks).order_by("pk")
            found |= {(model, file.pk): file for file in files}
    return [[file for name, file in found.items() if name in names] for names in named]


def _files_named_in(obj: Model) -> set[tuple[type[Model], int]]:
    """Return kind and number of each file that ``obj`` names, there or not."""
    found: dict[int, set[str]] = {}
    for content_type_id, pk, *_paths in ReferenceIndex._extract_references_from_object(obj):
        found.setdefault(content_type_id, set()).add(str(pk))
    return {
        (model, int(pk)) for model in FILES for pk in row_numbers(found.get(_type_of(model).pk, ()))
    }


def row_numbers(given: Iterable[str]) -> set[str]:
    """Return what of ``given`` can be the number of a row: a text may name anything."""
    return {number for number in given if _NUMBER.fullmatch(number)}


def of_each_kind(
    files: Iterable[SiteImage | SiteDocument],
) -> list[tuple[type[SiteImage] | type[SiteDocument], list[SiteImage | SiteDocument]]]:
    """Return ``files`` parted into pictures and documents; a kind of which there is none is left
    out.
    """
    files = list(files)
    parted = [(model, [file for file in files if isinstance(file, model)]) for model in FILES]
    return [(model, own) for model, own in parted if own]


def _base(obj: Model) -> type[Model]:
    return Page if isinstance(obj, Page) else type(obj)


def _type_of(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)
