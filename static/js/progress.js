// Follows a piece of work that takes a few seconds. Without this file a link on the page looks again.
(() => {
  "use strict";

  const PAUSE = 1000;
  const PATIENCE = 5;
  const shown = document.querySelector("[data-going]");
  if (!shown) return;
  let failures = 0;

  // The line that is read aloud stays the same element; all else is taken from the page as it is now.
  const replace = (fresh) => {
    const said = shown.querySelector("[role=status]");
    const told = fresh.querySelector("[role=status]");
    if (!told) {
      shown.replaceWith(fresh);
      return false;
    }
    if (said.textContent.trim() !== told.textContent.trim()) said.replaceChildren(...told.childNodes);
    const going = fresh.hasAttribute("data-going");
    if (going) {
      for (const changing of ["progress", ".progress__pieces"]) {
        shown.querySelector(changing)?.replaceWith(fresh.querySelector(changing));
      }
      return true;
    }
    const focused = shown.contains(document.activeElement);
    told.remove();
    shown.removeAttribute("data-going");
    shown.replaceChildren(said, ...fresh.childNodes);
    if (focused) shown.querySelector("a")?.focus();
    return false;
  };

  const look = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(".progress");
      if (!fresh) {
        location.reload();
        return;
      }
      failures = 0;
      if (!replace(document.adoptNode(fresh))) return;
    } catch {
      failures += 1;
      if (failures >= PATIENCE) return;
    }
    setTimeout(look, PAUSE);
  };

  setTimeout(look, PAUSE);
})();
