"""The whole demonstration, all rooms together."""

import pytest
from django.apps import apps
from django.core.management import call_command
from wagtail.models import DraftStateMixin

from foundation.safety.rules import findings

pytestmark = pytest.mark.django_db

# What counts requests or turns over by itself is no content.
PASSING = {"django_session", "django_tasks_db_dbtaskresult"}


def rows():
    return {
        model._meta.db_table: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.db_table not in PASSING and model._meta.managed
    }


def unsafe():
    """Return what the safety check finds in anything that is public."""
    kinds = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    return [
        (str(thing), str(finding))
        for kind in kinds
        for thing in kind._default_manager.filter(live=True)
        for finding in findings(thing)
        if finding.is_blocking
    ]


@pytest.mark.walk
def test_loaded_twice_it_holds_the_real_plan_once_and_each_activity_has_an_address(
    demonstration, client, settings
):
    settings.DEMO_ALLOWED = True
    first = rows()
    call_command("load_demo", verbosity=0)
    assert rows() == first
    for name, count in (("GeneralGoal", 3), ("SpecificGoal", 11), ("Activity", 34)):
        model = apps.get_model("portal", name)
        assert model._default_manager.filter(plan__year=2015).count() == 2 * count
    assert first["centre_newspage"] >= 12
    assert unsafe() == []

    from portal.api import Activity

    serbian = Activity.objects.filter(locale__language_code="sr", plan__year=2015)
    slugs = set(serbian.values_list("slug", flat=True))
    assert len(slugs) == 34
    for slug in slugs:
        for path in ("/plan-rada", "/en/work-plan"):
            assert client.get(f"{path}/2015/{slug}/").status_code == 200
