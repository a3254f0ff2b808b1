"""Who was enrolled in a course gets a group that follows its first edition, and back."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

YEAR = timedelta(days=365)


def give_cohorts(apps, schema_editor):
    """Make an edition and a group for each course with people in it, and persons of the accounts."""
    CoursePage = apps.get_model("training", "CoursePage")
    Enrolment = apps.get_model("training", "Enrolment")
    for course in CoursePage.objects.filter(pk__in=Enrolment.objects.values("course")):
        rows = list(Enrolment.objects.filter(course=course).order_by("pk"))
        cohort = _cohort(apps, course, rows)
        for seat, row in enumerate(rows, start=1):
            row.cohort = cohort
            row.person = _person(apps, row.user)
            row.seat = seat if row.state == "active" else None
            # When somebody withdrew was not kept: not before they began.
            row.ended_at = None if row.state == "active" else row.active_from
            row.save()


def _cohort(apps, course, rows):
    began = min(row.active_from for row in rows)
    edition = apps.get_model("training", "CourseEdition").objects.create(
        course=course,
        number=1,
        state="published",
        title=course.title,
        hours=course.hours,
        published_at=began,
    )
    day = timezone.localtime(began).date()
    return apps.get_model("training", "Cohort").objects.create(
        edition=edition,
        title=course.title[:120],
        capacity=max(30, len(rows)),
        applications_from=day,
        applications_until=day,
        starts_on=day,
        ends_on=day + YEAR,
    )


def _person(apps, user):
    name = user.get_full_name() if hasattr(user, "get_full_name") else ""
    return apps.get_model("training", "Person").objects.get_or_create(
        user=user, defaults={"name": name or user.email, "email": user.email}
    )[0]


def give_courses(apps, schema_editor):
    """Name the course and the account again. Raises ``ValueError`` rather than lose somebody."""
    Enrolment = apps.get_model("training", "Enrolment")
    seen = set()
    for row in Enrolment.objects.select_related("cohort__edition", "person"):
        key = (row.cohort.edition.course_id, row.person.user_id)
        if row.person.user_id is None or key in seen or row.state == "completed":
            raise ValueError("Somebody here can only be kept by what groups are.")
        seen.add(key)
        row.course_id, row.user_id = key
        row.cohort = row.person = None
        row.save()
    for name in ("Application", "CohortTrainer", "Cohort", "CourseEdition", "Person"):
        apps.get_model("training", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("training", "0005_people_and_cohorts")]

    operations = [migrations.RunPython(give_cohorts, give_courses)]
