"""What partners report with a link, and what becomes of it.

The address holds a signed key that names the link, its expiry and nothing else. A key that opens
nothing is a 404. What is sent is public only when somebody of the Centre makes a report of it.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from foundation.access import visible_to
from foundation.models import User
from foundation.safety.rules import findings

from .models.activity import Activity
from .models.partner import Decision, PartnerLink, PartnerStatement
from .models.progress import StatusReport

_MOST = 200
_signer = Signer(salt="portal.plan.partner", sep=".")


def key_of(link: PartnerLink) -> str:
    """Return the key that is written into the address."""
    return _signer.sign(f"{link.pk}.{int(link.expires_at.timestamp())}")


def address_of(link: PartnerLink) -> str:
    """Return the whole address to give away."""
    return settings.BASE_URL + reverse("partner_report", args=[key_of(link)])


def state_of(link: PartnerLink) -> str:
    """Say in a word whether a link opens anything now."""
    if link.is_revoked:
        return _("revoked")
    return _("valid") if link.is_open else pgettext("partner's link", "expired")


def open_link(key: str) -> PartnerLink | None:
    """Return the link that a key opens now, if it opens one."""
    if len(key) > _MOST:
        return None
    try:
        pk, expiry = _signer.unsign(key).split(".")
    except (BadSignature, ValueError):
        return None
    link = PartnerLink.objects.select_related("plan", "holder").filter(pk=pk).first()
    expected = link is not None and int(link.expires_at.timestamp()) == int(expiry)
    return link if link and expected and link.is_open else None


def activities_of(link: PartnerLink) -> QuerySet[Activity]:
    """Return the activities that the partner holds in the plan."""
    held = Activity.objects.filter(plan=link.plan, holder_links__holder=link.holder)
    return visible_to(AnonymousUser(), held).distinct()


def waiting() -> QuerySet[PartnerStatement]:
    """Return what nobody has decided about, the oldest first."""
    rows = PartnerStatement.objects.filter(decision=Decision.WAITING)
    return rows.select_related("link__holder", "activity__plan").order_by("sent_at")


def send_statement(
    *, link: PartnerLink, activity: Activity, said: dict[str, Any]
) -> PartnerStatement:
    """Keep what a partner says about one of its activities, for somebody to decide about."""
    return PartnerStatement.objects.create(link=link, activity=activity, **said)


@transaction.atomic
def accept_statement(*, statement: PartnerStatement, user: User) -> StatusReport:
    """Make a public report of what a partner said. Raises ``ValidationError`` for what must not be
    said in public, or where somebody decided before.
    """
    statement = _undecided(statement)
    report = StatusReport(
        activity=statement.activity,
        said_by=statement.link.holder.name,
        said_by_en=statement.link.holder.name_en,
        entered_by=user,
        **{name: getattr(statement, name) for name in COPIED},
    )
    unsafe = [str(finding) for finding in findings(report) if finding.is_blocking]
    if unsafe:
        raise ValidationError(unsafe)
    report.save()
    _decide(statement, Decision.ACCEPTED, user, report=report)
    return report


@transaction.atomic
def decline_statement(*, statement: PartnerStatement, user: User, reason: str) -> None:
    """Put what a partner said aside, with the reason. Raises ``ValidationError`` where somebody
    decided before.
    """
    _decide(_undecided(statement), Decision.DECLINED, user, reason=reason)


COPIED = ("state", "as_of", "basis", "source_title", "source_url")


def _undecided(statement: PartnerStatement) -> PartnerStatement:
    found = waiting().select_for_update(of=("self",)).filter(pk=statement.pk).first()
    if found is None:
        raise ValidationError(_("Somebody decided about it already."))
    return found


def _decide(
    statement: PartnerStatement, decision: Decision, user: User, **more: StatusReport | str
) -> None:
    statement.decision = decision
    statement.decided_by = user
    statement.decided_at = timezone.now()
    for name, value in more.items():
        setattr(statement, name, value)
    statement.save()
