"""A plan small enough to import in a test, with one of everything that is hard."""

LINES = [
    "ПЛАН РАДА",
    "",
    "2016. година",
    "",
    "Увод у план.",
    "",
    "## ОПШТИ И СПЕЦИФИЧНИ ЦИЉЕВИ ПЛАНА",
    "",
    "## ОПШТИ ЦИЉ 1",
    "",
    "Унапређено откривање",
    "",
    "*Специфични циљ 2.1.*",
    "",
    "Критеријуми су успостављени",
    "",
    "*Специфични циљ 1.2.*",
    "",
    "Подршка је осигурана",
    "",
    "## ПЛАН АКТИВНОСТИ",
    "",
    "ОПШТИ ЦИЉ 1\t\t\t\t",
    "Унапређено откривање\t\t\t\t",
    "Специфични циљеви\tАктивности\tНосилац\tИзвор финансирања\tРок",
    (
        "Специфични циљ 1.1. Критеријуми усвојени\t1.1.1. радити на индикаторима"
        "\tЦентар ИОМ\tБуџет\tКонтинуирано март-јун"
    ),
    "\t1.1.2. увести индикаторe\t\t\t",
    "\t1.1.1. одржати обуку\tПартнери\tПројектна средства\tОд марта",
    (
        "Специфични циљ 1.2. Подршка је осигурана\t1.2.1. основати прихватилиште"
        "\tЦентар\tБуџет, пројектна средства\tЧетврти квартал"
    ),
    "\t1.2.2. спровести план\tИЛО\tБуџет\tНакон усвајања Стратегије и Акционог плана",
]
YEAR = 2016
WORDS = {
    "index": {"title": "Work plan", "slug": "work-plan", "lead": "Every year."},
    "plan": {"title": "Work plan for 2016", "slug": "2016", "lead": "A small plan."},
    "events": {
        "Усвајање Стратегије": "adoption of the Strategy",
        "Усвајање Акционог плана": "adoption of the Action Plan",
    },
    "passages": ["WORK PLAN", "2016", "An introduction."],
    "general_goals": {"1": {"text": "Improved detection"}},
    "specific_goals": {
        "1.1": {"text": "Criteria adopted", "overview": "Criteria established"},
        "1.2": {"text": "Support secured"},
    },
    "activities": {
        "1.1.1": "Work on indicators",
        "1.1.2": "Introduce indicators",
        "1.1.1-b": "Hold training",
        "1.2.1": "Found the shelter",
        "1.2.2": "Carry out the plan",
    },
}


def changed(number, old, new, lines=LINES):
    """Return the lines with a change on one of them, counted from 1."""
    assert old in lines[number - 1]
    return [*lines[: number - 1], lines[number - 1].replace(old, new), *lines[number:]]


def as_bytes(lines=LINES):
    return "\n".join(lines).encode()
