"""What can be found of the directory: its pages, each service, and each local team."""

from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, described_by_lead, register

from .models import LocalTeam, LocalTeamsPage, Service, ServicesPage


def describe_service(service: Service) -> Found:
    """Say what is searched in a service: its words, its kind and who gives it."""
    provider = service.provider
    english = service.locale.language_code == "en"
    given_by = (provider.name_en if english else "") or provider.name
    text = f"{service.summary} {service.how_to_get} {given_by}"
    return Found(service.name, text, service.locale.language_code)


def describe_team(team: LocalTeam) -> Found:
    """Say what is searched in a local team. Its contact is left out: it may lapse any day."""
    title = f"Локални тим за борбу против трговине људима: {team.place.name}"
    return Found(title, f"{team.place.district.name} {team.note}", "sr")


def declare() -> None:
    """Register the directory."""
    for model, kind, label in (
        (ServicesPage, "services", _("Services")),
        (LocalTeamsPage, "local-teams", _("Local teams")),
    ):
        register(
            Searchable(
                model=model,
                kind=kind,
                label=label,
                describe=described_by_lead,
                objects=model.objects.select_related("locale").all,
                url=model.get_url,
            )
        )
    register(
        Searchable(
            model=Service,
            kind="service",
            label=_("Service"),
            describe=describe_service,
            objects=lambda: Service.objects.select_related("locale", "page", "provider"),
            url=Service.get_url,
        )
    )
    register(
        Searchable(
            model=LocalTeam,
            kind="local-team",
            label=_("Local team"),
            describe=describe_team,
            objects=lambda: LocalTeam.objects.select_related("page"),
            url=LocalTeam.get_url,
        )
    )
