// Judges each {schema, json} by Microsoft's schema of that name (teams/<version>/<file>); answers the list of complaints.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";

const home = join(dirname(createRequire(import.meta.url).resolve("@microsoft/app-manifest")), "json-schemas");

function validatorOf(name) {
  const schema = JSON.parse(readFileSync(join(home, name), "utf8").replace(/^\uFEFF/, ""));
  const Validator = String(schema.$schema).includes("draft-04") ? AjvDraft04.default ?? AjvDraft04 : Ajv.default ?? Ajv;
  const ajv = new Validator({ strict: false, allErrors: true, unicodeRegExp: false });
  (addFormats.default ?? addFormats)(ajv);
  return ajv.compile(schema);
}

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(({ schema, json }) => {
  const validate = validatorOf(schema);
  validate(json);
  return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
})));
