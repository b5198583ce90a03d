// Who one is and where one talks; remembered for the next visit.
export const state = {
  bot: { name: "" },
  people: [],
  places: [],
  person: null,
  place: "dm",
  unread: new Map(), // place -> number of messages that came while one looked elsewhere
  replyTo: null,
};

export const personNow = () => state.people.find(person => person.id === state.person);

export function remember() {
  localStorage.setItem("person", state.person ?? "");
  localStorage.setItem("place", state.place);
}

/** @param language The page's: whoever reads English begins as somebody to whom the bot talks English. */
export function recall(language) {
  const person = localStorage.getItem("person");
  const place = localStorage.getItem("place");
  state.person = state.people.some(known => known.id === person) ? person : (state.people.find(known => known.locale === language) ?? state.people[0])?.id ?? null;
  state.place = state.places.some(known => known.id === place) ? place : "dm";
}
