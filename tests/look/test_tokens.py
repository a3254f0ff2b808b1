"""The tokens keep what they promise: contrast in both themes, and no colour anywhere else."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "static" / "css"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")

LIGHT_CSS, DARK_CSS = TOKENS.split("@media (prefers-color-scheme: dark)")
LIGHT = dict(COLOUR.findall(LIGHT_CSS))
THEMES = {"light": LIGHT, "dark": LIGHT | dict(COLOUR.findall(DARK_CSS.split("@media")[0]))}

READ = [
    *(
        (text, ground)
        for text in ("text", "muted", "heading", "link")
        for ground in ("paper", "tint")
    ),
    *((text, ground) for text in ("link-visited", "danger") for ground in ("paper", "tint")),
    *(
        (text, panel)
        for text in ("on-panel", "on-panel-muted")
        for panel in ("panel", "panel-deep")
    ),
    ("panel", "on-panel"),
    ("panel", "on-panel-muted"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("accent", "panel-deep"),
]
SEEN = [
    ("line-strong", "paper"),
    ("line-strong", "tint"),
    ("action", "paper"),
    ("focus", "paper"),
    ("focus", "focus-gap"),
    ("accent", "panel"),
    ("danger", "paper"),
]


def luminance(colour):
    """Return the relative luminance of a colour as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """Return the contrast ratio of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_defines_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), READ)
def test_every_text_reaches_seven_to_one(theme, text, ground):
    colours = THEMES[theme]
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sign", "ground"), SEEN)
def test_what_must_be_seen_reaches_three_to_one(theme, sign, ground):
    colours = THEMES[theme]
    assert contrast(colours[sign], colours[ground]) >= 3


def style_sheets():
    return sorted(
        path for path in STYLES.glob("*.css") if path.name not in ("tokens.css", "print.css")
    )


@pytest.mark.parametrize("sheet", style_sheets(), ids=lambda path: path.name)
def test_a_colour_is_written_down_in_the_tokens_alone(sheet):
    raw = re.findall(
        r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)\(", sheet.read_text(encoding="utf-8")
    )
    assert raw == []


def test_every_token_that_is_used_is_defined():
    everything = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    used = set(re.findall(r"var\(--([a-z0-9-]+)", everything))
    defined = set(re.findall(r"--([a-z0-9-]+):", everything))
    assert used - defined == set()


def test_forced_colours_rename_every_colour_to_the_readers_own():
    forced = TOKENS.split("@media (forced-colors: active)")[1]
    renamed = set(re.findall(r"--([a-z0-9-]+): [A-Z]", forced))
    motif = {name for name in LIGHT if name.startswith("thread-")}
    assert set(LIGHT) - motif - renamed == set()


def test_the_browsers_own_frame_continues_the_safety_bar():
    head = (STYLES.parents[1] / "templates/components/head_assets.html").read_text(encoding="utf-8")
    found = re.findall(r'theme-color" content="(#[0-9a-f]{6})".*?scheme: (\w+)', head)
    assert found == [(THEMES[theme]["panel-deep"], theme) for theme in ("light", "dark")]


def test_amber_is_kept_for_help_and_exit():
    """Only the rules of the exit, of the help line and of the hidden exit link use the accent."""
    for sheet in style_sheets():
        text = sheet.read_text(encoding="utf-8")
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            if "var(--accent" in body:
                assert re.search(r"\.(exit|help-|skip__link--exit)", selectors), selectors
