// The aid of indicators. Everything happens on this page: nothing is sent, nothing is kept, and what was ticked is
// gone when the page is left, come back to or loaded again. Without this file the printed checklist takes its place.
(() => {
  "use strict";

  // The source's rule: so many strong, medium and weak signs of one dimension are enough. The same stands in
  // portal/indicators/rule.py, and one table of cases tests both.
  const ENOUGH = [["2S", 2, 0, 0], ["1S+1M", 1, 1, 0], ["1S+1W", 1, 0, 1], ["3M", 0, 3, 0], ["2M+1W", 0, 2, 1]];
  const MEANS = ["1", "2", "3"];
  const EXPLOITATION = "4";
  const COERCION_THERE = "5";
  const COUNTED = ["strong", "medium", "weak"];

  const aid = document.querySelector("[data-aid]");
  if (!aid) return;
  const form = aid.querySelector("[data-aid-form]");
  const result = aid.querySelector("[data-aid-result]");
  const sheet = aid.querySelector("[data-aid-sheet]");
  const ticked = aid.querySelector("[data-aid-ticked]");
  const place = aid.querySelector("[data-aid-place]");
  const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));

  const reason = (weights) => {
    const count = COUNTED.map((weight) => weights.filter((each) => each === weight).length);
    const line = ENOUGH.find(([, ...needed]) => needed.every((number, at) => count[at] >= number));
    return line ? line[0] : "";
  };

  const matches = (positive, age) =>
    positive.has(EXPLOITATION) &&
    (age === "child" || (positive.has(COERCION_THERE) && MEANS.some((means) => positive.has(means))));

  const show = (selector, wanted) => {
    for (const element of result.querySelectorAll(`[${selector}]`)) {
      element.hidden = !wanted(element.getAttribute(selector), element);
    }
  };

  // A sign that is none for this age can't stay ticked where nobody sees it.
  const offer = (age) => {
    for (const box of boxes) {
      const absent = box.dataset[age] === "absent";
      if (absent) box.checked = false;
      box.disabled = absent;
      box.closest("[data-aid-box]").hidden = absent;
    }
    for (const weight of form.querySelectorAll("[data-weight-of]")) weight.hidden = weight.dataset.weightOf !== age;
  };

  const list = (chosen) => {
    ticked.replaceChildren(
      ...chosen.map((box) => {
        const label = box.closest("[data-aid-box]");
        const item = document.createElement("li");
        item.textContent = `${label.dataset.aidBox} ${label.querySelector(".aid__text").textContent}`;
        return item;
      }),
    );
  };

  const work = () => {
    const age = form.elements.age.value;
    offer(age);
    const chosen = boxes.filter((box) => box.checked);
    const weights = {};
    for (const box of chosen) {
      const weight = box.dataset[age];
      if (COUNTED.includes(weight)) (weights[box.dataset.dimension] ??= []).push(weight);
    }
    const lines = Object.fromEntries(Object.entries(weights).map(([code, kept]) => [code, reason(kept)]));
    const positive = new Set(Object.keys(lines).filter((code) => lines[code]));
    const whole = matches(positive, age);
    const counted = Object.keys(weights).length > 0;
    const says = whole ? "matches" : counted ? "partly" : chosen.length ? "uncounted" : "nothing";

    show("data-says", (name) => name === says || (name === "child" && age === "child" && whole));
    show("data-result-of", (code) => code in lines);
    show("data-line", (line, element) => line === lines[element.closest("[data-result-of]").dataset.resultOf]);
    show("data-sheet-age", (name) => name === age);
    for (const count of form.querySelectorAll("[data-aid-count]")) {
      const number = (weights[count.dataset.aidCount] ?? []).length;
      count.hidden = number === 0;
      count.querySelector("b").textContent = String(number);
    }
    list(chosen);
    sheet.hidden = chosen.length === 0;
    meet();
  };

  const meet = () => {
    const known = Array.from(result.querySelectorAll("[data-contact-of]"), (each) => each.dataset.contactOf);
    const wanted = place.value && !known.includes(place.value) ? "?" : place.value;
    show("data-contact-of", (code) => code === wanted);
  };

  const forget = () => {
    form.reset();
    place.value = "";
    for (const box of boxes) box.checked = false;
    work();
  };

  form.addEventListener("change", work);
  form.addEventListener("submit", (event) => event.preventDefault());
  place.addEventListener("change", meet);
  aid.querySelector("[data-aid-print]").addEventListener("click", () => window.print());
  aid.querySelector("[data-aid-clear]").addEventListener("click", () => {
    forget();
    form.querySelector("input").focus();
  });
  // Browsers keep whole pages to come back to.
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) forget();
  });

  aid.querySelector("[data-aid-without]").remove();
  form.hidden = false;
  result.hidden = false;
  forget();
})();
