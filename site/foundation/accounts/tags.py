"""Tags in the desk. Wagtail proposes those of all files to everybody; a word like the name of a
closed course is then told by what it stands on.
"""

from functools import wraps
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.admin.views import tags as wagtails
from wagtail.images.views.chooser import ImageChooseViewMixin

from ..models import SiteDocument, SiteImage
from .closed import offered

_POPULAR = 10


def open_tags(user: Any, *models: type[Any]) -> QuerySet[Tag]:
    """Return the tags that stand on files of ``models`` which ``user`` is offered in the desk, each
    with ``item_count``, how many such files there are.
    """
    items = TaggedItem.objects.none()
    for model in models:
        items |= TaggedItem.objects.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=offered(model._default_manager.all(), user).values("pk"),
        )
    found: QuerySet[Tag] = Tag.objects.filter(taggit_taggeditem_items__in=items)
    return found.annotate(item_count=Count("taggit_taggeditem_items"))


def popular_tags(user: Any, model: type[Any]) -> QuerySet[Tag]:
    """Return the tags that most files of ``model`` carry, of those that ``user`` is offered."""
    return open_tags(user, model).order_by("-item_count", "name")[:_POPULAR]


def suggest_tags(request: HttpRequest, **of_a_model: str) -> JsonResponse:
    """Answer with the tags that begin with ``term``; stands in the place of Wagtail's view.

    Raises ``Http404`` for a model that holds no tags.
    """
    if tuple(of_a_model.values()) not in ((), ("taggit", "tag")):
        raise Http404
    term = request.GET.get("term", "")
    found = open_tags(request.user, SiteImage, SiteDocument).filter(name__istartswith=term)
    names = found.order_by("name").values_list("name", flat=True)[
        : wagtails.TAGS_AUTOCOMPLETE_LIMIT
    ]
    return JsonResponse(list(names) if term else [], safe=False)


def propose_open_tags() -> None:
    """Let lists, choosers and fields of the desk propose these tags only. Called once."""
    wagtails.autocomplete = suggest_tags
    narrow = BaseMediaFilterSet.__init__

    @wraps(narrow)
    def narrowed(self: Any, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        narrow(self, *args, request=request, **kwargs)
        if "tag" not in self.filters:
            return
        names = [tag.name for tag in popular_tags(request.user, self._meta.model)]
        self.filters["tag"].extra["choices"] = [(name, name) for name in names]
        if not names:
            del self.filters["tag"]

    BaseMediaFilterSet.__init__ = narrowed
    tell = ImageChooseViewMixin.get_context_data

    @wraps(tell)
    def told(self: Any, **kwargs: Any) -> dict[str, Any]:
        return {**tell(self, **kwargs), "popular_tags": popular_tags(self.request.user, self.model)}

    ImageChooseViewMixin.get_context_data = told
