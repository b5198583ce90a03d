import * as basic from "./basic-cards.js";
import { make } from "./dom.js";
import { say } from "./words.js";

let official = null;

/** Fetches the official renderer, if the build made it; without it cards are shown in the basic view. */
export async function loadRenderer() {
  try {
    official = await import("./official-cards.js");
  } catch {
    official = null;
  }
  return official !== null;
}

/** Draws a card. `onAction` gets {type, verb, data} with the inputs merged in. */
export function drawCard(card, onAction, dark) {
  try {
    return (official ?? basic).draw(card, onAction, dark);
  } catch (error) {
    console.error(error);
    return make("p", { class: "card-error" }, say("badCard"));
  }
}
