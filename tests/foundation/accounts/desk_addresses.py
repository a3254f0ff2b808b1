"""Every address of the desk, one for each view, with the numbers of things that are there."""

import re

from django.apps import apps
from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from wagtail.models import Collection, Locale, Site, Task, Workflow

from centre.models import HomePage, NewsPage
from foundation.models import HelpSettings, SiteDocument, SiteImage, User

# Views that show a part of another view's answer, or the same thing once more.
_SAME = re.compile(
    r"_results|revisions|workflow_history|preview_on|javascript_|tasks?_chooser_results"
    # What hangs on one thing asks for what editing it asks for.
    r"|^(?!wagtailadmin_|wagtaildocs|wagtailimages).*:"
    r"(?:usage|history|copy|inspect|unpublish|lock|unlock|\w*workflow_\w+)$"
    r"|snippetchoosers_.*(?:chosen_multiple|create)$"
    # Signs out, or breaks on purpose.
    r"|_logout$|_error_test$"
)
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def addresses():
    """Return ``{name: path}``; what is named by nothing has no name here."""
    found = {}
    for path, name in every_address():
        # Of two addresses of a view the longer names a thing.
        if name.strip(":") and not _SAME.search(name) and len(path) > len(found.get(name, "/")):
            found[name] = path
    return found


def every_address():
    """Give each ``(path, name)`` of the desk, those that ``addresses`` leaves out too."""
    numbers = {name: number() for name, number in _NUMBERS.items()}
    for pattern, name in patterns(get_resolver().url_patterns):
        # The last of all answers for what is not there.
        if pattern.startswith("admin/") and pattern != "admin/.*/":
            model = _snippet(name) or _MODELS.get(name.rpartition(":")[0] or name, lambda: None)()
            path = _filled(pattern, model, numbers)
            assert path, pattern
            yield f"/{path}", name


def patterns(listed, prefix="", spaces=()):
    """Give each address with its name."""
    for each in listed:
        whole = prefix + str(each.pattern).lstrip("^").rstrip("$")
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from patterns(each.url_patterns, whole, inner)
        else:
            yield whole, ":".join([*spaces, each.name or ""])


def _snippet(name):
    found = re.match(r"wagtailsnippet(?:s|choosers)_(\w+?)_(\w+):", name)
    return apps.get_model(*found.groups()) if found else None


def _filled(pattern, model, numbers):
    def number(match):
        name = match[1] or match[2]
        if name == "pk" and model is not None:
            thing = model._default_manager.order_by("pk").first()
            return str(thing.pk if thing else 1)
        return str(numbers.get(name, 1))

    path = _PARAMETER.sub(number, pattern).replace("\\.", ".")
    return path if re.fullmatch(r"[\w/.\-]*", path) else ""


_MODELS = {
    "safety_take_down": lambda: NewsPage,
    "wagtailadmin_api:pages": lambda: NewsPage,
    "wagtailadmin_api:documents": lambda: SiteDocument,
    "wagtailadmin_api:images": lambda: SiteImage,
    "wagtailadmin_collections": lambda: Collection,
    "wagtaildocs_chooser": lambda: SiteDocument,
    "wagtailimages_chooser": lambda: SiteImage,
    "wagtaillocales": lambda: Locale,
    "wagtailsites": lambda: Site,
    "wagtailusers_users": lambda: User,
    "wagtailusers_groups": lambda: apps.get_model("auth", "group"),
    "wagtailsettings": lambda: HelpSettings,
    "help_lines": lambda: apps.get_model("centre", "helpline"),
    "training_groups": lambda: apps.get_model("training", "cohort"),
    "training_sessions": lambda: apps.get_model("training", "session"),
    "training_people": lambda: apps.get_model("training", "person"),
    "training_duties": lambda: apps.get_model("training", "sectorduty"),
    "enrolments": lambda: apps.get_model("training", "enrolment"),
    "key_links": lambda: apps.get_model("foundation", "embargolink"),
}


def _news():
    return NewsPage.objects.filter(live=True).first()


def _first_list():
    from foundation.desk.panels import _panels

    return next(iter(_panels))


_NUMBERS = {
    "parent_page_id": lambda: HomePage.objects.first().pk,
    "page_id": lambda: _news().pk,
    "page_to_move_id": lambda: _news().pk,
    "destination_id": lambda: HomePage.objects.first().pk,
    "page_pk": lambda: _news().pk,
    "content_type_app_name": lambda: "centre",
    "content_type_model_name": lambda: "standardpage",
    "image_id": lambda: SiteImage.objects.first().pk,
    "document_id": lambda: SiteDocument.objects.first().pk,
    "doc_id": lambda: SiteDocument.objects.first().pk,
    "collection_id": lambda: Collection.get_first_root_node().pk,
    "workflow_pk": lambda: Workflow.objects.first().pk,
    "task_id": lambda: Task.objects.first().pk,
    "app_name": lambda: "foundation",
    "app_label": lambda: "centre",
    "model_name": lambda: "helpsettings",
    "filter_spec": lambda: "width-16",
    "revision_id_a": lambda: "earliest",
    "revision_id_b": lambda: "live",
    # Of the desk's lists, and of pages in addresses that say no more.
    "name": _first_list,
}
