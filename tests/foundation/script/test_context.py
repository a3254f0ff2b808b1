"""The script of the work at hand."""

from contextvars import copy_context

import pytest
from django.template import Context, Template
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from foundation.script import Script, current, for_path, in_current, lang_tag, override


def test_serbian_is_cyrillic_unless_something_says_latin():
    assert current() is Script.CYRILLIC
    assert in_current("Људи") == "Људи"
    with override(Script.LATIN):
        assert in_current("Људи") == "Ljudi"
        with override(Script.CYRILLIC):
            assert in_current("Људи") == "Људи"
        assert current() is Script.LATIN
    assert current() is Script.CYRILLIC


def test_a_script_ends_with_its_block_even_when_that_fails():
    with pytest.raises(ZeroDivisionError), override(Script.LATIN):
        _ = 1 / 0
    assert current() is Script.CYRILLIC


def test_a_script_is_of_its_own_context_only():
    with override(Script.LATIN):
        inside = copy_context()
    assert inside.run(current) is Script.LATIN
    assert current() is Script.CYRILLIC


@pytest.mark.parametrize("script", Script)
def test_text_that_waits_for_its_language_becomes_text(script):
    with override(script):
        assert type(in_current(lazystr("ASCII"))) is str
        assert in_current(lazystr("Ђ")) == {"sr-Cyrl": "Ђ", "sr-Latn": "Đ"}[script.value]


@pytest.mark.parametrize(
    ("path", "script"),
    [
        ("/", Script.CYRILLIC),
        ("/vesti/", Script.CYRILLIC),
        ("/srpski/", Script.CYRILLIC),
        ("/sr-latnica/", Script.CYRILLIC),
        ("/sr-latn/", Script.LATIN),
        ("/sr-latn", Script.LATIN),
        ("/SR-LATN/vesti/", Script.LATIN),
        ("/en/", None),
        ("/en/sr-latn/", None),
        ("/english/", Script.CYRILLIC),
    ],
)
def test_an_address_says_its_script(path, script):
    assert for_path(path) is script


def test_a_language_code_says_its_tag():
    tags = [lang_tag(code) for code in ("sr", "sr-latn", "SR-Latn", "en")]
    assert tags == ["sr-Cyrl", "sr-Latn", "sr-Latn", "en"]


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Људи < деца", "Ljudi &lt; deca"),
        (mark_safe('<b title="Љ">Људи</b> <сcript>'), '<b title="Lj">Ljudi</b> &lt;script>'),
        (7, "7"),
    ],
)
def test_a_template_shows_the_latin_of_a_text_on_any_page(text, latin):
    template = Template("{% load script %}{{ text|latin }}")
    assert template.render(Context({"text": text})) == latin
