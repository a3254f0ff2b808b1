"""Pages as evidence that an activity of the work plan was done."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import TextField
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to
from foundation.script import content_language, lang_tag
from portal.api import Evidence, EvidenceSource, register_evidence_source

from .models import (
    CampaignEvidence,
    EventEvidence,
    NewsEvidence,
    ProcurementEvidence,
    PublicationEvidence,
    ReleaseEvidence,
    VacancyEvidence,
)
from .models.evidence import ShownActivity


def pages_as_evidence(
    rows: type[ShownActivity], kind: str | Promise, *, day: str = "date"
) -> EvidenceSource:
    """Return the source of evidence that the pages of ``rows`` are: each called a ``kind`` and
    dated by its field ``day``.

    A page that is not translated into the language that is active is given in Serbian.
    """
    page: Any = rows._meta.get_field("page").related_model
    long = [
        f"page__{field.name}" for field in page._meta.local_fields if isinstance(field, TextField)
    ]

    def source(request: HttpRequest, keys: Collection[UUID]) -> Iterator[tuple[UUID, Evidence]]:
        language = content_language()
        found = visible_to(
            request.user,
            rows._default_manager.filter(
                activity__translation_key__in=keys,
                page__locale__language_code__in=("sr", language),
            ),
        )
        preferred: dict[tuple[UUID, UUID], Any] = {}
        for row in found.select_related("activity", "page__locale").defer(*long):
            pair = row.activity.translation_key, row.page.translation_key
            if pair not in preferred or row.page.locale.language_code == language:
                preferred[pair] = row
        for (key, _page), row in preferred.items():
            page = row.page
            lang = "" if page.locale.language_code == language else lang_tag("sr")
            yield key, Evidence(page.title, page.get_url(request), kind, getattr(page, day), lang)

    return source


news_as_evidence = pages_as_evidence(NewsEvidence, _("News"))
events_as_evidence = pages_as_evidence(EventEvidence, _("Event"), day="starts_on")


def declare() -> None:
    """Tell the portal which pages are evidence."""
    register_evidence_source("news", news_as_evidence)
    register_evidence_source(
        "campaigns", pages_as_evidence(CampaignEvidence, _("Campaign"), day="begins")
    )
    register_evidence_source("releases", pages_as_evidence(ReleaseEvidence, _("Release")))
    register_evidence_source("documents", pages_as_evidence(PublicationEvidence, _("Document")))
    register_evidence_source(
        "procurement", pages_as_evidence(ProcurementEvidence, _("Procurement"))
    )
    register_evidence_source("vacancies", pages_as_evidence(VacancyEvidence, _("Vacancy")))
    register_evidence_source("events", events_as_evidence)
