// Titles while typing in the search box of the search page. Without this file the box works as well.
(() => {
  const input = document.getElementById("search-here");
  const list = document.getElementById("search-here-suggestions");
  if (!input || !list || !("fetch" in window)) return;
  const address = list.dataset.address;
  let waiting = 0;
  let asked = null;

  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ title, url }) => {
        const link = document.createElement("a");
        link.href = url;
        link.textContent = title;
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    list.hidden = !found.length;
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
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) show([]);
    if (event.key === "ArrowDown" && event.target === input && !list.hidden) {
      event.preventDefault();
      list.querySelector("a").focus();
    }
  });
})();
