"""Applications: sent once, decided with a reason by somebody else."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from ...people.models import Person
from ..journal import note_event
from ..letters import write_later
from ..models import Application, Cohort, Enrolment
from .waiting import in_order, place_application


@transaction.atomic
def apply_for_seat(
    *, cohort: Cohort, person: Person, institution: str, sector: str, language: str = "sr"
) -> Application:
    """Send an application; sent twice, there is one, and it is returned.

    The number is given while the group's row is held, so that it is the order. Where seats are
    given in that order, the seat or the place on the waiting list is given at once. Raises
    ``ValidationError`` when one may not apply today or the person is in the group already.
    """
    group = Cohort.objects.select_for_update().select_related("edition").get(pk=cohort.pk)
    mine = Application.objects.filter(cohort=group, person=person, state__in=Application.OPEN)
    if there := mine.first():
        return there
    today = timezone.localdate()
    if not Cohort.objects.filter(pk=group.pk).applied_to_on(today).exists():
        raise ValidationError(_("One can’t apply for this group today."), code="closed")
    if _is_in(group, person):
        raise ValidationError(_("This person is in this group already."), code="enrolled")
    last = group.applications.aggregate(last=Max("number"))["last"] or 0
    application = Application.objects.create(
        cohort=group,
        person=person,
        number=last + 1,
        institution=institution,
        sector=sector,
        language=language,
        submitted_at=timezone.now(),
    )
    note_event("application.sent", application, cohort=group, person=person)
    if group.admission == Cohort.Admission.ORDER:
        application.decided_at = timezone.now()
        application.reason = in_order()
        place_application(application=application)
    else:
        write_later(person, "received", application)
    return application


@transaction.atomic
def apply_as_stranger(
    *, cohort: Cohort, name: str, email: str, municipality_code: str, **sent: str
) -> Application:
    """Send an application of somebody without an account; ``sent`` is institution, sector and
    language.

    The same name and address again is the same application, while it is open. It is never joined
    to an account: an address proves nothing.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    same = Application.objects.filter(
        cohort=cohort,
        state__in=Application.OPEN,
        person__user=None,
        person__email__iexact=email,
        person__name__iexact=name,
    )
    if there := same.first():
        return there
    person = Person.objects.create(
        name=name,
        email=email,
        municipality_code=municipality_code,
        institution=sent["institution"],
        sector=sent["sector"],
    )
    return apply_for_seat(cohort=cohort, person=person, **sent)


def _is_in(cohort: Cohort, person: Person) -> bool:
    there = Enrolment.objects.filter(cohort=cohort, person=person)
    return there.exclude(state=Enrolment.State.WITHDRAWN).exists()


@transaction.atomic
def decide_application(
    *, application: Application, accepts: bool, by: User, reason: str
) -> Application:
    """Accept or refuse an application, with a reason. Accepted, it gets a seat or waits for one.

    Raises ``ValidationError`` without a reason, for one's own application, for a group that was
    cancelled, and for one that was decided or withdrawn; who waits may still be refused.
    """
    if not reason.strip():
        raise ValidationError(_("Write the reason."), code="reason")
    group = (
        Cohort.objects.select_for_update().select_related("edition").get(pk=application.cohort_id)
    )
    if group.cancelled_at is not None:
        raise ValidationError(_("This group was cancelled."), code="cancelled")
    found = Application.objects.select_related("person").get(pk=application.pk)
    if found.person.user_id == by.pk:
        raise ValidationError(_("Nobody decides about their own application."), code="own")
    undecided = {Application.State.PENDING}
    if not accepts:
        undecided.add(Application.State.WAITING)
    if found.state not in undecided:
        raise ValidationError(_("This application was decided already."), code="decided")
    found.cohort = group
    found.decided_at = timezone.now()
    found.decided_by = by
    found.reason = reason.strip()
    if accepts:
        place_application(application=found, by=by)
        return found
    found.state = Application.State.REFUSED
    found.save()
    note_event(
        "application.refused", found, by=by, cohort=group, person=found.person, reason=found.reason
    )
    write_later(found.person, "refused", found)
    return found
