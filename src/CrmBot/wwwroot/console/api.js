// What the page asks of the bot; see src/CrmBot/Console/README.md.
async function call(path, body) {
  const options = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, options);
  if (!response.ok) throw Object.assign(new Error(path), { code: response.status });
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

const query = values => new URLSearchParams(values).toString();

export const start = () => call("/console/api/start");
export const messages = (person, place) => call(`/console/api/messages?${query({ person, place })}`);
export const send = message => call("/console/api/messages", message);

/** Leaves a file with the bot's page, so that a message can carry it; the answer is its id. */
export async function keepFile(file) {
  const bytes = await new Promise((done, failed) => {
    const reader = Object.assign(new FileReader(), { onload: () => done(reader.result), onerror: () => failed(reader.error) });
    reader.readAsDataURL(file);
  });
  return (await call("/console/api/files", { name: file.name, content: bytes.slice(bytes.indexOf(",") + 1) })).id;
}

export const act = action => call("/console/api/actions", action);
export const invoke = invoke => call("/console/api/invokes", invoke);
export const answerOffer = answer => call("/console/api/offers", answer);
export const clock = () => call("/dev/clock");
export const moveClock = move => call("/dev/clock", move);

/** Listens for what happens to a person. `ready` is when nothing is missed any more, or that it cannot be heard now. */
export function listen(person, handlers) {
  const source = new EventSource(`/console/api/events?${query({ person })}`);
  for (const name of ["message", "edit", "delete", "clock"])
    source.addEventListener(name, event => event.data !== undefined && handlers[name]?.(JSON.parse(event.data)));
  let lost = false;
  const ready = new Promise(done => ["open", "error"].forEach(name => source.addEventListener(name, done, { once: true })));
  source.addEventListener("open", () => {
    handlers.open?.(lost);
    lost = false;
  });
  source.addEventListener("error", () => {
    if (!lost) handlers.lost?.();
    lost = true;
  });
  return { ready, stop: () => source.close() };
}
