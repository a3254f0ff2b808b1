"""A relation named by a string is an arrow too, and so is a page type named as parent or child."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from wagtail.models import Page

from tests.architecture.house import MAY_KNOW
from tests.factories.pages import types_of_pages


def wrong_arrows(model):
    """Return each relation of ``model`` that leads to a room its own room may not know of."""
    room = model._meta.app_label
    allowed = MAY_KNOW[room] | {room}
    return [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and field.related_model._meta.app_label in MAY_KNOW.keys() - allowed
    ]


def models_of_the_rooms():
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in MAY_KNOW
    ]


@pytest.mark.parametrize("model", models_of_the_rooms(), ids=lambda model: model._meta.label)
def test_relations_follow_the_arrows(model):
    assert wrong_arrows(model) == []


@pytest.mark.parametrize(
    "page_type",
    [page for page in types_of_pages() if page._meta.app_label in MAY_KNOW],
    ids=lambda page_type: page_type._meta.label,
)
@pytest.mark.parametrize("names", ["parent_page_types", "subpage_types"])
def test_parents_and_children_of_pages_follow_the_arrows(page_type, names):
    room = page_type._meta.app_label
    named = {name.partition(".")[0] for name in getattr(page_type, names, None) or []}
    assert named & MAY_KNOW.keys() <= MAY_KNOW[room] | {room}


@isolate_apps()
def test_a_relation_against_the_arrows_is_found():
    class Wrong(models.Model):
        home = models.ForeignKey(apps.get_model("centre.HomePage"), on_delete=models.CASCADE)
        many = models.ManyToManyField(apps.get_model("training.CoursePage"))
        right = models.ForeignKey(Page, on_delete=models.CASCADE)
        user = models.ForeignKey(apps.get_model("foundation.User"), on_delete=models.CASCADE)

        class Meta:
            app_label = "portal"

    assert wrong_arrows(Wrong) == [
        "portal.Wrong.home → centre.HomePage",
        "portal.Wrong.many → training.CoursePage",
    ]
