"""More words of distress, as people write them; what editors have added or taken out stays.

Backwards takes out what forwards put in. The analysis changes with this version: ``reindex`` after it.
"""

from django.db import migrations

ADDED = {
    "sr": [
        "самоубиство", "самоубиства", "убићу се", "убити се", "да се убијем", "не желим да живим", "спасите ме", "спаси ме",
        "спасите", "хоћу да побегнем", "побегнем", "побегну", "како да побегнем","убиће ме", "хоће да ме убије",
        "страх ме је", "страх ме", "уплашен", "уплашена", "бојала сам се", "туче ме", "тукли су ме", "бије ме", "удара ме",
        "прети ми", "прете ми", "претио ми", "одузели су ми пасош", "узели су ми пасош", "немам пасош", "одузет пасош",
        "закључао ме", "закључали су ме", "затворили су ме", "не могу да изађем", "чувају ме", "повређена", "повређен",
        "силована", "напаствовао", "продат", "продата", "приморавају ме", "тера ме да", "помози ми", "помозите ми", "sos", "сос",
        "хитно ми треба помоћ", "треба помоћ", "угрожена", "угрожен",
    ],
    "en": [
        "help me", "i need help", "save me", "rescue me", "run away", "hurt me", "hurting me", "hurts me",
        "hit me", "hits me", "beats me", "beating me", "kill me", "kill myself", "want to die", "suicidal", "frightened",
        "in danger", "trapped", "held against my will", "cannot leave", "can't leave", "not allowed to leave", "raped",
        "took my passport", "passport taken", "have my passport", "threatening me", "forcing me", "sos",
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
        added = set(ADDED.get(kept.language, ())) - BEFORE
        left = [line for line in kept.words.splitlines() if line.strip() not in added]
        kept.words = "\n".join(left)
        kept.save(update_fields=["words"])


# What the site began with stays when the rest goes.
BEFORE = {"help me"}


class Migration(migrations.Migration):
    dependencies = [("search", "0005_combinations")]

    operations = [migrations.RunPython(add, take_out)]
