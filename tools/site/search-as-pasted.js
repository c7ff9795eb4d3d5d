/* The search listens to keys: words that are pasted, or chosen from an input method by the mouse, come
   without one. */
document.addEventListener("input", ({ target }) => {
  if (target.matches(".md-search__input")) {
    target.dispatchEvent(new KeyboardEvent("keyup"));
  }
});
