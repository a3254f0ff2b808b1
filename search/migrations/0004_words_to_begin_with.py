"""The words that a new site begins with; editors change them. What is there already stays.

Entries and index rows are derived: those of the old form go, and ``reindex`` writes them again.
"""

from django.db import migrations

STOP = {
    "sr": (
        "а али би бити бих био била било биле били да до и из или је ја к ка као кад када како која које који "
        "којем коју кога коме ко ли ме мене мени ми мој моја моје мојој можда на над не нека неки неко нам нас "
        "ни није о ова ово ове ови од он она они оно по под при с са сам се смо сте су си ту те ти то та тај "
        "тако у уз за шта што кажем каже кажу рећи ће ћу ћете већ још само веома јер ако где имам има треба могу може молим вас вам"
    ),
    "en": (
        "a an and are as at be been by can do does for from had has have how i if in is it me my of on or our "
        "she that the their them they this to was we were what when where which who will with you your he his her"
    ),
}
DISTRESS = {
    "sr": [
        "упомоћ", "помозите", "помози", "треба ми помоћ", "у опасности", "опасност", "бојим се", "плашим се",
        "туку", "туче", "бију", "силовали", "силовао", "прете", "прети", "уцењују", "уцењује", "уцена",
        "не пуштају", "не дају", "закључан", "закључали", "закључана", "држе ме", "терају", "тера ме",
        "присиљавају", "продали", "побећи", "побегла", "побегао", "одузели", "одузео", "узели", "узео",
        "не плаћа", "не плаћају", "дугујем", "дужан", "дужна", "голе слике", "снимак", "немам папире",
        "немам документа", "самоубиство", "коме да кажем",
    ],
    "en": [
        "help me", "need help", "danger", "afraid", "scared", "locked", "beaten", "threatens", "threatened",
        "forced", "took my", "not paid", "without pay", "no papers", "no documents", "escape", "rape", "suicide",
    ],
}  # fmt: skip
SYNONYMS = {
    "sr": [
        ["ИЛО", "МОР", "ILO", "Међународна организација рада"],
        ["чл.", "члан"],
        ["КЗ", "Кривични законик"],
        ["НВО", "невладина организација", "удружење"],
        ["ЦСР", "центар за социјални рад"],
        ["МУП", "полиција", "полицијски службеник", "полицајац"],
        ["трговина људима", "трговина људским бићима", "трафикинг", "trafficking"],
        ["пасош", "исправе", "документа", "папири", "лична карта"],
        ["газда", "послодавац", "шеф"],
        ["плата", "зарада", "надница", "плаћати", "исплаћивати"],
        ["дуг", "дужан", "дуговати", "дугујем"],
        ["слика", "снимак", "фотографија", "видео"],
        ["смештај", "склониште", "прихватилиште", "сигурна кућа"],
        ["наставник", "учитељ", "професор", "васпитач"],
        ["школа", "образовање", "настава"],
        ["лекар", "доктор", "здравство"],
        ["дете", "малолетник", "малолетан", "млади"],
        ["потврда", "сертификат", "уверење"],
        ["онлајн", "online", "електронски", "интернет"],
        ["упомоћ", "помоћ", "опасност"],
        ["пустити", "пуштати", "изаћи", "отићи", "одем", "изађете", "закључати"],
        ["тући", "туку", "туче", "бију", "насиље"],
        ["звати", "позвати", "позовем", "јавити"],
        ["узети", "узели", "одузети", "одузели", "одузму"],
        ["обука", "семинар", "тренинг"],
        ["курс", "електронска обука", "онлајн обука"],
        ["медији", "новинар", "новине"],
        ["превара", "лажна понуда", "обмана"],
        ["посао", "рад", "запослење"],
        ["просјачење", "проси", "просити"],
        ["проституција", "сексуална експлоатација"],
        ["мигрант", "избеглица", "тражилац азила"],
        ["тужилаштво", "тужилац"],
        ["брак", "удаја", "женидба"],
        ["приручник", "водич", "материјал"],
    ],
    "en": [
        ["ILO", "International Labour Organization"],
        ["NGO", "non-governmental organisation"],
        ["trafficking in persons", "trafficking in human beings", "human trafficking"],
        ["photo", "photograph", "picture"],
        ["pay", "wages", "salary", "paid"],
        ["labour", "labor", "work"],
        ["child", "children", "minor"],
        ["shelter", "accommodation", "safe house"],
        ["papers", "documents"],
        ["police", "policeman"],
    ],
}


def begin(apps, schema_editor):
    lists, synonyms = (apps.get_model("search", name).objects for name in ("WordList", "Synonyms"))
    apps.get_model("search", "Entry").objects.all().delete()
    apps.get_model("wagtailsearch", "IndexEntry").objects.all().delete()
    for language, words in STOP.items():
        lists.create(purpose="stop", language=language, words="\n".join(words.split()))
    for language, words in DISTRESS.items():
        lists.create(purpose="distress", language=language, words="\n".join(words))
    for language, groups in SYNONYMS.items():
        for group in groups:
            synonyms.create(language=language, expressions="\n".join(group))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_facets_words_and_waiting"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
