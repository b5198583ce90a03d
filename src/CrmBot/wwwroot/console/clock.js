import * as api from "./api.js";
import { byId, make, toast } from "./dom.js";
import { language, say } from "./words.js";

let shown = null; // { now: ms, read: performance.now() }
let drawnDay = "";
let zone; // of the person one is; without one the browser's

const time = () => shown.now + (performance.now() - shown.read);

export function set(answer) {
  if (!answer?.now) return;
  shown = { now: Date.parse(answer.now), read: performance.now() };
  zone ??= answer.zone;
  draw();
}

/** What to do when midnight has passed on that clock. */
let dayBegins = () => {};
export const onNewDay = handler => (dayBegins = handler);

export function setZone(wanted) {
  zone = wanted ?? zone;
  draw();
}

/** A moment on the wall clock of the person one is. */
export function format(moment, options) {
  return new Intl.DateTimeFormat(language(), { timeZone: zone, hourCycle: "h23", ...options }).format(moment);
}

export const longFormat = { year: "numeric", month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit" };

export const today = () => (shown ? format(time(), { dateStyle: "short" }) : "");

function draw() {
  if (!shown) return;
  byId("now").textContent = format(time(), longFormat);
  byId("now").dateTime = new Date(time()).toISOString();
  if (drawnDay === today()) return;
  drawnDay = today();
  dayBegins();
}

// The instant at which a wall clock in the zone shows the given time, found by correcting a first guess.
function instantOf(year, month, day, hour) {
  let guess = Date.UTC(year, month - 1, day, hour);
  for (let i = 0; i < 2; i++) {
    const wall = partsOf(guess);
    guess += Date.UTC(year, month - 1, day, hour) - Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  }
  return guess;
}

function partsOf(moment) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(moment);
  return Object.fromEntries(parts.filter(part => part.type !== "literal").map(part => [part.type, Number(part.value)]));
}

function tomorrowMorning() {
  const { year, month, day } = partsOf(time());
  return { set: new Date(instantOf(year, month, day + 1, 9)).toISOString() };
}

const moves = { hour: () => ({ advance: "PT1H" }), day: () => ({ advance: "P1D" }), tomorrow: tomorrowMorning, next: () => ({ next: true }) };

let arrived = 0; // messages of the bot to the person one is

/** The bot sent something: what the clock is looking for. */
export const noteArrival = () => arrived++;

const longestSearch = 3 * 24 * 3600 * 1000;
const mostSteps = 60;
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

// Much that falls due is the bot's own affair or goes to somebody else: the clock goes on until something comes to the person one is.
async function moveToNext() {
  const [seen, begin] = [arrived, time()];
  for (let step = 0; step < mostSteps; step++) {
    const before = time();
    set(await api.moveClock(moves.next()));
    if (time() - before < 1000) return say(step === 0 ? "nothingDue" : "nothingYet", { time: format(time(), longFormat) });
    await pause(400);
    if (arrived !== seen) break;
    if (time() - begin > longestSearch) return say("nothingYet", { time: format(time(), longFormat) });
  }
  return say("moved", { time: format(time(), longFormat) });
}

async function moveBy(name) {
  set(await api.moveClock(moves[name]()));
  return say("moved", { time: format(time(), longFormat) });
}

async function move(name) {
  const buttons = [...byId("clock-moves").children];
  for (const button of buttons) button.disabled = true;
  try {
    toast(await (name === "next" ? moveToNext() : moveBy(name)));
  } catch (error) {
    if (name === "next" && error.code === 400) toast(say("nothingDue"));
    else toast(say("resultUnknown", { code: error.code ?? "?" }), "bad");
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

export function drawButtons() {
  byId("clock-moves").replaceChildren(
    ...Object.keys(moves).map(name => make("button", { type: "button", onclick: event => move(name).then(() => event.target.focus()) }, say(name))));
  draw();
}

export async function startClock() {
  setInterval(draw, 1000);
  drawButtons();
  set(await api.clock());
}
