"""The training room's part of the desk."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from . import desk_menu
from .assessment.desk import viewsets as assessment
from .certificates import hooks as certificates
from .cohorts import desk as cohorts
from .lessons import desk as lessons
from .models import CourseEdition
from .records import hooks as records
from .staff import hooks as staff
from .surveys import desk as surveys

desk_menu.register()
staff.register()
certificates.register()
records.register()

lessons.register()
assessment.register()
cohorts.register()
hooks.register("register_admin_urls", surveys.urls)


@hooks.register("before_delete_page")
def keep_courses_with_people(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a course that has editions, and with them people, or a branch with one."""
    if not CourseEdition.objects.filter(course__path__startswith=page.path).exists():
        return None
    messages.error(request, _("People are enrolled here. Unpublish the course instead."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_several_courses_with_people(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = (each for each in objects if action_type == "delete" and isinstance(each, Page))
    return next(filter(None, (keep_courses_with_people(request, page) for page in pages)), None)
