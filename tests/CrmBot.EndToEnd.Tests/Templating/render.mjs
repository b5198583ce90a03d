// Renders [{name, card}, ...] from standard input with Microsoft's renderer; writes [{name, warnings, text, inputs, buttons, links}, ...].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";

const dom = new JSDOM("<!doctype html><body></body>");
globalThis.window = dom.window;
for (const name of Object.getOwnPropertyNames(dom.window))
  if (/^(document$|HTML|Element$|Node$|Event$|[A-Z][a-z]+Event$)/.test(name)) globalThis[name] = dom.window[name];
// jsdom lays nothing out and so leaves innerText out; the renderer sets texts with it.
Object.defineProperty(dom.window.HTMLElement.prototype, "innerText", {
  get() { return this.textContent; },
  set(text) { this.textContent = text; },
});

// The bundle: the package's own modules import each other in a way that only bundlers resolve.
const adaptive = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");
const markdown = new MarkdownIt({ html: false });
adaptive.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

// An element newer than version 1.5 is fine when it brings a fallback for older clients.
function isExcused(event, card) {
  if (event.event !== adaptive.ValidationEvent.UnknownElementType) return false;
  const excused = [];
  JSON.stringify(card, (_, value) => {
    if (value?.type && value.fallback) excused.push(value.type);
    return value;
  });
  return excused.some(type => event.message.includes(`"${type}"`));
}

function render({ name, card }) {
  const context = new adaptive.SerializationContext();
  const drawn = new adaptive.AdaptiveCard();
  drawn.hostConfig = new adaptive.HostConfig({ fontFamily: "sans-serif" });
  drawn.parse(card, context);
  const element = drawn.render();
  const events = [];
  for (let i = 0; i < context.eventCount; i++) events.push(context.getEventAt(i));
  for (const result of drawn.validateProperties().validationEvents) events.push(result);
  return {
    name,
    warnings: events.filter(e => !isExcused(e, card)).map(e => e.message),
    text: element?.textContent ?? "",
    inputs: drawn.getAllInputs().length,
    buttons: element?.querySelectorAll("button").length ?? 0,
    links: [...(element?.querySelectorAll("a") ?? [])].map(a => a.getAttribute("href")),
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(render)));
