"""A list of the desk asks the database as often for all its rows as for one of them."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from django.views.generic.list import MultipleObjectMixin
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page, Revision, Workflow, WorkflowState

from foundation.desk.lists import StateColumn, with_state
from foundation.models import EmbargoLink
from portal.directory.models import Service
from portal.plan.models import Holder, PartnerLink, PlanPage
from tests.factories.accounts import enter_desk, make_account
from training.models import CertificateTemplate, CoursePage, Survey

pytestmark = [pytest.mark.walk, pytest.mark.django_db]
MOST = 1000
WAGTAILS_OWN = {
    "wagtaillocales": "asks how much each language is used; there are two",
    "wagtailsites": "there is one",
}
# The desk's viewsets are known once its addresses were read.
assert get_resolver().url_patterns
LISTS = {
    viewset.url_namespace: viewset
    for viewset in viewsets.viewsets
    if isinstance(viewset, ModelViewSet) and viewset.url_namespace not in WAGTAILS_OWN
}


@pytest.fixture(autouse=True, scope="module")
def _demonstration(demonstration):
    """The rows that the demonstration holds are listed."""


def make_key_links():
    for page in Page.objects.filter(depth__gt=2)[:3]:
        EmbargoLink.objects.create(page=page, expires_at=soon())


def make_partner_links():
    plan = PlanPage.objects.first()
    for holder in Holder.objects.all()[:3]:
        PartnerLink.objects.create(plan=plan, holder=holder, expires_at=soon())


def make_templates():
    for course in CoursePage.objects.filter(certificate_template=None)[:3]:
        CertificateTemplate.objects.create(course=course, heading="Уверење", statement="је учио")


def make_surveys():
    for number in range(3):
        Survey.objects.create(slug=f"anketa-{number}", title="Анкета")


def soon():
    return timezone.now() + timedelta(days=2)


# Where the demonstration has fewer rows than it takes to tell.
MORE = {
    "key_links": make_key_links,
    "partner_links": make_partner_links,
    "wagtailsnippets_training_certificatetemplate": make_templates,
    "wagtailsnippets_training_survey": make_surveys,
}


@pytest.fixture
def asked(client, monkeypatch):
    """Return a function that gives how many queries so many rows of a list take, and the rows."""
    # Some lists are open only to who is above all roles.
    enter_desk(client, make_account("administrator", is_superuser=True))

    def ask(address, rows):
        monkeypatch.setattr(MultipleObjectMixin, "get_paginate_by", lambda view, found: rows)
        # What is kept between requests is kept.
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        assert answer.status_code == 200
        return len(captured), len(answer.context["page_obj"])

    return ask


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_often_for_all_rows_as_for_one(asked, name):
    MORE.get(name, lambda: None)()
    address = LISTS[name].menu_url
    for_one, _ = asked(address, 1)
    for_all, rows = asked(address, MOST)
    assert rows > 1, "Too few to tell: make some in MORE."
    assert for_all <= for_one


def test_a_state_is_said_in_wagtails_words():
    services = Service.objects.filter(pk=Service.objects.first().pk)
    service = services.get()
    content_type = Service.get_base_content_type()
    about = {"base_content_type": content_type, "object_id": str(service.pk)}
    revision = service.save_revision()
    state = WorkflowState.objects.create(
        **about, content_type=content_type, workflow=Workflow.objects.first()
    )
    column, said = StateColumn(), set()
    for live, expired, changed, planned, status in product(
        *[[True, False]] * 4, [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_CANCELLED]
    ):
        services.update(live=live, expired=expired, has_unpublished_changes=changed)
        at = soon() if planned else None
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)
        WorkflowState.objects.filter(pk=state.pk).update(status=status)
        said.add(shown := str(column.get_value(with_state(services).get())))
        assert shown == str(services.get().status_string)
    assert len(said) == 8
