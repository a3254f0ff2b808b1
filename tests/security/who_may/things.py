"""What the addresses name: one thing of each kind, made on top of the demonstration.

``addresses`` says by which key of ``table.EXPECTED`` each is asked for. An address whose thing only
some may see also has a twin: the same address of a thing that isn't there, as long as the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from centre.models import NewsPage
from foundation.cleaning.files import CleanFile
from foundation.models import SiteDocument, SiteImage, SiteRendition
from portal.plan.models.partner import PartnerLink
from portal.plan.partners import key_of
from tests.factories.accounts import make_account
from tests.factories.assessment import make_question, make_quiz
from tests.factories.cohorts import make_person, make_session
from tests.factories.surveys import make_survey, open_round
from training.assessment import services as taking
from training.cohorts.services import apply_for_seat, ask_trainers
from training.demo.course import FILMED
from training.lessons.recordings import recordings_of
from training.models import (
    Assessment,
    Certificate,
    CourseFiles,
    CoursePage,
    Employee,
    Question,
)
from training.people.services import invite_person
from training.staff.services import plan_development, plan_training, record_training

from .cast import Cast, make_cast
from .pages import addresses_of_pages

KIT = "kampanje/vidi-dete-ne-prosjaka/komplet/"
CAMPAIGN = "kampanje/vidi-dete-ne-prosjaka/"


@dataclass(frozen=True)
class Address:
    """A path, and its twin where there may be one."""

    path: str
    twin: str = ""


def _absent(value: Any) -> Any:
    """Return what names nothing in place of ``value``, as long as it."""
    if isinstance(value, UUID):
        return UUID(int=1)
    if isinstance(value, int):
        return "0" * len(str(value))
    return "".join(sign if sign in "/." else "x" for sign in value)


def at(name: str, *things: Any) -> Address:
    """Return the address called ``name`` of the first of ``things``; the rest goes with it."""
    if not things:
        return Address(reverse(name))
    first, *rest = things
    return Address(
        reverse(name, args=things), reverse(name, args=[_absent(first), *map(str, rest)])
    )


def make() -> tuple[Cast, dict[str, Address]]:
    """Make the cast and the things, and return it with where they are."""
    course, another = CoursePage.objects.filter(locale__language_code="sr").order_by("path")[:2]
    certified = Certificate.objects.filter(revoked_at=None).first().person
    cast = make_cast(course, another, certified)
    found = dict(
        pair
        for make_some in (_alone, _accounts, _learning, _groups, _staff, _files, _strangers, _pages)
        for pair in make_some(cast, course)
    )
    return cast, found


Pairs = Iterator[tuple[str, Address]]


def _alone(cast: Cast, course: CoursePage) -> Pairs:
    """Yield what needs no thing."""
    for name in (
        *("sitemap", "search:results", "search:json", "search:rss", "search:suggestions"),
        *("certificate_ask", "records_notice", "records_own", "records_take", "records_ask"),
        *("my_training", "my_courses", "assessments", "surveys", "staff_own"),
        *("mfa_index", "account_login", "mfa_authenticate", "mfa_login_webauthn"),
        *("account_inactive", "account_logout", "account_reauthenticate", "mfa_reauthenticate"),
        *("mfa_reauthenticate_webauthn", "account_change_password", "account_set_password"),
        *("account_reset_password", "account_reset_password_done", "mfa_activate_totp"),
        *("account_reset_password_from_key_done", "mfa_deactivate_totp", "mfa_list_webauthn"),
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn"),
        "mfa_download_recovery_codes",
    ):
        yield name, at(name)
    for path in ("robots.txt", ".well-known/security.txt"):
        yield path, Address(f"/{path}")


def _accounts(cast: Cast, course: CoursePage) -> Pairs:
    """Yield a key of somebody else's, and a link that lets them choose a password."""
    forgetful = make_account()
    key = Authenticator.objects.create(
        user=forgetful,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Кључ", "credential": {}},
    )
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        yield name, at(name, key.pk)
    name = "account_reset_password_from_key"
    word = default_token_generator.make_token(forgetful)
    yield name, at(name, user_pk_to_url_str(forgetful), word)
    yield f"{name} wrong", at(name, user_pk_to_url_str(forgetful), "x" * len(word))


def _learning(cast: Cast, course: CoursePage) -> Pairs:
    """Yield lessons, attempts and surveys of the trainee."""
    mine = cast.enrolment("t")
    lesson = course.lessons.filter(live=True).order_by("sort_order").first()
    url = lesson.get_url()
    yield "CoursePage lesson", Address(url, url.replace(lesson.slug, "x" * 9))
    yield "lesson_read", at("lesson_read", lesson.pk)
    yield "lesson_place", at("lesson_place", lesson.pk)
    yield "lesson_captions", at("lesson_captions", *_film_of(course))
    yield "course_pack", at("course_pack", course.pk)
    quiz = Assessment.objects.filter(course=course, live=True, mode="quiz").first()
    case = Assessment.objects.filter(course=course, live=True, mode="case").first()
    yield "assessment", at("assessment", quiz.slug)
    begun = taking.start_attempt(enrolment=mine, assessment=quiz)
    yield "attempt", at("attempt", begun.key)
    yield "attempt_hand_in", at("attempt_hand_in", begun.key)
    over = taking.start_attempt(enrolment=mine, assessment=case)
    first = over.version.content["items"][0]
    given = first["options"][0]["key"]
    taking.answer_item(attempt=over, key=first["key"], given=given)
    taking.hand_in(attempt=over)
    yield "attempt over", at("attempt", over.key)
    yield "attempt_hand_in over", at("attempt_hand_in", over.key)
    yield "attempt_answered", at("attempt_answered", over.key, first["key"])
    make_question("free", sign=Question.objects.exclude(sign="").first().sign)
    written = taking.start_attempt(enrolment=mine, assessment=make_quiz(course, ("free",)))
    taking.answer_item(attempt=written, key="pitanje-free", given="Одговор")
    taking.hand_in(attempt=written)
    yield "mark_taught", at("mark_taught", written.answers.get().pk)
    asked = open_round(make_survey(), cast.here)
    yield "survey", at("survey", asked.key)


def _film_of(course: CoursePage) -> tuple[int, int]:
    """Return a lesson that shows a film, and the film's file."""
    lesson = course.lessons.get(slug=FILMED)
    return lesson.pk, recordings_of(lesson.body)[0].value["file"].pk


def _groups(cast: Cast, course: CoursePage) -> Pairs:
    """Yield the group, what the trainee asked and applied for, and a certificate."""
    mine = cast.enrolment("t")
    for name in ("my_group", "my_calendar", "leave_group"):
        yield name, at(name, mine.pk)
    yield "leave_group withdrawn", at("leave_group", cast.enrolment("w").pk)
    for name in ("apply", "apply_own", "application_received"):
        yield name, at(name, cast.elsewhere.pk)
    person = mine.person
    applied = apply_for_seat(
        cohort=cast.elsewhere, person=person, institution="Установа", sector="police"
    )
    yield "take_back_application", at("take_back_application", applied.pk)
    session = make_session(cast.here)
    yield "taught_group", at("taught_group", cast.here.pk)
    yield "attendance", at("attendance", session.pk)
    yield "attendance_paper", at("attendance_paper", session.pk)
    asked = ask_trainers(enrolment=mine, text="Питање?")
    yield "answer_enquiry", at("answer_enquiry", asked.pk)
    invitation = invite_person(person=make_person(email="pozvan@example.org"))
    yield "accept_invitation", at("accept_invitation", invitation.token())
    certificate = Certificate.objects.get(person=person)
    yield "certificate_check", at("certificate_check", certificate.token)
    yield "certificate_pdf", at("certificate_pdf", certificate.token)


def _staff(cast: Cast, course: CoursePage) -> Pairs:
    """Yield the development of the author, who is an employee."""
    yield "staff_year", at("staff_year", 2015)
    employee = Employee.objects.create(
        name="Запослени 99", account=cast.accounts["e"], employed_from=date(2012, 7, 2)
    )
    plan = plan_development(employee=employee, year=2015)
    item = plan_training(
        plan=plan, need="Разговор", kind="external", training="Обука", hours=16, due=None
    )
    fields = {
        "item": item,
        "kind": "external",
        "training": "Обука",
        "provider": "Организатор",
        "ended_on": date(2015, 6, 30),
        "hours": 16,
        "proof": CleanFile(b"words", name="potvrda.txt"),
    }
    record = record_training(plan=plan, user=cast.accounts["e"], fields=fields)
    yield "staff_record_own", at("staff_record_own", plan.pk)
    yield "staff_proof", at("staff_proof", record.pk)


def _files(cast: Cast, course: CoursePage) -> Pairs:
    """Yield a file and a picture for everybody, and those of the course."""
    shelf = CourseFiles.objects.get(course_key=course.translation_key).collection
    paper = SiteDocument.objects.exclude(collection=shelf).order_by("pk").first()
    closed = SiteDocument.objects.get(pk=_film_of(course)[1])
    name = "wagtaildocs_serve"
    yield name, at(name, paper.pk, paper.filename)
    yield f"{name} of a course", at(name, closed.pk, closed.filename)
    image = SiteImage.objects.order_by("pk").first()
    yield "rendition", _picture(image.get_rendition("width-17"))
    image.pk, image.collection, image._state.adding = None, shelf, True
    image.save()
    yield "rendition of a course", _picture(image.get_rendition("width-16"))
    news = NewsPage.objects.filter(live=True, locale__language_code="sr").first()
    yield "share_card", at("share_card", news.translation_key)
    lesson = course.lessons.filter(live=True).first()
    yield "share_card of a lesson", at("share_card", lesson.translation_key)


def _picture(rendition: SiteRendition) -> Address:
    return at("rendition", rendition.file.name.rpartition("/")[2])


def _strangers(cast: Cast, course: CoursePage) -> Pairs:
    """Yield what hangs on pages, and forms that a key opens."""
    for name in ("communities", "communities_csv", "communities_json", "communities_tell"):
        yield name, at(name, CAMPAIGN)
    yield "communities_received", at("communities_received", CAMPAIGN)
    yield "kit_order", at("kit_order", KIT)
    # Whose kit it was is no secret: the page of the kit is there for everybody.
    yield "kit_job", Address(reverse("kit_job", args=[KIT, "a" * 32]))
    yield "kit_zip", at("kit_zip", KIT, "a" * 32)
    yield "indicator_comments", at("indicator_comments", "indikatori/", "policija")
    held = _held_activity()
    link = PartnerLink.objects.create(
        plan=held.activity.plan,
        holder=held.holder,
        expires_at=timezone.now() + timedelta(days=9),
    )
    for name in ("partner_report", "partner_report_sent"):
        yield name, at(name, key_of(link))


def _held_activity() -> Any:
    from django.apps import apps

    activity = apps.get_model("portal", "activity")
    return (
        activity._meta.get_field("holder_links")
        .related_model.objects.filter(activity__plan__locale__language_code="sr")
        .first()
    )


def _pages(cast: Cast, course: CoursePage) -> Pairs:
    """Yield pages: for everybody, a draft, one that nothing serves."""
    yield from ((name, Address(path)) for name, path in addresses_of_pages(Client()))
    news = NewsPage.objects.filter(live=True, locale__language_code="sr").first()
    yield "wagtail_serve", Address(news.get_url())
    draft = NewsPage(title="Нацрт", slug="nacrt-koji-ceka", live=False, locale=news.locale)
    news.get_parent().add_child(instance=draft)
    path = news.get_url().replace(news.slug, draft.slug)
    yield "wagtail_serve draft", Address(path, path.replace(draft.slug, "x" * len(draft.slug)))
