import { byId, make } from "./dom.js";
import { state, personNow } from "./state.js";
import { language, say } from "./words.js";

const roleOf = person => say(`roles.${person.role}`) ?? person.role;

export const placeName = place => (place.id === "dm" ? say("direct", { bot: state.bot.name }) : place.name?.[language()] ?? place.id);

const initial = name => [...name].at(/^[\x00-\x7f]/.test(name) ? 0 : -1) ?? "?";

// A steady colour for each person.
const hue = id => [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0) * 137) % 360, 7);

export const avatar = (name, id) => {
  const picture = make("span", { class: "avatar", "aria-hidden": "true" }, initial(name || "?"));
  picture.style.setProperty("--hue", hue(id ?? name ?? ""));
  return picture;
};

function drawPerson(person, choose) {
  const chosen = person.id === state.person;
  return make("li", {}, make("button", { type: "button", class: "person", "aria-current": chosen && "true", onclick: () => choose(person.id) },
    avatar(person.name, person.id),
    make("span", { class: "person-text" },
      make("span", { class: "person-name" }, person.name, person.nickname ? make("span", { class: "nickname" }, person.nickname) : null),
      make("span", { class: "person-role" }, [roleOf(person), person.team?.[language()]].filter(Boolean).join(" · ")))));
}

export function drawPeople(choose) {
  const list = state.people.length > 0 ? make("ul", {}, state.people.map(person => drawPerson(person, choose))) : make("p", { class: "hint" }, say("noPeople"));
  byId("people").replaceChildren(list);
}

export function drawWho(change) {
  const person = personNow();
  if (person) byId("who").replaceChildren(avatar(person.name, person.id), make("strong", {}, say("you", { name: person.name, role: roleOf(person) })),
    make("button", { type: "button", class: "change", "aria-controls": "side", onclick: change }, say("change")));
}

function drawPlace(place, choose) {
  const chosen = place.id === state.place;
  const unread = state.unread.get(place.id) ?? 0;
  return make("button", {
    type: "button", role: "tab", "aria-selected": String(chosen), "aria-controls": "messages", tabindex: chosen ? "0" : "-1", onclick: () => choose(place.id),
  }, placeName(place), unread > 0 ? make("span", { class: "unread", "aria-label": say("unread", { count: unread }) }, String(unread)) : null);
}

export function drawPlaces(choose) {
  byId("places").replaceChildren(...state.places.map(place => drawPlace(place, choose)));
}

/** Arrow keys, Home and End move between the places, as tabs do. */
export function startPlaces(choose) {
  byId("places").addEventListener("keydown", event => {
    const at = state.places.findIndex(place => place.id === state.place);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    choose(state.places.at(to % state.places.length).id);
    byId("places").querySelector("[aria-selected=true]")?.focus();
    event.preventDefault();
  });
}
