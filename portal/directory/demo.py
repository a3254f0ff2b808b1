"""The directory of the demonstration: examples, marked as such where their confirmation stands."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from foundation.demo import register_demo
from foundation.publishing import put_under_home

from . import codes
from .models import LocalTeam, LocalTeamsPage, Provider, Service, ServicesPage
from .services import confirm_entries

SOURCE = Path(__file__).with_suffix(".toml")
OFFICE = "пример за приказ, није потврђено код пружаоца"
TEAM_NOTE = (
    "Јавни извори помињу локални тим за борбу против трговине људима. Контакт није познат.",
    "Public sources mention a local team against human trafficking. No contact is known.",
)
NO_TEAM_NOTE = (
    "Није познато да ли тим ради. Ставка показује како изгледа општина без потврђеног тима.",
    "It is not known whether a team works. The entry shows a municipality without a confirmed one.",
)
WORDS = ("name", "summary", "how_to_get")


def register() -> None:
    """Register the directory with the other content, after the site tree."""
    register_demo(25, "directory", load_directory)


def load_directory() -> None:
    """Make what is missing of the directory. What is there is left alone."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    put_under_home(ServicesPage, data["pages"]["services"])
    teams = put_under_home(LocalTeamsPage, data["pages"]["teams"])
    for code, fields in data["providers"].items():
        Provider.objects.get_or_create(code=code, defaults=fields)
    made = [service for told in data["services"] if (service := _service(told))]
    confirm_entries(entries=made, person=None, office=OFFICE)
    for code, known in data["teams"].items():
        _team(teams, code, known.get("known", True))


def _service(told: dict[str, Any]) -> Service | None:
    """Publish a service in both languages; nothing if its address is taken."""
    if Service.objects.filter(slug=told["slug"]).exists():
        return None
    serbian, english = (
        Locale.objects.get(language_code="sr"),
        Locale.objects.get(language_code="en"),
    )
    facts = {
        "ages": list(codes.AGES),
        "sexes": list(codes.SEXES),
        "statuses": list(codes.STATUSES),
        "cost": "free",
        **{name: value for name, value in told.items() if name not in ("sr", "en")},
    }
    facts["provider"] = Provider.objects.get(code=told["provider"])
    original = Service(locale=serbian, live=False, **facts, **_words(told["sr"]))
    _publish(original)
    words = _words(told["en"])
    key = original.translation_key
    _publish(Service(locale=english, live=False, translation_key=key, **words))
    return original


def _words(told: list[str]) -> dict[str, str]:
    return dict(zip(WORDS, told, strict=True))


def _publish(entry: Service | LocalTeam) -> None:
    entry.save()
    entry.full_clean()
    entry.save_revision().publish()


def _team(page: LocalTeamsPage, code: str, known: bool) -> None:
    if LocalTeam.objects.filter(municipality_code=code).exists():
        return
    note, note_en = TEAM_NOTE if known else NO_TEAM_NOTE
    _publish(LocalTeam(page=page, municipality_code=code, note=note, note_en=note_en, live=False))
