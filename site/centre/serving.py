"""Which activities of the work plan the parts of the public site serve."""

from django.utils.translation import gettext_lazy as _

from portal.api import first_page_of as at
from portal.api import register_part

HELP = "centre.HelpPage"

PARTS = (
    ("news", _("News and activities"), ("3.4.1", "3.4.3"), at("centre.NewsIndexPage")),
    ("press", _("Press room"), ("3.4.1", "3.4.3"), at("centre.PressRoomPage")),
    ("events", _("Events and conferences"), ("2.2.3", "3.4.3"), at("centre.EventIndexPage")),
    ("procurement", _("Notices of procurement"), ("3.1.1",), at("centre.ProcurementIndexPage")),
    ("vacancies", _("Vacancies"), ("3.1.2",), at("centre.VacancyIndexPage")),
    ("campaigns", _("Campaigns"), ("1.3.2",), at("centre.CampaignIndexPage")),
    ("help", _("Help"), ("2.3.2-b", "2.4.3"), at("centre.HelpIndexPage")),
    ("help-call", _("What happens when you call"), ("2.4.1",), at(HELP, slug="kada-pozovete")),
    ("help-residence", _("Residence of foreign citizens"), ("2.4.4",), at(HELP, slug="boravak")),
    ("help-return", _("Voluntary return"), ("2.4.5",), at(HELP, slug="dobrovoljni-povratak")),
    ("help-abroad", _("Help for our citizens abroad"), ("2.4.6",), at(HELP, slug="u-inostranstvu")),
)


def declare() -> None:
    """Name the parts."""
    for name, label, activities, address in PARTS:
        register_part(name, label, activities, address)
