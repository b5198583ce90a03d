import { byId } from "./dom.js";
import { fillPage, say, switchLanguage } from "./words.js";

const themes = ["auto", "light", "dark"];
const system = matchMedia("(prefers-color-scheme: dark)");
let theme = themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "auto";

export const isDark = () => theme === "dark" || (theme === "auto" && system.matches);

function apply() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  byId("theme").textContent = { auto: "◐", light: "☀", dark: "☾" }[theme];
  byId("theme").title = say("theme", { theme: say(`themes.${theme}`) });
  byId("theme").setAttribute("aria-label", byId("theme").title);
  byId("language").textContent = say("language");
  byId("language").title = say("switchLanguage");
  fillPage();
}

/** The buttons for theme and language; tells when the page has to be drawn again. */
export function startLooks(redraw) {
  const changed = () => {
    apply();
    redraw();
  };
  byId("theme").addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    localStorage.setItem("theme", theme);
    changed();
  });
  byId("language").addEventListener("click", () => {
    switchLanguage();
    changed();
  });
  system.addEventListener("change", changed);
  apply();
}
