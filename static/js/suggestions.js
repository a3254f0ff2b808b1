// Titles while typing in the search box of the search page: a combobox with a list, by the ARIA pattern.
// Focus stays in the box; arrows choose, Enter goes there, Escape closes. Without this file the box works as well.
(() => {
  const input = document.getElementById("search-here");
  const list = document.getElementById("search-here-suggestions");
  if (!input || !list || !("fetch" in window)) return;
  const address = list.dataset.address;
  let waiting = 0;
  let asked = null;
  let chosen = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  list.setAttribute("role", "listbox");

  const choose = (at) => {
    chosen = at;
    [...list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
    });
    const option = list.children[at];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ title, url }, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.dataset.url = url;
        option.textContent = title;
        return option;
      }),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    show([]);
  };

  const ask = async () => {
    asked?.abort();
    const words = input.value.trim();
    if (words.length < 2) return show([]);
    asked = new AbortController();
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, {
        signal: asked.signal,
        credentials: "same-origin",
      });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      // The next letter asks again.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const number = list.children.length;
    if (event.key === "Escape") {
      // The words stay: only the list goes.
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      choose(chosen + 1 < number ? chosen + 1 : -1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen < 0 ? number - 1 : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    }
  });
  // A press keeps the focus in the box, a click goes.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
})();
