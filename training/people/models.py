"""A person, apart from a sign-in: many who are trained never sign in, and some share a mailbox."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.api import Municipality, Sector, municipality


class Person(models.Model):
    """Somebody who applies, learns and is certified.

    ``email`` is where messages go and proves nothing: several persons may share a mailbox. Who a
    person is when signed in is ``user``, which the person may have or not.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
    )
    name = models.CharField(_("name and surname"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices, blank=True)
    municipality_code = models.SlugField(_("municipality"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(name=""), name="training_person_has_a_name"),
            models.CheckConstraint(
                condition=Q(sector__in=["", *Sector.values]), name="training_person_sector_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a municipality that is on no list, and the account of who decided about them."""
        if self.municipality_code and self.place is None:
            raise ValidationError({"municipality_code": _("Choose a municipality from the list.")})
        if self.pk and self.user_id and self._was_decided_on_by(self.user_id):
            raise ValidationError(
                {"user": _("Who decided about this participant can’t become them.")}
            )

    def _was_decided_on_by(self, account: int) -> bool:
        applications = self.applications.filter(decided_by=account)
        return applications.exists() or self.certificates.filter(issued_by=account).exists()

    @property
    def place(self) -> Municipality | None:
        """The municipality, or ``None``."""
        return municipality(self.municipality_code)
