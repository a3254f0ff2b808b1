"""What learners are shown is drafted, looked at by somebody else, and said in two languages."""

import pytest
from django.urls import reverse
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin
from wagtail.snippets.models import get_snippet_models

from foundation.accounts.roles import group_of
from tests.factories.accounts import enter_desk, make_account, ready_roles
from tests.training.certificates.conftest import WORDS
from training.models import Assessment, CertificateTemplate, Question, Survey

KINDS = [Question, Assessment, Survey, CertificateTemplate]


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_a_snippet_with_drafts_revisions_workflow_and_both_languages(db, kind):
    assert kind in get_snippet_models()
    assert issubclass(kind, DraftStateMixin)
    assert issubclass(kind, RevisionMixin)
    assert issubclass(kind, WorkflowMixin)
    assert issubclass(kind, LockableMixin)
    assert kind.get_default_workflow() is not None
    names = {field.name for field in kind._meta.get_fields()}
    assert {name.removesuffix("_en") for name in names if name.endswith("_en")} & names


@pytest.fixture
def desks(client, index):
    """Enter the desk in a role."""
    ready_roles()
    return lambda role: enter_desk(type(client)(), make_account(role))


def test_a_template_is_submitted_looked_at_and_published_by_others(desks):
    administrator = desks("course_administrator")
    form = {**WORDS, "course": "", "accreditation_en": "", "legal_basis": ""}
    add = reverse("wagtailsnippets_training_certificatetemplate:add")
    answer = administrator.post(add, {**form, "action-submit": "true"})
    assert answer.status_code == 302
    template = CertificateTemplate.objects.get()
    assert not template.live
    for role in ("reviewer", "publisher"):
        assert not CertificateTemplate.objects.get().live
        task = template.current_workflow_task_state
        assert group_of(role) in task.task.specific.groups.all()
        address = "wagtailsnippets_training_certificatetemplate:workflow_action"
        place = reverse(address, args=[template.pk, "approve", task.pk])
        desks(role).post(place, {"comment": ""})
        template = CertificateTemplate.objects.get()
    assert template.live
    assert template.revisions.count() >= 1


def test_half_of_a_translation_is_not_published(desks):
    desk = desks("course_administrator")
    form = {**WORDS, "course": "", "heading_en": "Certificate"}
    add = reverse("wagtailsnippets_training_certificatetemplate:add")
    told = desk.post(add, {**form, "action-publish": "true"}, follow=True)
    template = CertificateTemplate.objects.get()
    assert not template.live
    assert "изјава (енглески)" in told.content.decode()
    edit = reverse("wagtailsnippets_training_certificatetemplate:edit", args=[template.pk])
    whole = {f"{name}_en": "Words" for name, text in WORDS.items() if text}
    desk.post(edit, {**form, **whole, "action-publish": "true"})
    assert CertificateTemplate.objects.get().live
