"""Each system check of the foundation reports what breaks its rule, and passes the house."""

from datetime import timedelta

import pytest
from django.core import checks as django_checks
from django.db import models
from django.test import override_settings
from django.test.utils import isolate_apps
from django.utils import timezone
from wagtail.models import Page

from foundation import checks
from foundation.models import BasePage, HelpSettings


def ids(messages):
    return [message.id for message in messages]


def models_of(monkeypatch, *models):
    monkeypatch.setattr(checks.apps, "get_models", lambda: list(models))


def test_the_house_breaks_no_rule():
    found = django_checks.run_checks()
    assert [message for message in found if message.id.startswith("foundation.E00")] == []


@pytest.mark.parametrize(
    "rule",
    [
        checks.pages_descend_from_base,
        checks.page_types_have_templates_and_parents,
        checks.minimum_cell_is_not_lowered,
        checks.one_search_app,
        checks.fields_hide_nothing_of_their_form,
    ],
)
def test_every_rule_is_registered(rule):
    assert rule in django_checks.registry.registry.get_checks()


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "expected"), [(None, 1), (91, 1), (89, 0)])
def test_w001_warns_of_numbers_that_nobody_called_lately(days, expected):
    checked_on = timezone.localdate() - timedelta(days=days) if days else None
    HelpSettings.objects.create(checked_on=checked_on)
    found = checks.help_numbers_are_confirmed(None, databases=["default"])
    assert ids(found) == ["foundation.W001"] * expected
    assert checks.help_numbers_are_confirmed(None) == []


@isolate_apps()
def test_e001_reports_a_page_type_that_is_no_base_page(monkeypatch):
    class Stray(Page):
        class Meta:
            app_label = "centre"

    models_of(monkeypatch, Stray)
    (message,) = checks.pages_descend_from_base(None)
    assert (message.id, message.obj) == ("foundation.E001", Stray)


@isolate_apps()
def test_e001_leaves_the_page_types_of_libraries_alone(monkeypatch):
    class Theirs(Page):
        class Meta:
            app_label = "wagtailcore"

    models_of(monkeypatch, Theirs, Page)
    assert checks.pages_descend_from_base(None) == []


@isolate_apps()
def test_e002_reports_a_page_type_that_may_stand_anywhere(monkeypatch):
    class Homeless(BasePage):
        class Meta:
            app_label = "centre"

    class Settled(BasePage):
        parent_page_types = ["wagtailcore.Page"]

        class Meta:
            app_label = "centre"

    models_of(monkeypatch, Homeless, Settled)
    (message,) = checks.page_types_have_templates_and_parents(None)
    assert (message.id, message.obj) == ("foundation.E002", Homeless)


@pytest.mark.parametrize(("minimum", "expected"), [(4, ["foundation.E003"]), (5, []), (10, [])])
def test_e003_reports_a_minimum_cell_under_five(minimum, expected):
    with override_settings(MINIMUM_CELL=minimum):
        assert ids(checks.minimum_cell_is_not_lowered(None)) == expected


@pytest.mark.parametrize("also", [[], ["modelsearch"]])
def test_e004_reports_two_search_apps(monkeypatch, also):
    installed = {"wagtail.search", *also}
    monkeypatch.setattr(checks.apps, "is_installed", installed.__contains__)
    assert ids(checks.one_search_app(None)) == ["foundation.E004"] * len(also)


@isolate_apps()
def test_e005_reports_a_field_that_hides_where_its_form_is_sent(monkeypatch):
    class Clobbering(models.Model):
        action = models.CharField(max_length=10)
        name = models.CharField(max_length=10)
        panels = []

        class Meta:
            app_label = "centre"

    models_of(monkeypatch, Clobbering)
    (message,) = checks.fields_hide_nothing_of_their_form(None)
    assert (message.id, message.obj) == ("foundation.E005", Clobbering)
