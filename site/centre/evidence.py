"""News as evidence that an activity of the work plan was done."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to
from foundation.script.context import lang_tag
from portal.api import Evidence, register_evidence_source

from .models import NewsEvidence


def news_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give the news that shows the activities with these keys, each with the key it is for.

    News that is not translated into the language that is active is given in Serbian.
    """
    language = "en" if get_language() == "en" else "sr"
    rows = _rows(request, keys).filter(page__locale__language_code__in=("sr", language))
    preferred: dict[tuple[UUID, UUID], NewsEvidence] = {}
    for row in rows:
        pair = row.activity.translation_key, row.page.translation_key
        if pair not in preferred or row.page.locale.language_code == language:
            preferred[pair] = row
    for (key, _news), row in preferred.items():
        page = row.page
        lang = "" if page.locale.language_code == language else lang_tag("sr")
        yield key, Evidence(page.title, page.get_url(request), _("News"), page.date, lang)


def _rows(request: HttpRequest, keys: Collection[UUID]) -> QuerySet[NewsEvidence]:
    rows = NewsEvidence.objects.filter(activity__translation_key__in=keys)
    return (
        visible_to(request.user, rows)
        .select_related("activity", "page__locale")
        .defer("page__body")
    )


def declare() -> None:
    """Tell the portal where news is evidence."""
    register_evidence_source("news", news_as_evidence)
