"""Which activities of the work plan the parts of the public site serve."""

from django.utils.translation import gettext_lazy as _

from portal.api import first_page_of, register_part

HELP = "centre.HelpPage"


def declare() -> None:
    """Name the parts."""
    index = first_page_of
    for name, label, activities, address in (
        ("news", _("News and activities"), ("3.4.1", "3.4.3"), index("centre.NewsIndexPage")),
        ("press", _("Press room"), ("3.4.1", "3.4.3"), index("centre.PressRoomPage")),
        ("campaigns", _("Campaigns"), ("1.3.2",), index("centre.CampaignIndexPage")),
        ("help", _("Help"), ("2.3.2-b", "2.4.3"), index("centre.HelpIndexPage")),
        (
            "help-call",
            _("What happens when you call"),
            ("2.4.1",),
            index(HELP, slug="kada-pozovete"),
        ),
        (
            "help-residence",
            _("Residence of foreign citizens"),
            ("2.4.4",),
            index(HELP, slug="boravak"),
        ),
        (
            "help-return",
            _("Voluntary return"),
            ("2.4.5",),
            index(HELP, slug="dobrovoljni-povratak"),
        ),
        (
            "help-abroad",
            _("Help for our citizens abroad"),
            ("2.4.6",),
            index(HELP, slug="u-inostranstvu"),
        ),
    ):
        register_part(name, label, activities, address)
