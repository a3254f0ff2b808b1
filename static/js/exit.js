// Leave at once. Without this file the exit is a plain link; with it a click, or Shift three times within five seconds,
// blanks the page first and takes it out of the history. Nothing is stored or sent.
(() => {
  "use strict";

  const PRESSES = 3;
  const PATIENCE = 5000;
  const button = document.querySelector(".exit");
  const words = document.querySelector(".exit-words");
  if (!button || !words) return;

  const [twice, once, leaving, cancelled] = Array.from(words.content.children, (line) => line.textContent);
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  let presses = 0;
  let timer = 0;
  let alone = false;

  const leave = () => {
    document.documentElement.classList.add("is-leaving");
    document.title = "\u200b";
    document.body.replaceChildren(status);
    status.textContent = leaving;
    location.replace(button.href);
  };

  const forget = () => {
    presses = 0;
    clearTimeout(timer);
    delete button.dataset.presses;
  };

  const press = () => {
    if (presses === 0) {
      timer = setTimeout(() => {
        forget();
        status.textContent = cancelled;
      }, PATIENCE);
    }
    presses += 1;
    if (presses === PRESSES) return leave();
    button.dataset.presses = String(presses);
    status.textContent = presses === 1 ? twice : once;
  };

  // The middle button too: it would open a tab and leave this page standing in the other.
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, (event) => {
      if (event.button > 1 || !event.target.closest("[data-exit]")) return;
      event.preventDefault();
      leave();
    });
  }

  // Only Shift by itself counts: with Alt it changes the script of many keyboards.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      alone = false;
      forget();
    } else if (!event.repeat) {
      alone = !(event.altKey || event.ctrlKey || event.metaKey);
    }
  });
  document.addEventListener("pointerdown", () => {
    alone = false;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
  });

  // Back must not stop at a covered page that was kept alive.
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("is-leaving")) location.replace(button.href);
  });
})();
