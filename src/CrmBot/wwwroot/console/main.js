import * as api from "./api.js";
import { loadRenderer } from "./cards.js";
import * as clock from "./clock.js";
import { drawComposer, startComposer } from "./composer.js";
import * as conversation from "./conversation.js";
import { byId, toast } from "./dom.js";
import { startLooks } from "./looks.js";
import { drawPeople, drawPlaces, drawWho, startPlaces } from "./sidebar.js";
import { personNow, recall, remember, state } from "./state.js";
import { language, say } from "./words.js";

let listening = { ready: Promise.resolve(), stop() {} };
let hasRenderer = true;

function drawFrame() {
  drawPeople(choosePerson);
  drawWho(openMenu);
  drawPlaces(choosePlace);
  drawComposer();
  byId("notice").hidden = hasRenderer;
  byId("notice").textContent = say("basic");
}

function redraw() {
  drawFrame();
  clock.drawButtons();
  conversation.redraw();
}

async function openConversation() {
  state.unread.delete(state.place);
  conversation.replyTo(null);
  conversation.waiting(false);
  clock.setZone(personNow()?.timeZone);
  drawFrame();
  remember();
  try {
    // What is said between reading and listening would never be seen.
    await listening.ready;
    await conversation.open();
  } catch (error) {
    conversation.show([]);
    toast(say("notSent", { code: error.code ?? "?" }), "bad");
  }
}

function choosePerson(id) {
  state.person = id;
  state.place = "dm";
  state.unread.clear();
  closeMenu();
  listen();
  openConversation();
  byId("text").focus();
}

function choosePlace(id) {
  state.place = id;
  openConversation();
}

function listen() {
  listening.stop();
  listening = api.listen(state.person, {
    message: ({ place, message }) => {
      if (message.from?.bot) clock.noteArrival();
      place === state.place ? conversation.add(message) : count(place);
    },
    edit: ({ place, message }) => place === state.place && conversation.edit(message),
    delete: ({ place, id }) => place === state.place && conversation.remove(id),
    clock: clock.set,
    lost: () => toast(say("offline"), "bad"),
    open: wasLost => wasLost && (toast(say("online")), conversation.open()),
  });
}

function count(place) {
  state.unread.set(place, (state.unread.get(place) ?? 0) + 1);
  drawPlaces(choosePlace);
}

// Where the list of people has no room of its own, it is opened from the name of who one is.
function openMenu(event) {
  event.stopPropagation();
  document.body.classList.add("menu-open");
  byId("menu").setAttribute("aria-expanded", "true");
  document.querySelector("#people [aria-current]")?.focus();
}

function closeMenu() {
  document.body.classList.remove("menu-open");
  byId("menu").setAttribute("aria-expanded", "false");
}

function startMenu() {
  byId("menu").addEventListener("click", () => byId("menu").setAttribute("aria-expanded", String(document.body.classList.toggle("menu-open"))));
  document.querySelector(".chat").addEventListener("click", closeMenu);
  document.addEventListener("keydown", event => event.key === "Escape" && closeMenu());
}

async function start() {
  startLooks(redraw);
  startMenu();
  startPlaces(choosePlace);
  startComposer();
  conversation.startConversation();
  clock.onNewDay(conversation.newDay);
  const [answer, renderer] = await Promise.all([api.start(), loadRenderer(), clock.startClock()]);
  hasRenderer = renderer;
  state.bot = answer.bot;
  state.people = answer.people;
  state.places = [{ id: "dm", kind: "dm" }, ...answer.places];
  recall(language());
  drawFrame();
  if (!state.person) return;
  listen();
  await openConversation();
  byId("text").focus();
}

start().catch(error => {
  console.error(error);
  toast(say("offline"), "bad");
});
