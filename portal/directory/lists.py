"""The directory's lists as other areas of the portal point to them."""

from django.http import HttpRequest

from foundation.access import visible_to
from foundation.models import UnderHome
from foundation.script import content_language

from .models import LocalTeamsPage, ServicesPage


def directory_lists(request: HttpRequest) -> list[dict[str, str]]:
    """Return title, lead and address of the lists that the visitor may see, in the language that
    is active.
    """
    code = content_language()
    pages: list[UnderHome] = [
        *visible_to(request.user, LocalTeamsPage.objects.filter(locale__language_code=code)),
        *visible_to(request.user, ServicesPage.objects.filter(locale__language_code=code)),
    ]
    return [
        {"title": page.title, "lead": page.lead, "url": page.get_url(request)} for page in pages
    ]
