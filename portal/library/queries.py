"""What is read of the library, always as one visitor may see it, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import get_language

from foundation.access import PUBLIC, Visitor, visible_to

from .codes import FileLanguage
from .models import LibraryFile, LibraryItem


@dataclass(frozen=True, slots=True)
class Shelved:
    """An item with its published files, the newest version first."""

    item: LibraryItem
    files: tuple[LibraryFile, ...]

    @property
    def is_internal(self) -> bool:
        """Whether not everybody may see it."""
        return self.item.collection.access.key != PUBLIC

    @property
    def number(self) -> int:
        """The newest version; 0 where no file is published."""
        return self.files[0].version if self.files else 0

    @property
    def newest(self) -> tuple[LibraryFile, ...]:
        """The files of the newest version."""
        return self.of_version(self.number)

    @property
    def versions(self) -> list[int]:
        """The versions that were published, the newest first."""
        return sorted({file.version for file in self.files}, reverse=True)

    @property
    def changed_on(self) -> date | None:
        """The day of the newest version."""
        return self.files[0].date if self.files else None

    def of_version(self, version: int) -> tuple[LibraryFile, ...]:
        """Return the files of a version, in the order of languages."""
        order = list(FileLanguage.values)
        found = (file for file in self.files if file.version == version)
        return tuple(sorted(found, key=lambda file: (order.index(file.language), file.pk)))


def items(user: Visitor) -> QuerySet[LibraryItem]:
    """Return every item that the visitor may see, the newest first."""
    found = LibraryItem.objects.select_related("page__locale", "collection__access")
    return visible_to(user, found).order_by("-number")


def shelved(user: Visitor) -> list[Shelved]:
    """Return every item that the visitor may see with its files: what changed last comes first."""
    found = _with_files(user, list(items(user)))
    return sorted(found, key=lambda each: (each.changed_on or date.min, each.item.number))[::-1]


def _with_files(user: Visitor, found: list[LibraryItem]) -> list[Shelved]:
    of_item: dict[int, list[LibraryFile]] = defaultdict(list)
    files = visible_to(user, LibraryFile.objects.filter(item__in=[each.pk for each in found]))
    for file in files.defer("pages").order_by("-version", "pk"):
        of_item[file.item_id].append(file)
    return [Shelved(item, tuple(of_item[item.pk])) for item in found]


def shelved_item(user: Visitor, number: int) -> Shelved:
    """Return one item with its files. Raises ``Http404`` if the visitor may see none."""
    # A number that no database column holds is no item's.
    found = list(items(user).filter(number=number)) if number < 2**31 else []
    if not found:
        raise Http404
    return _with_files(user, found)[0]


def file_or_404(
    user: Visitor, number: int, version: int, name: str, *, with_text: bool = False
) -> LibraryFile:
    """Return one published file, with its text if asked. Raises ``Http404`` for none."""
    if number >= 2**31 or version >= 2**15:
        raise Http404
    found = visible_to(user, LibraryFile.objects.select_related("item__page__locale"))
    found = found if with_text else found.defer("pages")
    file = found.filter(item__number=number, version=version, name=name[:140]).first()
    if file is None:
        raise Http404
    return file


def best_file(files: Iterable[LibraryFile], language: str = "") -> LibraryFile | None:
    """Return the file that serves readers of a language (the active one) best, PDF before others;
    nothing where there is none in the content language.
    """
    code = language or get_language() or "sr"
    wanted = {
        "en": (FileLanguage.ENGLISH,),
        "sr-latn": (FileLanguage.LATIN, FileLanguage.CYRILLIC),
    }.get(code, (FileLanguage.CYRILLIC, FileLanguage.LATIN))
    ranked = sorted(
        (file for file in files if file.language in wanted),
        key=lambda file: (wanted.index(FileLanguage(file.language)), file.kind != "pdf", file.pk),
    )
    return ranked[0] if ranked else None
