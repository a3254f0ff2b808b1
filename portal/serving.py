"""Which activities of the work plan the portal's parts serve."""

from django.utils.translation import gettext_lazy as _

from .plan.serving import Door, register_part


def declare() -> None:
    """Name the parts."""
    _declare_what_is_kept()
    register_part(
        "services",
        _("Directory of services"),
        ("2.2.1", "2.3.1", "2.3.2", "2.3.3", "2.4.2", "2.4.3", "3.1.3"),
        Door("portal.ServicesPage"),
    )
    register_part(
        "local-teams",
        _("Local teams by municipality"),
        ("1.3.2", "2.2.4", "2.4.2"),
        Door("portal.LocalTeamsPage"),
    )
    register_part(
        "indicators",
        _("Indicators for recognising victims"),
        ("1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.3.1"),
        Door("portal.IndicatorsPage"),
    )
    register_part(
        "sectors",
        _("A home for each sector"),
        ("1.1.2", "1.1.3", "1.2.1"),
        Door("portal.SectorsPage"),
    )
    register_part(
        "plan",
        _("The work plan with its measures and reports"),
        ("1.2.2", "2.1.2", "3.3.1"),
        Door("portal.PlanPage", slug="2015"),
    )


def _declare_what_is_kept() -> None:
    register_part(
        "library",
        _("Library of laws, procedures and manuals"),
        ("1.3.1", "2.1.1", "2.2.2", "3.1.4"),
        Door("portal.LibraryPage"),
    )
    register_part(
        "statistics",
        _("Statistics and yearly analyses"),
        ("3.4.2",),
        Door("portal.StatisticsPage"),
    )
