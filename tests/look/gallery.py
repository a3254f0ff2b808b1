"""What the gallery shows: every component with the longest plausible words, in Serbian."""

from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

from portal.api import CitedSign
from training.assessment.codes import Kind
from training.assessment.faces import face_of
from training.assessment.paper import Item, Option
from training.assessment.review import review_of

KINDS = (Kind.SINGLE, Kind.ORDERING, Kind.MATCHING)
LINE = "Унапређен механизам координације заштите и упућивања жртава трговине људима"
PARAGRAPH = (
    "Центар за заштиту жртава трговине људима је установа у систему социјалне заштите, формирана "
    "априла 2012. године, са циљем да буде централна установа координације и обезбеђења подршке и "
    "заштите жртава трговине људима у систему. Оснивање Центра је један од јасних показатеља "
    "опредељења државе."
)
NUMBERS = [
    {
        "label": "Центар за заштиту жртава",
        "number": "063 610 590",
        "tel": "tel:+38163610590",
        "sms": "sms:+38163610590",
    },
    {"label": "Полиција", "number": "192", "tel": "tel:192", "sms": None},
]
LANGUAGES = [
    ("sr", "sr-Cyrl", "Ћирилица", "/"),
    ("sr-latn", "sr-Latn", "Latinica", "/sr-latn/"),
    ("en", "en", "English", "/en/"),
]
# As many entries as the site has, in the script in which they are widest.
MENU = ["Помоћ", "Вести", "Кампање", "Догађаји", "План рада", "Услуге", "Индикатори"]
MENU += ["Библиотека", "Статистика", "О Центру", "Контакт", "Обука"]
DEADLINES = [
    ("continuous", "Континуирано", ""),
    ("quarter", "IV квартал 2015.", ""),
    ("from", "Од III квартала 2015.", ""),
    ("then_continuous", "II квартал, затим континуирано", ""),
    ("range", "II–IV квартал 2015.", ""),
    (
        "conditional",
        "Након усвајања Стратегије и Акционог плана",
        "Рок нема датум док се не унесу датуми оба догађаја.",
    ),
    ("compound", "Више рокова у једној ћелији", "У плану не пише који рок важи за коју активност."),
]


class GalleryForm(forms.Form):
    """A form with one of everything and something wrong."""

    email = forms.EmailField(
        label="Адреса е-поште",
        help_text="На њу стиже код.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    note = forms.CharField(
        label="Напомена", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    kind = forms.ChoiceField(label="Врста", choices=[("a", "Прва"), ("b", "Друга")])
    reach = forms.MultipleChoiceField(
        label="Обухват",
        choices=[("a", "Град"), ("b", "Округ")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="Прочитао сам правила")


def frame(language="sr"):
    """Return what the context processor gives every page."""
    return {
        "language": language,
        "lang_tag": {code: tag for code, tag, _, _ in LANGUAGES}[language],
        "site_name": "Центар за заштиту жртава трговине људима",
        "base_url": "https://example.org",
        "canonical": "https://example.org/galerija/",
        "home_url": "/",
        "alternates": [
            {
                "language": code,
                "lang_tag": tag,
                "label": label,
                "url": url,
                "current": code == language,
                "same": True,
            }
            for code, tag, label, url in LANGUAGES
        ],
        "help": {"numbers": NUMBERS},
        "exit_url": "https://www.hidmet.gov.rs/",
        "menu": [
            {"title": title, "url": f"/{place}/", "current": "true" if place == 1 else ""}
            for place, title in enumerate(MENU)
        ],
        "feeds": [{"title": "Вести (RSS)", "url": "/vesti/rss/", "type": "application/rss+xml"}],
        "footer": [
            {"title": title, "url": "/"}
            for title in ("Мапа сајта", "Приступачност", "Безбедност и приватност", "Правилник")
        ],
    }


def assessment():
    """Return questions of two kinds as they are asked, and answers beside what is right."""
    halves = [Option(f"o{n}", {"sr": LINE[:40]}, n == 1, f"m{n}", {"sr": LINE}) for n in (1, 2)]
    kinds = {
        kind: Item(kind, kind, 200, {"sr": LINE}, {"sr": PARAGRAPH}, tuple(halves))
        for kind in KINDS
    }
    given = {Kind.SINGLE: "o2", Kind.ORDERING: ["o2", "o1"]}
    return {
        "faces": [face_of(kinds[Kind.MATCHING], "sr", "g")],
        "reviews": [review_of(kinds[kind], "sr", answer, 100) for kind, answer in given.items()],
        "cited": [CitedSign("a/1/POL-01", "POL-01", LINE, LINE[:30], 1, 2, "/")],
    }


def lessons():
    """Return the lessons of a course, one read and one in which somebody stopped."""
    steps = [
        {"title": LINE, "url": "/", "resume_url": "/", "is_read": n == 0, "section": n % 2}
        for n in range(4)
    ]
    told = {"steps": steps, "onward": steps[1], "read": 1, "total": 4}
    return {"way": {**told, "is_learner": True, "is_begun": True}}


def gallery():
    """Return what templates/gallery.html takes."""
    options = [
        {"value": str(n), "label": LINE[: 12 * n], "selected": n == 2, "count": n * 7}
        for n in range(1, 5)
    ]
    teaser = {
        "title": LINE,
        "url": "/",
        "date": date(2015, 3, 12),
        "kicker": "Вест",
        "lead": PARAGRAPH,
    }
    form = GalleryForm({"email": "погрешно", "kind": "a"})
    return {
        **assessment(),
        **lessons(),
        "title": "Унапређено откривање и идентификација жртава трговине људима",
        "kicker": "Општи циљ 1",
        "lead": PARAGRAPH,
        "trail": [
            {"title": "Почетна", "url": "/"},
            {"title": "План рада", "url": "/plan-rada/"},
            {"title": "2015", "url": "/plan-rada/2015/"},
        ],
        "text": {
            "title": "Успостављени јединствени критеријуми",
            "line": LINE,
            "paragraph": PARAGRAPH,
            "word": "Прикажи",
            "kinds": "Врсте рокова",
            "evidence": "Докази",
            "list": "Спискови",
            "goal": "Циљ",
            "holder": "Носилац",
            "any": "Сви",
            "results": "Резултати",
            "nothing": "Ништа није пронађено",
        },
        "quote": {"text": PARAGRAPH, "source": "Директор Центра"},
        "figures": [
            {
                "figure": "34",
                "meaning": "активности у плану за 2015. годину",
                "source": "План рада 2015",
            },
            {"figure": "11", "meaning": "специфичних циљева", "source": "План рада 2015"},
            {"figure": "3", "meaning": "општа циља", "source": ""},
        ],
        "table_columns": [
            {"label": "Активност"},
            {"label": "Носилац"},
            {"label": "Рок"},
            {"label": "Број", "numeric": True},
        ],
        "rows": [
            [LINE, "Центар, ИОМ, МРСП", "Континуирано", "18"],
            ["Израда " + LINE, "ИЛО", "IV квартал", "7"],
        ],
        "choices_of_files": [
            {
                "title": "Саопштење за јавност",
                "files": [
                    {"url": "/s.pdf", "format": "PDF", "size": 48211},
                    {"url": "/s.docx", "format": "Word", "size": 37000},
                ],
            }
        ],
        "recording": {
            "clip": {
                "kind": "audio",
                "title": "Радио-порука",
                "file": {"url": "/r.mp3"},
                "credit": "Центар",
                "transcript": LINE,
            },
            "tracks": [],
            "files": [{"title": "Радио-порука", "url": "/r.mp3", "format": "MP3", "size": 90000}],
        },
        "downloads": [
            {
                "title": "План рада за 2015. годину",
                "url": "/plan.csv",
                "format": "CSV",
                "size": 48211,
                "language": "српски",
            },
            {
                "title": LINE,
                "url": "/plan.json",
                "format": "JSON",
                "note": "Учитава се назад у исти план",
            },
        ],
        "sourced": [
            {
                "fact": LINE,
                "source": "План рада за 2015. годину",
                "url": "#main",
                "seen_on": date(2015, 2, 27),
            }
        ],
        "contacts": [
            {"office": LINE, "subject": LINE, "telephone": "011 111 111", "dialled": "011111111"},
            {"office": "Служба", "email": "sluzba@primer.rs"},
        ],
        "deadlines": [{"kind": kind, "text": text, "note": note} for kind, text, note in DEADLINES],
        "evidence": [{"title": LINE, "url": "/", "kind": "Вест", "date": date(2015, 10, 18)}],
        "tally": [
            {"label": "Учињено", "count": 12, "share": 60.0},
            {"label": "Тврди се", "count": 8, "share": 40.0},
        ],
        "facts": [
            {"label": "Носилац", "value": ["Центар", "ИОМ"]},
            {"label": "Финансирање", "value": "Буџет и пројекат", "url": "/"},
            {"label": "Рок", "value": "Континуирано"},
        ],
        "form": form,
        "options": options,
        "teasers": [
            teaser,
            {**teaser, "tags": ["Конференција", "Обука"]},
            {"title": LINE, "url": "/", "date": date(2014, 12, 1)},
        ],
        "results": [
            {
                **teaser,
                "kind": "Вест",
                "passage": mark_safe(PARAGRAPH.replace("жртава", "<mark>жртава</mark>")),
                "others": [{"year": 2015, "url": "#"}, {"year": 2014, "url": "#"}],
            }
        ],
        "page_obj": Paginator(range(200), 10).page(5),
    }
