// Draws openapi.json. Everything is put in as text, never as markup.
"use strict";

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
};

const draw = api => {
  const find = node => {
    if (!node?.$ref) return node ?? {};
    return node.$ref.slice(2).split("/").reduce((part, name) => part[name], api);
  };

  const typeOf = schema => {
    const known = find(schema);
    if (known.enum) return known.enum.map(value => JSON.stringify(value)).join(" | ");
    if (known.anyOf) return known.anyOf.map(typeOf).join(" | ");
    if (known.type === "array") return "[" + typeOf(known.items) + "]";
    const type = [known.type ?? "any"].flat().join(" | ");
    return known.format ? type + " (" + known.format + ")" : type;
  };

  // Fields of fields stand below with their path; deeper than that the document itself is clearer.
  const rows = (schema, path, depth) => {
    const known = find(schema);
    const inner = known.type === "array" || [known.type].flat().includes("array") ? find(known.items) : known.anyOf ? find(known.anyOf[0]) : known;
    return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
      const shown = find(field);
      const required = (inner.required ?? []).includes(name);
      const row = make("tr", {},
        make("td", {}, path + name, required ? make("span", { class: "required", title: "always there" }, " *") : null),
        make("td", {}, typeOf(field)),
        make("td", {}, shown.description ?? ""));
      return depth > 2 ? [row] : [row, ...rows(field, path + name + ".", depth + 1)];
    });
  };

  const table = (title, lines) => lines.length === 0 ? null : make("div", {}, make("h3", {}, title), make("table", {}, ...lines));

  const content = body => {
    const [media] = Object.values(find(body)?.content ?? {});
    if (!media) return null;
    const block = make("div", {}, table("Fields", rows(media.schema, "", 0)) ?? "");
    for (const [name, example] of Object.entries(media.examples ?? {})) {
      block.append(make("h3", {}, example.summary ?? name), make("pre", {}, JSON.stringify(find(example).value, null, 2)));
    }

    return block;
  };

  const list = document.getElementById("list");
  const page = document.getElementById("document");
  page.replaceChildren(make("h1", {}, api.info.title), ...api.info.description.split("\n\n").map(text => make("p", {}, text)));
  for (const [path, calls] of Object.entries(api.paths)) {
    for (const [method, call] of Object.entries(calls)) {
      if (method === "parameters") continue;
      const scope = call["x-scope"];
      list.append(make("a", { href: "#" + call.operationId }, make("span", { class: "method" }, method.toUpperCase()), path));
      const parameters = [...(calls.parameters ?? []), ...(call.parameters ?? [])].map(find).map(one => make("tr", {},
        make("td", {}, one.name, one.required ? make("span", { class: "required" }, " *") : null), make("td", {}, one.in + " · " + typeOf(one.schema)), make("td", {}, one.description ?? "")));
      const answers = Object.entries(call.responses).map(([status, answer]) => make("tr", {}, make("td", {}, status), make("td", {}, find(answer).description)));
      const success = Object.entries(call.responses).find(([status]) => status.startsWith("2"))?.[1];
      page.append(make("section", { id: call.operationId },
        make("h2", {}, make("span", { class: "method" }, method.toUpperCase()), path, scope ? make("span", { class: "scope" }, scope) : null),
        make("p", {}, call.summary + ". " + (call.description ?? "")),
        table("Parameters", parameters),
        call.requestBody ? make("div", {}, make("h3", {}, "Body"), content(call.requestBody)) : null,
        table("Answers", answers),
        success ? make("div", {}, make("h3", {}, "What is answered"), content(success) ?? "") : null));
    }
  }
};

fetch("openapi.json").then(answer => answer.json()).then(draw).catch(() => {
  document.getElementById("document").textContent = "openapi.json could not be read.";
});
