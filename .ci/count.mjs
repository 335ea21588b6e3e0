// `node .ci/count.mjs results.xml`: prints "passed failed skipped" of a JUnit file; an absent or
// empty file counts as no test.
import { readFileSync } from 'node:fs';

let text = '';
try {
  text = readFileSync(process.argv[2], 'utf8');
} catch {
  // no results were written: nothing ran
}
const total = { tests: 0, failures: 0, errors: 0, skipped: 0, disabled: 0 };
for (const [tag] of text.matchAll(/<testsuite\s[^>]*>/g)) {
  for (const name of Object.keys(total)) {
    total[name] += Number(tag.match(new RegExp(`\\s${name}="(\\d+)"`))?.[1] ?? 0);
  }
}
const failed = total.failures + total.errors;
const skipped = total.skipped + total.disabled;
console.log(total.tests - failed - skipped, failed, skipped);
