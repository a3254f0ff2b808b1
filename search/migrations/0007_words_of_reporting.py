"""Words of who wants to report or does not know whom to tell: help comes first for them too. What editors have added or
taken out stays.

Expressions, not words: "пријава" alone is also an application, and a number in statistics.
"""

from django.db import migrations

ADDED = {
    "sr": [
        "да пријавим", "да пријави", "пријавити трговину", "пријавити случај", "пријавити сумњу", "пријавити насиље",
        "пријави трговину", "анонимно пријавити", "анонимна пријава", "коме да се обратим", "коме да се јавим",
        "где да се јавим", "где да се обратим", "кога да зовем", "кога да позовем", "кога звати", "где да зовем",
        "сос телефон", "телефон за помоћ", "број за помоћ", "линија за помоћ", "сумњам да је", "мислим да је жртва",
        "шта да радим", "да кажем полицији",
    ],
    "en": [
        "how to report", "where to report", "report trafficking", "report human trafficking", "report a case",
        "report a suspicion", "report abuse", "report anonymously", "want to report", "who to call", "who do i call",
        "who can i call", "who can i tell", "whom to tell", "help line", "helpline", "hotline", "i suspect",
        "what should i do",
    ],
}  # fmt: skip
PURPOSE = "distress"


def add(apps, schema_editor):
    lists = apps.get_model("search", "WordList").objects
    for language, words in ADDED.items():
        kept, _made = lists.get_or_create(
            purpose=PURPOSE, language=language, defaults={"words": ""}
        )
        there = [line.strip() for line in kept.words.splitlines() if line.strip()]
        known = {line.casefold() for line in there}
        kept.words = "\n".join([*there, *(word for word in words if word not in known)])
        kept.save(update_fields=["words"])


def take_out(apps, schema_editor):
    for kept in apps.get_model("search", "WordList").objects.filter(purpose=PURPOSE):
        added = set(ADDED.get(kept.language, ()))
        left = [line for line in kept.words.splitlines() if line.strip() not in added]
        kept.words = "\n".join(left)
        kept.save(update_fields=["words"])


class Migration(migrations.Migration):
    dependencies = [("search", "0006_more_words_of_distress")]

    operations = [migrations.RunPython(add, take_out)]
