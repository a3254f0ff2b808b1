"""What is written of reports: received from anybody, decided by whoever may."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from foundation.cleaning.files import CleanFile
from foundation.daily import register_daily
from foundation.models import SiteImage, User
from foundation.safety.rules import Finding, findings

from ..models import CampaignPage, CommunityReport
from .models import Status

KEPT_AFTER_REJECTION = timedelta(days=30)
# More can't be read by those who decide; pictures that wait fill no disk.
MOST_WAITING = 300
# What an editor may put right in somebody else's report.
WORDS = ("organiser", "text", "picture_alt")


class FullError(Exception):
    """So many reports wait that no more are taken."""


class DecidedError(Exception):
    """Somebody else decided in the meantime."""


class UnsafeError(Exception):
    """What the report says must not go public; ``findings`` say why."""

    def __init__(self, found: list[Finding]) -> None:
        super().__init__()
        self.findings = found


def receive_report(
    *, campaign: CampaignPage, facts: Mapping[str, Any], picture: bytes = b""
) -> CommunityReport:
    """Keep a report until an editor decides. ``picture`` is a photograph that was made safe.

    Raises ``FullError``.
    """
    if CommunityReport.objects.filter(status=Status.WAITING).count() >= MOST_WAITING:
        raise FullError
    report = CommunityReport(campaign=campaign, **facts)
    if picture:
        report.waiting_picture = CleanFile(picture, name="picture.jpg")
    report.full_clean(exclude=["campaign"])
    report.save()
    return report


def approve_report(
    *, report: CommunityReport, person: User, words: Mapping[str, str], with_picture: bool = True
) -> CommunityReport:
    """Publish a report that waits, with its ``words`` put right, and its picture if it shall.

    Raises ``DecidedError``, ``UnsafeError``, ``ValidationError``.
    """
    with transaction.atomic():
        kept = _locked(report, Status.WAITING)
        for name in WORDS:
            setattr(kept, name, words.get(name, getattr(kept, name)))
        blocking = [finding for finding in findings(kept) if finding.is_blocking]
        if blocking:
            raise UnsafeError(blocking)
        file = kept.waiting_picture.name
        kept.status, kept.decided_by, kept.decided_at = Status.APPROVED, person, timezone.now()
        if file and with_picture:
            kept.full_clean(exclude=["campaign", "waiting_picture"])
            kept.picture = _as_site_image(kept, person)
        kept.waiting_picture = ""
        kept.full_clean(exclude=["campaign"])
        kept.save()
        _forget_file_later(kept, file)
    return kept


def reject_report(*, report: CommunityReport, person: User, reason: str) -> CommunityReport:
    """Reject a report that waits, or take back one that was approved. Its picture is gone at once,
    its words after 30 days. Raises ``DecidedError``, ``ValidationError``.
    """
    with transaction.atomic():
        kept = _locked(report, Status.WAITING, Status.APPROVED)
        file, picture = kept.waiting_picture.name, kept.picture
        kept.waiting_picture, kept.picture = "", None
        kept.status, kept.reason = Status.REJECTED, reason.strip()
        kept.decided_by, kept.decided_at = person, timezone.now()
        kept.full_clean(exclude=["campaign"])
        kept.save()
        if picture is not None:
            picture.delete()
        _forget_file_later(kept, file)
    return kept


def delete_rejected() -> int:
    """Delete what was rejected 30 days ago; return how many reports that were."""
    before = timezone.now() - KEPT_AFTER_REJECTION
    rejected = CommunityReport.objects.filter(status=Status.REJECTED, decided_at__lte=before)
    return rejected.delete()[0] if rejected.exists() else 0


def declare() -> None:
    """Say what is due each day, that a report shows its picture, and that a report's file goes with
    it, with its campaign too.
    """
    ReferenceIndex.register_model(CommunityReport)
    register_daily("rejected reports of communities", delete_rejected)
    post_delete.connect(_forget_waiting_picture, CommunityReport, dispatch_uid="report-picture")


def _forget_waiting_picture(sender: Any, instance: CommunityReport, **kwargs: Any) -> None:
    _forget_file_later(instance, instance.waiting_picture.name)


def _locked(report: CommunityReport, *expected: Status) -> CommunityReport:
    kept: CommunityReport | None = (
        CommunityReport.objects.select_for_update().filter(pk=report.pk).first()
    )
    if kept is None or kept.status not in expected:
        raise DecidedError
    return kept


def _as_site_image(report: CommunityReport, person: User) -> SiteImage:
    """Make the waiting file a picture of the site."""
    with report.waiting_picture.open("rb") as opened:
        content = opened.read()
    image = SiteImage(
        title=f"{report.place_name}: {report.get_kind_display()}"[:255],
        file=CleanFile(content, name=f"zajednica-{report.pk}.jpg"),
        description=report.picture_alt,
        credit=report.organiser,
        licence=_("With consent, for this site only"),
        uploaded_by_user=person,
    )
    image.full_clean()
    image.save()
    return image


def _forget_file_later(report: CommunityReport, name: str | None) -> None:
    if name:
        storage = report._meta.get_field("waiting_picture").storage
        transaction.on_commit(lambda: storage.delete(name))
