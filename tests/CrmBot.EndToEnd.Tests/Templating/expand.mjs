// Expands [{template, data}, ...] from standard input with Microsoft's engine; writes [{card} or {error}, ...].
import { readFileSync } from "node:fs";
import templating from "adaptivecards-templating";

function expand({ template, data }) {
  try {
    return { card: new templating.Template(template).expand({ $root: data }) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(expand)));
