import { make } from "./dom.js";
import { say } from "./words.js";

let number = 0;

const fields = {
  "Input.Text": e => make(e.isMultiline ? "textarea" : "input", { placeholder: e.placeholder, maxlength: e.maxLength, ...(e.isMultiline ? { rows: 3 } : { type: "text" }) }),
  "Input.Number": e => make("input", { type: "number", placeholder: e.placeholder, min: e.min, max: e.max, step: "any" }),
  "Input.Date": e => make("input", { type: "date", min: e.min, max: e.max }),
  "Input.Time": e => make("input", { type: "time", min: e.min, max: e.max }),
  "Input.Toggle": e => make("input", { type: "checkbox", "data-on": e.valueOn ?? "true", "data-off": e.valueOff ?? "false" }),
  "Input.ChoiceSet": e => choices(e),
};

function choices(element) {
  const list = (element.choices ?? []).map(choice => make("option", { value: choice.value }, choice.title));
  if (element.isMultiSelect) return make("select", { multiple: true, size: Math.min(6, Math.max(2, list.length)) }, list);
  return make("select", {}, make("option", { value: "" }, element.placeholder ?? say("choose")), list);
}

function fill(field, { type, value }) {
  if (value === undefined || value === null) return;
  if (type === "Input.Toggle") field.checked = String(value) === field.dataset.on;
  else if (field.multiple) for (const option of field.options) option.selected = String(value).split(",").includes(option.value);
  else field.value = value;
}

function read(field) {
  if (field.type === "checkbox") return field.checked ? field.dataset.on : field.dataset.off;
  return field.multiple ? [...field.selectedOptions].map(option => option.value).join(",") : field.value;
}

export function drawInput(context, element) {
  const field = (fields[element.type] ?? fields["Input.Text"])(element);
  const error = make("span", { class: "input-error", id: `error-${++number}`, role: "alert" });
  field.id = `input-${number}`;
  field.setAttribute("aria-describedby", error.id);
  fill(field, element);
  const input = { element, field, error };
  context.inputs.push(input);
  const label = make("label", { for: field.id }, element.label ?? element.title ?? "", element.isRequired ? " *" : "");
  const title = element.type === "Input.Toggle" ? make("label", { class: "toggle", for: field.id }, field, " ", element.title ?? "") : field;
  return make("div", { class: "input" }, element.label || element.type !== "Input.Toggle" ? label : null, title, error);
}

/** The values by id; null when one that is required is missing, and it says so. */
export function readInputs(inputs) {
  let wrong = null;
  const values = {};
  for (const { element, field, error } of inputs) {
    const value = read(field);
    const isMissing = element.isRequired && (value === "" || (field.type === "checkbox" && !field.checked));
    const isBad = isMissing || !field.checkValidity() || (element.regex && value !== "" && !new RegExp(element.regex).test(value));
    error.textContent = isBad ? element.errorMessage ?? say("required") : "";
    field.setAttribute("aria-invalid", String(Boolean(isBad)));
    if (isBad) wrong ??= field;
    if (element.id) values[element.id] = value;
  }
  wrong?.focus();
  return wrong ? null : values;
}
