import * as api from "./api.js";
import { drawCard } from "./cards.js";
import * as clock from "./clock.js";
import { openFromCard, openFromMessage } from "./dialog.js";
import { byId, make, toast } from "./dom.js";
import { isDark } from "./looks.js";
import { avatar } from "./sidebar.js";
import { state } from "./state.js";
import { say } from "./words.js";

let shown = []; // messages, oldest first
const items = new Map(); // id -> element
let asked = 0; // newest request for messages; older answers are dropped
let pressed = 0; // when a button was pressed that the bot may answer below
const answersWithin = 5000;

const list = () => byId("messages");
const isAtEnd = () => list().scrollHeight - list().scrollTop - list().clientHeight < 120;
const toEnd = () => list().scrollTo({ top: list().scrollHeight });

/** Whoever reads the newest message goes on seeing it when the window or the keyboard changes the room there is. */
export function startConversation() {
  let atEnd = true;
  list().addEventListener("scroll", () => (atEnd = isAtEnd()));
  new ResizeObserver(() => atEnd && toEnd()).observe(list());
}

export async function open() {
  const mine = ++asked;
  list().setAttribute("aria-busy", "true");
  try {
    const messages = await api.messages(state.person, state.place);
    if (mine === asked) show(messages);
  } finally {
    if (mine === asked) list().removeAttribute("aria-busy");
  }
}

export function show(messages) {
  shown = messages;
  redraw();
  toEnd();
}

export function redraw() {
  const follow = isAtEnd();
  items.clear();
  list().replaceChildren(...shown.map(drawItem));
  drawStarters();
  if (follow) toEnd();
}

/** Another day began: yesterday's messages now need their date. What somebody is filling in stays as it is. */
export function newDay() {
  for (const message of shown) items.get(message.id)?.querySelector(".meta time")?.replaceWith(drawTime(message.at) ?? "");
}

export function add(message) {
  if (items.has(message.id)) return edit(message);
  const follow = isAtEnd() || (message.from?.bot && isAnswer());
  shown.push(message);
  list().append(drawItem(message));
  drawStarters();
  if (message.from?.bot) waiting(false);
  if (follow && isAnswer()) showAnswer(message);
  else if (follow || !message.from?.bot) toEnd();
}

const isAnswer = () => performance.now() - pressed < answersWithin;

// A long list is read from its beginning: its end alone would say little.
function showAnswer(message) {
  pressed = 0;
  items.get(message.id).scrollIntoView({ block: "nearest" });
  if (items.get(message.id).offsetHeight > list().clientHeight) items.get(message.id).scrollIntoView({ block: "start" });
}

export function edit(message) {
  const at = shown.findIndex(known => known.id === message.id);
  if (at < 0) return;
  const follow = isAtEnd();
  shown[at] = message;
  const old = items.get(message.id);
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const item = drawItem(message);
  old.replaceWith(item);
  if (held) holdFocus(message, held);
  if (follow) toEnd();
}

/** Whoever works by keyboard goes on where they were: at the button of that name in the new card. Where there is none, at the message: a key pressed twice must press nothing else. */
export function holdFocus(message, held) {
  const item = items.get(message.id);
  if (!item) return byId("text").focus();
  const there = [...item.querySelectorAll(".card button, .card a, .card input, .card select, .card textarea")];
  (there.find(one => one.tagName === held.tagName && one.textContent === held.textContent) ?? item).focus();
}

export function remove(id) {
  shown = shown.filter(message => message.id !== id);
  items.get(id)?.remove();
  items.delete(id);
}

function drawItem(message) {
  const bot = Boolean(message.from?.bot);
  const own = message.from?.id === state.person;
  const name = message.from?.name ?? "";
  const item = make("li", { class: `message ${own ? "own" : ""} ${bot ? "bot" : ""}`, tabindex: "-1", "data-id": message.id },
    own ? null : avatar(name, message.from?.id),
    make("div", { class: "bubble-box" },
      make("div", { class: "meta" }, own ? null : make("span", { class: "name" }, name), drawTime(message.at), message.edited ? make("span", {}, say("edited")) : null,
        make("button", { type: "button", class: "reply-button", onclick: () => replyTo(message) }, say("reply")),
        message.text && !bot ? make("button", { type: "button", class: "reply-button", onclick: () => openFromMessage(message) }, say("log")) : null),
      drawQuote(message.replyTo),
      message.text ? make("div", { class: "bubble" }, message.text) : null,
      message.file ? drawFile(message) : null,
      message.card ? drawCardBox(message, message.view ?? message.card) : null));
  items.set(message.id, item);
  return item;
}

function drawTime(at) {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return null;
  const isToday = clock.format(moment, { dateStyle: "short" }) === clock.today();
  const options = isToday ? { hour: "2-digit", minute: "2-digit" } : { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
  return make("time", { datetime: at }, clock.format(moment, options));
}

const gist = message => (message.text ?? message.summary ?? message.file?.name ?? say("card")).slice(0, 60);

function drawQuote(id) {
  const quoted = id && shown.find(message => message.id === id);
  return quoted && !quoted.from?.bot ? make("div", { class: "quote" }, gist(quoted)) : null;
}

function drawCardBox(message, card) {
  // What a button unfolds in the last card would open below the edge.
  const box = make("div", { class: "card" });
  box.addEventListener("click", () => isAtEnd() && requestAnimationFrame(toEnd), { capture: true });
  const note = make("p", { class: "card-note", role: "status" });
  box.append(drawCard(card, action => act(message, action, box, note), isDark()) ?? "", note);
  return box;
}

// Offered by the bot, to be taken or not; once taken it can be downloaded.
function drawFile(message) {
  const { name, description, size, offer, url } = message.file;
  const note = make("p", { class: "card-note", role: "status" });
  const button = (word, style, accept) => make("button", { type: "button", class: style, onclick: () => answerOffer(message, accept, box, note) }, say(word));
  const box = make("div", { class: "card file" },
    make("p", { class: "file-name" }, `📄 ${name}`), description ? make("p", { class: "hint" }, description) : null,
    size ? make("p", { class: "hint" }, say("kilobytes", { size: Math.max(1, Math.round(size / 1024)) })) : null,
    offer ? make("div", { class: "buttons" }, button("takeFile", "primary", true), button("declineFile", "", false)) : null,
    /^https?:/.test(url ?? "") ? make("div", { class: "buttons" }, make("a", { class: "button", href: url, download: name }, say("download"))) : null, note);
  return box;
}

async function answerOffer(message, accept, box, note) {
  if (box.getAttribute("aria-busy") === "true") return;
  box.setAttribute("aria-busy", "true");
  try {
    const { status } = await api.answerOffer({ person: state.person, place: state.place, message: message.id, accept });
    if (status >= 400) complain(note, say("resultUnknown", { code: status }));
  } catch (error) {
    complain(note, say("resultUnknown", { code: error.code ?? "?" }));
  } finally {
    box.removeAttribute("aria-busy");
  }
}

async function act(message, action, box, note) {
  if (box.getAttribute("aria-busy") === "true") return;
  if (action.type === "Action.Submit" && action.data?.msteams?.type === "task/fetch") return openFromCard(message, action.data, holdFocus);
  box.setAttribute("aria-busy", "true");
  note.textContent = "";
  note.className = "card-note";
  pressed = performance.now();
  try {
    answer(message, note, await api.act({ person: state.person, place: state.place, message: message.id, action }));
  } catch (error) {
    complain(note, say("resultUnknown", { code: error.code ?? "?" }));
  } finally {
    box.removeAttribute("aria-busy");
  }
}

function answer(message, note, result) {
  const type = result.type ?? "";
  if (type === "application/vnd.microsoft.card.adaptive") edit({ ...shown.find(known => known.id === message.id) ?? message, view: result.value });
  else if (type === "application/vnd.microsoft.activity.message") tell(note, String(result.value ?? say("done")));
  else if (type === "application/vnd.microsoft.error") complain(note, result.value?.message ?? say("resultUnknown", { code: result.value?.code ?? "?" }));
  else if (result.statusCode >= 400) complain(note, say("resultUnknown", { code: result.statusCode }));
}

/** What the bot says to a button stays below its card, as in Teams: a note at the edge is gone before it is read. */
function tell(note, text) {
  note.textContent = text;
  note.className = "card-note said";
  note.scrollIntoView({ block: "nearest" });
}

function complain(note, text) {
  note.textContent = text;
  note.className = "card-note bad";
  note.scrollIntoView({ block: "nearest" });
}

function drawStarters() {
  const box = byId("starters");
  // What the bot says of its own accord, a welcome, does not answer the question what one could say.
  box.hidden = shown.some(message => !message.from?.bot) || !state.person;
  if (box.hidden) return;
  const role = state.people.find(person => person.id === state.person)?.role;
  const sentences = (state.place === "dm" ? say("starters")[role] : say("starters").place) ?? say("starters").other;
  box.replaceChildren(make("p", { class: "hint" }, say("empty")), make("div", { class: "chips" }, sentences.map(text => make("button", { type: "button", onclick: () => submit(text) }, text))));
}

/** What to do when a starter or the composer has something to send; set by the composer. */
let submit = () => {};
export const onSubmit = handler => (submit = handler);

export function replyTo(message) {
  state.replyTo = message?.id ?? null;
  const box = byId("replying");
  box.hidden = !message;
  if (!message) return;
  box.replaceChildren(make("span", {}, say("replyingTo", { name: message.from?.name ?? "", text: gist(message) })), make("button", { type: "button", onclick: () => replyTo(null) }, say("cancel")));
  byId("text").focus();
}

let waitingFor = 0;

/** Shows for a while that the bot has work to do. */
export function waiting(on) {
  clearTimeout(waitingFor);
  list().querySelector(".waiting")?.remove();
  if (!on) return;
  const follow = isAtEnd();
  list().append(make("li", { class: "message bot waiting", "aria-hidden": "true" }, avatar(state.bot.name, state.bot.name), make("div", { class: "bubble" }, make("span", { class: "dots" }, "•••"))));
  if (follow) toEnd();
  waitingFor = setTimeout(() => waiting(false), 6000);
}
