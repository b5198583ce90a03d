import * as api from "./api.js";
import { onSubmit, replyTo, waiting } from "./conversation.js";
import { byId, toast } from "./dom.js";
import { state } from "./state.js";
import { say } from "./words.js";

const isHeard = () => state.place === "dm" || byId("mention").checked;

async function send(text, file) {
  if (!(text.trim() || file) || !state.person) return;
  const message = { person: state.person, place: state.place, text, mention: isHeard() };
  if (file) message.file = file;
  if (state.replyTo) message.replyTo = state.replyTo;
  clear();
  replyTo(null);
  waiting(isHeard());
  try {
    const { status } = await api.send(message);
    if (status >= 400) fail(text, status);
  } catch (error) {
    fail(text, error.code ?? "?");
  }
}

function fail(text, code) {
  waiting(false);
  toast(say("notSent", { code }), "bad");
  const field = byId("text");
  if (!field.value) field.value = text;
  fit();
}

function clear() {
  byId("text").value = "";
  fit();
}

function fit() {
  const field = byId("text");
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
}

// A file goes as a message of its own, with what stands in the box beside it; only a direct chat takes files, as in Teams.
async function sendFile(input) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  try {
    await send(byId("text").value, await api.keepFile(file));
  } catch (error) {
    toast(say("notSent", { code: error.code ?? "?" }), "bad");
  }
}

export function drawComposer() {
  byId("attach").hidden = state.place !== "dm";
  byId("mention-row").hidden = state.place === "dm";
  byId("mention-label").textContent = say("mention", { bot: state.bot.name });
}

export function startComposer() {
  onSubmit(send);
  byId("composer").addEventListener("submit", event => {
    event.preventDefault();
    send(byId("text").value);
    byId("text").focus();
  });
  byId("attach").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", () => sendFile(byId("file")));
  byId("text").addEventListener("input", fit);
  byId("text").addEventListener("keydown", event => {
    // Enter also ends a word in an input method; only a plain one sends.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    byId("composer").requestSubmit();
  });
}
