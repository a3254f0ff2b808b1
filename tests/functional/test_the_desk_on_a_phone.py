"""On a phone the tables of training reach their last column, and headings their last letter."""

import pytest

PHONE = {"width": 320, "height": 700}
TRAINING = "obuke@demo.example"
# What is left of a screen beyond its edge, after everything that moves was moved to its end.
BEYOND = """() => {
  for (const each of document.querySelectorAll("main *")) each.scrollLeft = 99999;
  const seen = [...document.querySelectorAll("main h1, main th:last-child")];
  return seen
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => each.textContent.trim());
}"""


@pytest.fixture
def desk(read, sign_ins):
    reader = read(viewport=PHONE)
    reader.sign_in(TRAINING, sign_ins[TRAINING])
    return reader


def test_tables_of_training_reach_their_last_column(desk):
    addresses = ["/admin/staff/", "/admin/gradebooks/", "/admin/training/statistics/"]
    desk.page.goto(f"{desk.address}/admin/gradebooks/")
    group = desk.page.locator("main li a[href*='/gradebooks/']").last.get_attribute("href")
    for address in (*addresses, group):
        desk.page.goto(desk.address + address, wait_until="load")
        assert desk.page.locator("main table").count(), address
        assert desk.page.evaluate(BEYOND) == [], address
