// Starts what Wagtail would start by code inside its pages, so that the desk's policy allows no such
// code: see foundation/desk/starts.py. A mark names what to start, and holds its arguments.
(() => {
  // The text editor makes style sheets while it runs. What scripts make, and only that, may apply.
  const { nonce } = document.currentScript;
  const create = document.createElement;
  document.createElement = function createElement(name, ...others) {
    const element = create.call(this, name, ...others);
    if (element.localName === "style") element.nonce = nonce;
    return element;
  };

  const own = {
    // What wagtail-localize asks a page for.
    chooserUrls(addresses) {
      window.chooserUrls ??= addresses;
    },
    selectAll(switchName, names) {
      const all = document.querySelector(`[name="${switchName}"]`);
      all?.addEventListener("change", () => {
        for (const each of document.querySelectorAll(`[name="${names}"]`)) each.checked = all.checked;
      });
    },
  };
  // Nothing else can be started, whatever a mark says.
  const known = new Set([
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
    "createTaskChooser",
    "initDateChooser",
    "initDateTimeChooser",
    "initTimeChooser",
  ]);
  let waiting = [];

  const start = (mark) => {
    const name = mark.dataset.deskStart;
    const begin = own[name] ?? (known.has(name) && window[name]);
    if (!begin) return false;
    const given = JSON.parse(mark.dataset.deskWith);
    // A field that is a mark itself is what is to be started.
    if (mark.localName === "input") given.unshift(mark.id);
    if (/^[A-Z]/.test(name)) new begin(...given);
    else begin(...given);
    return true;
  };

  const startAll = (marks) => {
    const all = [...waiting, ...marks].filter((mark) => mark.isConnected);
    waiting = [];
    // What starts here may bring more marks; they are seen by the observer.
    waiting.push(...all.filter((mark) => !start(mark)));
  };

  const marksIn = (records) =>
    records
      .flatMap((record) => [...record.addedNodes])
      .filter((node) => node.nodeType === Node.ELEMENT_NODE)
      .flatMap((node) => [
        ...(node.matches("[data-desk-start]") ? [node] : []),
        ...node.querySelectorAll("[data-desk-start]"),
      ]);

  const seen = new WeakSet();
  const see = (records) =>
    startAll(
      marksIn(records).filter((mark) => {
        const isNew = !seen.has(mark);
        seen.add(mark);
        return isNew;
      }),
    );

  const observer = new MutationObserver(see);
  observer.observe(document.documentElement, { childList: true, subtree: true });
  // jQuery runs the scripts of what it inserts as code inside the page. Those that are here already
  // need no second run; others are loaded as scripts are.
  const load = (address) => {
    const there = new URL(address, document.baseURI).href;
    if ([...document.scripts].some((script) => script.src === there)) return;
    const script = document.createElement("script");
    script.src = there;
    script.async = false;
    document.head.append(script);
  };

  // Before anybody else hears that the page is whole, all its marks have started.
  window.addEventListener(
    "DOMContentLoaded",
    () => {
      see(observer.takeRecords());
      if (window.jQuery) window.jQuery._evalUrl = load;
    },
    { capture: true },
  );
  // What a mark names may come with a script that a dialogue brings.
  window.addEventListener("load", () => startAll([]), { capture: true });
})();
