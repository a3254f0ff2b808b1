"""Demo accounts: one per role, for a demonstration only."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from foundation.accounts import demo
from foundation.accounts.roles import ROLES, group_of
from foundation.models import User


def test_production_gets_no_accounts_with_a_public_password(db, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(ImproperlyConfigured):
        demo.load()
    assert not User.objects.exists()


def test_there_is_one_account_per_role_and_trainees_without(db, settings):
    settings.DEMO_ALLOWED = True
    demo.load()
    assert set(demo.ADDRESSES) == set(ROLES)
    for role, email in demo.ADDRESSES.items():
        assert list(User.objects.get(email=email).groups.all()) == [group_of(role)]
    for email in (demo.TRAINEE, demo.OTHER_TRAINEE):
        assert not User.objects.get(email=email).groups.exists()
    assert not User.objects.filter(is_superuser=True).exists()


def test_loading_again_changes_nothing(db, settings):
    settings.DEMO_ALLOWED = True
    demo.load()
    before = list(User.objects.order_by("pk").values())
    demo.load()
    assert list(User.objects.order_by("pk").values()) == before


def test_what_is_printed_signs_in(client, site, settings):
    settings.DEMO_ALLOWED = True
    settings.SECOND_FACTOR_REQUIRED = False
    demo.load()
    rows = demo.demo_sign_ins()
    assert len(rows) == len(ROLES) + 2
    for role, email, password in rows:
        client.logout()
        response = client.post(reverse("account_login"), {"login": email, "password": password})
        assert response.status_code == 302, role
        assert client.get(response["location"]).status_code == 200, role
