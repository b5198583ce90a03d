// Dialogs: a form of the bot, opened from a card's button or from a message's menu, as Teams shows it.
import * as api from "./api.js";
import { drawCard } from "./cards.js";
import { make, toast } from "./dom.js";
import { isDark } from "./looks.js";
import { state } from "./state.js";
import { say } from "./words.js";

/** A button that opens a dialog, on the card of a message. */
export const openFromCard = (message, data, holdFocus) => open({
  from: document.activeElement, back: held => holdFocus(message, held), message: message.id, opens: "task/fetch", sends: "task/submit", value: { data }, filled: data => ({ data }),
});

/** The message's menu: log what it says. */
export const openFromMessage = message => open({
  message: message.id, opens: "composeExtension/fetchTask", sends: "composeExtension/submitAction",
  value: { commandId: "interaction.log", commandContext: "message", messagePayload: payload(message) },
  filled: data => ({ commandId: "interaction.log", commandContext: "message", data }),
});

const payload = message => ({ id: message.id, from: { user: { id: message.from?.id, displayName: message.from?.name } }, body: { contentType: "text", content: message.text ?? "" } });

async function open(how) {
  const box = make("dialog", { class: "dialog" });
  box.addEventListener("close", () => {
    box.remove();
    // The card behind it was drawn anew meanwhile: the button that opened the dialog is gone.
    if (how.from && !how.from.isConnected) how.back(how.from);
  });
  document.body.append(box);
  await ask(box, how, how.opens, how.value);
}

async function ask(box, how, name, value) {
  box.setAttribute("aria-busy", "true");
  try {
    show(box, how, await api.invoke({ person: state.person, place: state.place, message: how.message, name, value }));
  } catch (error) {
    toast(say("resultUnknown", { code: error.code ?? "?" }), "bad");
    if (!box.open) box.remove();
  } finally {
    box.removeAttribute("aria-busy");
  }
}

function show(box, how, { status, body }) {
  const task = body?.task;
  if (status >= 400) toast(say("resultUnknown", { code: status }), "bad");
  if (status >= 400 && box.open) return;
  if (!task) return box.open ? box.close() : box.remove();
  const inside = task.type === "continue"
    ? drawCard(task.value.card.content, action => box.getAttribute("aria-busy") !== "true" && ask(box, how, how.sends, how.filled(action.data)), isDark())
    : make("p", {}, String(task.value));
  const title = task.type === "continue" ? task.value.title : "";
  box.replaceChildren(make("header", {}, make("h2", {}, title), make("button", { type: "button", onclick: () => box.close() }, say("close"))), make("div", { class: "card" }, inside));
  if (!box.open) box.showModal();
  // At the first thing to fill in, also when the form came back with what is wrong; the button that sent it is gone then.
  box.querySelector(".card input, .card textarea, .card select, .card button")?.focus();
}
