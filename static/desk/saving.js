// What is saved by hand and what saves itself never run at once. On a slow line a new page was made
// twice: by the save that was under way, and by the button pressed before its answer said where the
// page is. So the button waits for that answer, and nothing saves itself after it.
(() => {
  const waiting = new WeakSet();

  const send = (form, button) => {
    waiting.delete(form);
    // A button that shows progress is switched off, and what is switched off is not sent.
    const wasOff = button?.disabled;
    if (wasOff) button.disabled = false;
    form.requestSubmit(button);
    if (wasOff) button.disabled = true;
  };

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("[data-edit-form]")) return;
      const saving = window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave");
      if (!saving) return;
      saving.activeValue = false;
      if (!saving.submitPromise) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (waiting.has(form)) return;
      waiting.add(form);
      const button = event.submitter;
      saving.submitPromise.finally(() => send(form, button));
    },
    { capture: true },
  );
})();
