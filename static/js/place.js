// Keeps the place of a learner in a lesson, so that another device goes on from there. It is sent to the site when a new
// section is reached and read for a few seconds, and kept nowhere else. Without this file the buttons do the same.
(() => {
  "use strict";

  const PATIENCE = 4000;
  const form = document.getElementById("place");
  const parts = Array.from(document.querySelectorAll("[data-place]"));
  if (!form || parts.length < 2 || !("IntersectionObserver" in window)) return;

  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let kept = "";
  let timer = 0;

  const keep = (section) => {
    if (section === kept) return;
    kept = section;
    const body = new URLSearchParams({ section, quiet: "1", csrfmiddlewaretoken: token });
    fetch(form.action, { method: "POST", body, credentials: "same-origin", keepalive: true }).catch(() => {
      kept = "";
    });
  };

  // The section that holds the line at a third of the window is the one that is read.
  const watcher = new IntersectionObserver(
    (entries) => {
      const here = entries.find((entry) => entry.isIntersecting);
      if (!here || !moved) return;
      clearTimeout(timer);
      timer = setTimeout(keep, PATIENCE, here.target.dataset.place);
    },
    { rootMargin: "-33% 0px -66% 0px" },
  );

  // Opening a lesson changes nothing: only who moves through it has a place in it.
  let moved = false;
  const begin = () => {
    if (moved) return;
    moved = true;
    for (const part of parts) watcher.observe(part);
  };
  window.addEventListener("scroll", begin, { passive: true, once: true });
})();
