"""What changes plans."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Locale, Site

from foundation.cleaning.files import CleanFile, cleaned
from foundation.cleaning.sentences import FileRefusedError
from foundation.models import SiteDocument, User
from foundation.publishing import publish

from .files import is_printed, read_file
from .importing import Preview, compare, write_document
from .importing.kept import kept_document
from .importing.terms import vocabulary
from .models import PlanIndexPage, PlanPage
from .reading import PlanUnreadableError, Reason

INDEX_TITLE, INDEX_SLUG = "План рада", "plan-rada"


class ManualEditsError(Exception):
    """An import would overwrite what editors wrote by hand, and nobody said that it may."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__(", ".join(c.part for c in preview.by_hand))


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file as received: its name and its bytes."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """A hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def preview_import(*, file: PlanFile, year: int) -> Preview:
    """Return what importing the file would do. Nothing is written.

    Raises ``PlanUnreadableError`` with every line that can't be read.
    """
    document = read_file(file.data, year, vocabulary())
    plan = find_plan(year)
    if plan is None:
        return compare(document, None, None)
    return compare(document, kept_document(plan), plan.imported)


def clean_plan_file(file: PlanFile) -> PlanFile:
    """Return a printed document without what was noted about it; one of the plan's downloads as it
    is. Raises ``PlanUnreadableError`` if it holds what may not be kept.
    """
    if not is_printed(file.data):
        return file
    try:
        data = cleaned(file.data, "docx" if file.data.startswith(b"PK") else "md")
    except FileRefusedError as refused:
        found = " ".join(refused.messages)
        raise PlanUnreadableError.because(Reason.NOT_KEPT, found=found) from refused
    return PlanFile(file.name, data)


@transaction.atomic
def import_plan(
    *, file: PlanFile, year: int, user: User | None = None, overwrite: bool = False
) -> Preview:
    """Import the file as the plan for ``year``, publish what is new or changed, and return what
    was done. Importing what is there already writes nothing.

    Raises ``PlanUnreadableError`` if the file can't be read, ``ManualEditsError`` if an editor's
    work would be overwritten and ``overwrite`` is false. In both cases nothing is written.
    """
    preview = preview_import(file=file, year=year)
    if preview.by_hand and not overwrite:
        raise ManualEditsError(preview)
    if preview.writes:
        plan = find_plan(year) or _create_plan(year)
        write_document(plan, preview, user, _source(plan, file, user))
    return preview


def find_plan(year: int) -> PlanPage | None:
    """Return the Serbian plan for a year, if there is one."""
    return PlanPage.objects.filter(year=year, locale=Locale.get_default()).first()


def get_or_create_index() -> PlanIndexPage:
    """Return the Serbian list of plans; where there is none, it is made under the home page."""
    found = PlanIndexPage.objects.filter(locale=Locale.get_default()).first()
    if found is not None:
        return found
    home = Site.objects.get(is_default_site=True).root_page
    page = PlanIndexPage(title=INDEX_TITLE, slug=INDEX_SLUG, locale=home.locale, show_in_menus=True)
    return publish(page, home)


def _create_plan(year: int) -> PlanPage:
    index = get_or_create_index()
    page = PlanPage(
        title=f"План рада за {year}. годину", slug=str(year), year=year, locale=index.locale
    )
    return publish(page, index)


def _source(plan: PlanPage, file: PlanFile, user: User | None) -> SiteDocument | None:
    """Keep a printed document without what was noted about it, once; nothing for one of the plan's
    downloads.
    """
    if not is_printed(file.data):
        return None
    data = clean_plan_file(file).data
    kept = plan.source_document
    if kept and kept.file_hash == hashlib.sha1(data, usedforsecurity=False).hexdigest():
        return kept
    return SiteDocument.objects.create(
        title=f"{plan.title}: {file.name}",
        file=CleanFile(data, name=file.name),
        uploaded_by_user=user,
    )
