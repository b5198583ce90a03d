/** An element with properties and children. Strings become text, never markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

/** A short note at the edge of the page, in place of the one before. */
export function toast(text, kind = "") {
  const note = make("div", { class: `toast ${kind}` }, text);
  byId("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), 4000);
}
