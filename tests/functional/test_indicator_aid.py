"""The aid: works without a network, sends and stores nothing, forgets, and counts by the rule."""

import json
from pathlib import Path

import pytest

CASES = json.loads(
    (Path(__file__).parents[1] / "portal" / "indicators" / "rule_cases.json").read_text()
)
FRAME = "/indikatori/radna-eksploatacija/check/"
POLICE = "/indikatori/policija/check/"
# Ticks as many boxes of each weight as the case says, and gives what the page then shows.
TICK = """(wanted) => {
  const form = document.querySelector("[data-aid-form]");
  form.reset();
  form.querySelector(`[value=${wanted.age}]`).checked = true;
  for (const [code, weights] of Object.entries(wanted.ticked)) {
    for (const weight of weights) {
      const box = form.querySelector(
        `input[data-dimension="${code}"][data-${wanted.age}="${weight}"]:not(:checked)`);
      if (!box) return null;
      box.checked = true;
    }
  }
  form.dispatchEvent(new Event("change", {bubbles: true}));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (selector) => all(selector).filter((each) => !each.hidden);
  const reasons = {};
  for (const each of shown("[data-result-of]")) {
    const lines = [...each.querySelectorAll("[data-line]")].filter((line) => !line.hidden);
    reasons[each.dataset.resultOf] = lines.map((line) => line.dataset.line).join();
  }
  return {reasons, matches: shown("[data-says=matches]").length === 1,
          listed: document.querySelectorAll("[data-aid-ticked] li").length};
}"""


@pytest.fixture
def aid(read):
    """Open the aid, then take the network away; what is asked or stored afterwards is noted."""

    def open_aid(path):
        reader = read()
        reader.context.add_init_script(
            "for (const kind of ['setItem', 'removeItem']) { const own = Storage.prototype[kind];"
            " Storage.prototype[kind] = function (...all) {"
            " window.storedSomething = true; return own.apply(this, all); }; }"
        )
        reader.open(path)
        reader.asked = []
        reader.context.set_offline(True)
        reader.page.on("request", lambda request: note(reader, request.url))
        return reader

    return open_aid


def note(reader, url):
    """Note what the page asks for; its icon is the browser's own affair."""
    if "/favicon" not in url:
        reader.asked.append(url)


def databases(reader):
    return reader.page.evaluate(
        "async () => (await indexedDB.databases()).length + (await caches.keys()).length"
    )


def test_the_truth_table_without_a_network(aid):
    reader = aid(FRAME)
    tried = 0
    for case in CASES:
        shown = reader.page.evaluate(TICK, case)
        if shown is None:  # the source has no such signs for this age
            continue
        tried += 1
        assert shown["reasons"] == case["reasons"], case
        assert shown["matches"] is case["matches"], case
        assert shown["listed"] == sum(map(len, case["ticked"].values()))
    assert tried > 15
    assert reader.asked == []
    assert reader.kept_on_device() == []
    assert databases(reader) == 0
    assert not reader.page.evaluate("window.storedSomething")
    # Its icon is what the browser could not get.
    assert [told for told in reader.complaints if "DISCONNECTED" not in told] == []


def test_signs_without_a_weight_are_listed_and_never_counted(aid):
    reader = aid(POLICE)
    page = reader.page
    # By keyboard: to the first sign, and on.
    page.locator("[name=age]").first.focus()
    for key in ("Tab", "Space", "Tab", "Space", "Tab", "Space"):
        page.keyboard.press(key)
    assert page.locator("[data-aid-ticked] li").count() == 3
    assert page.locator("[data-says=uncounted]").is_visible()
    assert not page.locator("[data-result-of]:visible").count()
    page.locator("[data-aid-place]").select_option("nis")
    assert page.locator("[data-contact-of]:visible").count() == 1
    assert page.locator("[data-aid-box=POL-09]").count() == 0, "what to do is no sign"
    page.emulate_media(media="print")
    assert page.locator("[data-aid-sheet]").is_visible()
    assert not page.locator("[data-aid-form]").is_visible()
    text = page.locator("[data-aid]").text_content().lower()
    assert "жртв" not in text
    assert reader.asked == []


def test_a_sign_that_is_none_for_the_age_is_neither_offered_nor_counted(aid):
    page = aid(POLICE).page
    sign = page.locator("[data-aid-box=POL-03]")
    assert not sign.is_visible()
    page.locator("[value=child]").check()
    sign.locator("input").check()
    assert page.locator("[data-aid-ticked] li").count() == 1
    page.locator("[value=adult]").check()
    assert page.locator("[data-aid-ticked] li").count() == 0


def test_it_forgets_on_reload_on_leaving_and_when_told(read):
    reader = read()
    reader.open(POLICE)
    page = reader.page

    def tick():
        page.locator("[data-aid-box=POL-01] input").check()
        page.locator("[data-aid-place]").select_option("nis")
        assert page.locator("[data-aid-ticked] li").count() == 1

    def is_empty():
        boxes = page.locator("[data-aid-form] input:checked").count()
        kept = page.locator("[data-aid-ticked] li").count()
        return (boxes, kept, page.locator("[data-aid-place]").input_value()) == (1, 0, "")

    tick()
    page.reload()
    assert is_empty()
    tick()
    page.goto("/indikatori/")
    page.go_back()
    assert is_empty()
    tick()
    page.locator("[data-aid-clear]").click()
    assert is_empty()


def test_without_javascript_the_printed_checklist_takes_its_place(read):
    reader = read(java_script_enabled=False)
    reader.open("/en" + POLICE.replace("indikatori", "indicators"))
    assert not reader.page.locator("[data-aid-form]").is_visible()
    link = reader.page.locator("[data-aid-without] a").first.get_attribute("href")
    assert link == "/en/indicators/policija/v2/checklist.pdf"
    answer = reader.context.request.get(reader.address + link)
    assert answer.body().startswith(b"%PDF")
    assert "victim" not in reader.page.locator("[data-aid]").text_content().lower()
