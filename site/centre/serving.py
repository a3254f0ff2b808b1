"""Which activities of the work plan the parts of the public site serve."""

from django.utils.translation import gettext_lazy as _

from portal.api import Door, register_part

HELP = "centre.HelpPage"

PARTS = (
    ("news", _("News and activities"), ("3.4.1", "3.4.3"), Door("centre.NewsIndexPage")),
    ("press", _("Press room"), ("3.4.1", "3.4.3"), Door("centre.PressRoomPage")),
    ("events", _("Events and conferences"), ("2.2.3", "3.4.3"), Door("centre.EventIndexPage")),
    ("procurement", _("Notices of procurement"), ("3.1.1",), Door("centre.ProcurementIndexPage")),
    ("vacancies", _("Vacancies"), ("3.1.2",), Door("centre.VacancyIndexPage")),
    ("campaigns", _("Campaigns"), ("1.3.2",), Door("centre.CampaignIndexPage")),
    ("help", _("Help"), ("2.3.2-b", "2.4.3"), Door("centre.HelpIndexPage")),
    ("help-call", _("What happens when you call"), ("2.4.1",), Door(HELP, slug="kada-pozovete")),
    ("help-residence", _("Residence of foreign citizens"), ("2.4.4",), Door(HELP, slug="boravak")),
    ("help-return", _("Voluntary return"), ("2.4.5",), Door(HELP, slug="dobrovoljni-povratak")),
    (
        "help-abroad",
        _("Help for our citizens abroad"),
        ("2.4.6",),
        Door(HELP, slug="u-inostranstvu"),
    ),
)


def declare() -> None:
    """Name the parts."""
    for name, label, activities, address in PARTS:
        register_part(name, label, activities, address)
