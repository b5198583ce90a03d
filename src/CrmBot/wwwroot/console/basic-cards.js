// Cards without the official renderer: texts, facts, inputs and buttons as plain elements. All text is set as text.
import { make } from "./dom.js";
import { drawInput, readInputs } from "./basic-inputs.js";

const join = (context, elements) => (elements ?? []).map(element => drawElement(context, element));

const drawers = {
  TextBlock: (_, e) => make("p", { class: look("text", e) }, bold(e.text ?? "")),
  RichTextBlock: (_, e) => make("p", { class: "text" }, (e.inlines ?? []).map(run => (typeof run === "string" ? run : make("span", { class: look("run", run) }, run.text ?? "")))),
  FactSet: (_, e) => make("dl", {}, (e.facts ?? []).map(fact => [make("dt", {}, fact.title ?? ""), make("dd", {}, fact.value ?? "")])),
  Container: (context, e) => make("div", { class: e.style && e.style !== "default" ? "box filled" : "box" }, join(context, e.items)),
  ColumnSet: (context, e) => make("div", { class: "columns" }, (e.columns ?? []).map(column => drawColumn(context, column))),
  Table: (context, e) => make("div", { class: "scroll" }, make("table", {}, (e.rows ?? []).map(row => make("tr", {}, (row.cells ?? []).map(cell => make("td", {}, join(context, cell.items))))))),
  ActionSet: (context, e) => drawActions(context, e.actions),
  ImageSet: (context, e) => make("div", {}, join(context, e.images)),
  Image: (_, e) => make("span", { class: "picture" }, e.altText ?? ""),
};

// Of Markdown only what our own sentences use.
function bold(text) {
  return text.split(/\*\*(.+?)\*\*/).map((part, i) => (i % 2 ? make("strong", {}, part) : part));
}

function look(name, { weight, isSubtle, size, color, strikethrough }) {
  const more = [weight === "Bolder" && "bold", isSubtle && "subtle", ["Large", "ExtraLarge", "Medium"].includes(size) && "big", size === "Small" && "small", color && color !== "Default" && color.toLowerCase(), strikethrough && "struck"];
  return [name, ...more.filter(Boolean)].join(" ");
}

function drawColumn(context, column) {
  const middle = column.verticalContentAlignment === "Center" ? " middle" : "";
  const drawn = make("div", { class: (column.width === "auto" ? "narrow" : "wide") + middle }, join(context, column.items));
  if (/^\d+px$/.test(column.width ?? "")) drawn.style.flex = `0 0 ${column.width}`;
  return register(context, column, drawn);
}

function drawElement(context, element) {
  const drawer = element.type?.startsWith("Input.") ? drawInput : drawers[element.type];
  if (drawer) return register(context, element, drawer(context, element));
  return element.fallback && typeof element.fallback === "object" ? drawElement(context, element.fallback) : null;
}

function register(context, element, drawn) {
  if (element.id) context.byId.set(element.id, drawn);
  drawn.hidden = element.isVisible === false;
  if (element.separator) drawn.classList.add("separated");
  if (element.spacing === "None") drawn.classList.add("close");
  if (element.selectAction) makePressable(context, element.selectAction, drawn);
  return drawn;
}

// What is drawn is the button, as in Teams; its title would say the same once more.
function makePressable(context, action, drawn) {
  const press = () => (action.type === "Action.ToggleVisibility" ? toggle(context, action.targetElements ?? []) : run(context, action));
  drawn.classList.add("pressable");
  for (const [name, value] of Object.entries({ role: "button", tabindex: "0", "aria-label": action.title, title: action.title }))
    if (value) drawn.setAttribute(name, value);
  drawn.addEventListener("click", press);
  drawn.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  });
}

function drawActions(context, actions) {
  const below = make("div");
  const buttons = (actions ?? []).map(action => (action.type === "Action.ShowCard" ? drawShowCard(context, action, below) : drawAction(context, action)));
  return make("div", { class: "actions" }, make("div", { class: "buttons" }, buttons), below);
}

function drawShowCard(context, action, below) {
  const inner = drawBody({ ...context }, action.card);
  inner.hidden = true;
  below.append(inner);
  return button(action, event => {
    inner.hidden = !inner.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!inner.hidden));
  });
}

function drawAction(context, action) {
  if (action.type === "Action.OpenUrl")
    return /^(https?|mailto|tel):/i.test(action.url ?? "") ? make("a", { class: "button", href: action.url, target: "_blank", rel: "noopener" }, action.title ?? action.url) : "";
  if (action.type === "Action.ToggleVisibility") return button(action, () => toggle(context, action.targetElements ?? []));
  return button(action, () => run(context, action));
}

function button(action, onclick) {
  const style = { positive: "primary", destructive: "danger" }[action.style] ?? "";
  return make("button", { type: "button", class: style, title: action.tooltip, onclick, disabled: action.isEnabled === false }, action.title || "…");
}

function toggle(context, targets) {
  for (const target of targets) {
    const element = context.byId.get(target.elementId ?? target);
    if (element) element.hidden = target.isVisible === undefined ? !element.hidden : !target.isVisible;
  }
}

function run(context, action) {
  const typed = action.associatedInputs?.toLowerCase() === "none" ? {} : readInputs(context.inputs);
  if (typed) context.onAction({ type: action.type, verb: action.verb, data: { ...action.data, ...typed } });
}

function drawBody(context, card) {
  return make("div", { class: "basic-card" }, join(context, card.body), card.actions?.length ? drawActions(context, card.actions) : null);
}

export const draw = (card, onAction) => drawBody({ inputs: [], byId: new Map(), onAction }, card);
