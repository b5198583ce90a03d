import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction, markdown } from "../vendor/cards.js";

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const colors = {
  light: { default: "#242424", dark: "#242424", light: "#616161", accent: "#4f52b2", good: "#0e700e", warning: "#8a5700", attention: "#b10e1c" },
  dark: { default: "#ffffff", dark: "#ffffff", light: "#bdbdbd", accent: "#a6a9ff", good: "#6ccb6c", warning: "#f2b24c", attention: "#ff8f8f" },
};
const subtle = { light: "#5c5c5c", dark: "#bdbdbd" };
const backgrounds = {
  light: { emphasis: "#f3f2f8", accent: "#e8ebfa", good: "#e9f5e9", warning: "#fdf4e3", attention: "#fdf0f1" },
  dark: { emphasis: "#34343c", accent: "#34345a", good: "#20382a", warning: "#3d3320", attention: "#402629" },
};

function colorsOf(theme) {
  return Object.fromEntries(Object.entries(colors[theme]).map(([name, color]) => [name, { default: color, subtle: name === "default" ? subtle[theme] : color }]));
}

function containerStyles(theme) {
  const style = backgroundColor => ({ backgroundColor, foregroundColors: colorsOf(theme) });
  return { default: style("transparent"), ...Object.fromEntries(Object.entries(backgrounds[theme]).map(([name, color]) => [name, style(color)])) };
}

function configOf(theme) {
  return new HostConfig({
    fontFamily: "inherit",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
    // Without them lines are so low that the feet of g and y are cut where the fonts are those of Chinese.
    lineHeights: { small: 18, default: 21, medium: 23, large: 26, extraLarge: 32 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: theme === "dark" ? "#4a4a52" : "#e1dfe6" },
    containerStyles: containerStyles(theme),
    actions: { maxActions: 10, buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 10 } },
    inputs: { label: { inputSpacing: "small", requiredInputs: { weight: "bolder", suffix: " *" }, optionalInputs: { weight: "bolder" } }, errorMessage: { color: "attention" } },
    factSet: { title: { weight: "bolder", wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
  });
}

function openLink(url) {
  if (/^(https?|mailto|tel):/i.test(url)) window.open(url, "_blank", "noopener");
}

function handle(action, onAction) {
  if (action instanceof OpenUrlAction) openLink(action.url);
  else if (action instanceof ExecuteAction) onAction({ type: "Action.Execute", verb: action.verb, data: action.data ?? {} });
  else if (action instanceof SubmitAction) onAction({ type: "Action.Submit", data: action.data ?? {} });
}

// The renderer shows what a searching list is worth (an id) instead of its name: here it is a drop-down of the choices the card brings, and searching is left to Teams.
function withDropDowns(json) {
  return JSON.parse(JSON.stringify(json), (_, part) => (part?.type === "Input.ChoiceSet" && part.style === "filtered" ? { ...part, style: "compact", "choices.data": undefined } : part));
}

export function draw(json, onAction, dark) {
  const card = new AdaptiveCard();
  card.hostConfig = configOf(dark ? "dark" : "light");
  card.onExecuteAction = action => handle(action, onAction);
  card.onAnchorClicked = (_, anchor) => {
    openLink(anchor.href);
    return true;
  };
  card.parse(withDropDowns(json));
  const drawn = card.render();
  // A card is nothing to press: the keyboard stops at what is in it.
  drawn?.removeAttribute("tabindex");
  return drawn;
}
