"""An indicator, questions of every kind, a quiz and a case, published as editors publish them."""

import json

from wagtail.models import Locale, Page

from foundation.publishing import publish
from portal.indicators.models import IndicatorRow, IndicatorSet, IndicatorsPage
from training.models import Assessment, CourseIndexPage, CoursePage, Question, QuestionOption

SIGN = "proba/1/PRO-01"
WORDS = {
    "prompt_en": "Question",
    "explanation": "Објашњење.",
    "explanation_en": "Why.",
    "sign": SIGN,
}
OPTIONS = {
    "single": [("Да", False, ""), ("Не", True, "")],
    "multiple": [("Један", True, ""), ("Два", True, ""), ("Три", False, "")],
    "ordering": [("Прво", False, ""), ("Друго", False, ""), ("Треће", False, "")],
    "matching": [("Лево", False, "Л"), ("Десно", False, "Д")],
    "number": [],
    "free": [],
}


def make_course():
    """Publish a course in the prepared site, or return the one that is there."""
    found = CoursePage.objects.first()
    if found is not None:
        return found
    home = Page.objects.get(depth=2, locale=Locale.get_default())
    index = publish(CourseIndexPage(title="Обука", slug="obuka", locale=home.locale), home)
    page = CoursePage(title="Обука", slug="prva", aim="А", audience="Б", hours=8)
    page.locale, page.outline = home.locale, [("module", "Појам")]
    return publish(page, index)


def make_sign():
    """Publish a set with one sign: ``SIGN`` names it."""
    home = Page.objects.get(depth=2, locale=Locale.get_default())
    page = publish(IndicatorsPage(title="Индикатори", slug="indikatori", locale=home.locale), home)
    words = {"title": "Проба", "title_en": "Trial", "lead": "А", "lead_en": "A"}
    told = {**words, "source": "Извор", "source_en": "Source"}
    made = IndicatorSet(page=page, slug="proba", mark="PRO", live=False, **told)
    made.ages, made.forms, made.phases = ["adult"], [], ["exploitation"]
    made.rows = [IndicatorRow(sort_order=1, dimension=4, text="Знак", text_en="Sign")]
    made.save()
    made.save_revision().publish()


def make_question(kind, **fields):
    """Publish a question of that kind."""
    told = {"slug": f"pitanje-{kind}", "prompt": f"Питање {kind}?", **WORDS, **fields}
    made = Question(kind=kind, live=False, **told)
    made.value = 16 if kind == "number" else None
    made.guidance = "Потпун одговор." if kind == "free" else ""
    made.options = [
        QuestionOption(sort_order=n, text=text, text_en=f"{text} en", is_right=right, match=match)
        for n, (text, right, match) in enumerate(OPTIONS[kind])
    ]
    made.save()
    made.save_revision().publish()
    return Question.objects.get(pk=made.pk)


def make_quiz(course, kinds=tuple(OPTIONS), **fields):
    """Publish a quiz of questions of those kinds, made where they are missing."""
    for kind in kinds:
        if not Question.objects.filter(slug=f"pitanje-{kind}").exists():
            make_question(kind)
    items = [{"type": "question", "value": f"pitanje-{kind}"} for kind in kinds]
    told = {"slug": "provera", "title": "Провера", "title_en": "Check", "mode": "quiz", **fields}
    return _publish(Assessment(course=course, items=json.dumps(items), live=False, **told))


def choice(text, points, goes_to="", signs=(SIGN,)):
    """Return a choice of a step."""
    return {
        "text": text,
        "text_en": "",
        "points": points,
        "goes_to": goes_to,
        "feedback": f"О томе: {text}.",
        "feedback_en": "",
        "signs": list(signs),
    }


def step(name, *choices):
    """Return a step of a case."""
    return {
        "type": "step",
        "value": {"name": name, "text": name, "text_en": "", "choices": choices},
    }


def make_case(course, **fields):
    """Publish a case of two steps."""
    items = [
        step("susret", choice("Питам насамо", 2, "dalje"), choice("Одлазим", 0)),
        step("dalje", choice("Обавестим", 2), choice("Ћутим", 0)),
    ]
    told = {"slug": "slucaj", "title": "Случај", "mode": "case", **fields}
    return _publish(Assessment(course=course, items=json.dumps(items), live=False, **told))


def _publish(made):
    made.save()
    made.save_revision().publish()
    return Assessment.objects.get(pk=made.pk)
