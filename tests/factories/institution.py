"""Required publications and notices of the Serbian site, published as an editor would."""

import datetime

import factory
from django.core.files.base import ContentFile

from centre import site_tree
from centre.models import (
    ProcurementIndexPage,
    ProcurementPage,
    PublicationFile,
    PublicationIndexPage,
    PublicationPage,
    VacancyIndexPage,
    VacancyPage,
)
from foundation.models import SiteDocument
from foundation.publishing import publish
from tests.factories.pages import PublishedPageFactory, body


def serbian_list(model, slug, title):
    """Return the list of that type under the Serbian home page, made where it is missing."""
    found = model.objects.filter(locale__language_code="sr").first()
    home = site_tree.home("sr")
    made = model(title=title, slug=slug, lead="Списак.", locale=home.locale, in_footer=True)
    return found or publish(made, home)


def document(words, name="dokument.txt"):
    """Return a stored file of these words."""
    return SiteDocument.objects.create(title=name, file=ContentFile(words.encode(), name=name))


def version(number, words, **fields):
    """Return an unsaved file of a version."""
    return PublicationFile(number=number, document=document(words), **fields)


class PublicationPageFactory(PublishedPageFactory):
    """A work plan in the Serbian list of documents."""

    title = factory.Sequence(lambda number: f"Документ {number}")
    slug = factory.Sequence(lambda number: f"dokument-{number}")
    kind = "work-plan"
    year = 2015
    date = datetime.date(2015, 3, 1)
    lead = "Кратак опис."

    class Meta:
        model = PublicationPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        index = serbian_list(PublicationIndexPage, "dokumenti", "Документи")
        kwargs["parent"] = kwargs.get("parent") or index
        return super()._create(model_class, *args, **kwargs)


class NoticeFactory(PublishedPageFactory):
    """What both kinds of notices have."""

    title = factory.Sequence(lambda number: f"Оглас {number}")
    slug = factory.Sequence(lambda number: f"oglas-{number}")
    date = datetime.date(2026, 1, 1)
    lead = "Кратак опис."
    body = body("Текст огласа.")

    class Meta:
        abstract = True
        skip_postgeneration_save = True


class ProcurementPageFactory(NoticeFactory):
    """A procurement in the Serbian list."""

    procedure = "испод прага"

    class Meta:
        model = ProcurementPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        index = serbian_list(ProcurementIndexPage, "javne-nabavke", "Јавне набавке")
        kwargs["parent"] = kwargs.get("parent") or index
        return super()._create(model_class, *args, **kwargs)


class VacancyPageFactory(NoticeFactory):
    """A vacancy in the Serbian list."""

    how_to_apply = "<p>Поштом.</p>"

    class Meta:
        model = VacancyPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        index = serbian_list(VacancyIndexPage, "konkursi", "Конкурси")
        kwargs["parent"] = kwargs.get("parent") or index
        return super()._create(model_class, *args, **kwargs)
