// Checks of the page's words and links that need no browser.
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";

import { GROUPS, LEVERS, plan } from "../page/levers.js";
import { SCENARIOS } from "../page/scenarios/list.js";
import { command, link, read } from "../page/session.js";
import de from "../page/texts/de.js";
import en from "../page/texts/en.js";

/** The same keys, lists of the same length and the same {names} in both languages. */
function alike(a, b, path) {
  assert.equal(typeof a, typeof b, path);
  if (typeof a === "string") {
    const names = (text) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map((found) => found[1])
        .sort()
        .join();
    assert.equal(names(a), names(b), `${path}: other {names}`);
    assert.ok(a.trim() && b.trim(), `${path} is empty`);
    return 1;
  }
  assert.deepEqual(Object.keys(a).sort(), Object.keys(b).sort(), path);
  return Object.keys(a).reduce((sum, key) => sum + alike(a[key], b[key], `${path}.${key}`), 0);
}
const count = alike(en, de, "texts");
const flat = (one) => (typeof one === "string" ? [one] : Object.values(one).flatMap(flat));
const german = new Set(flat(de));
const same = flat(en).filter((text) => text.length > 30 && german.has(text));
assert.deepEqual(same, [], "left in English");

for (const [group, levers] of GROUPS) {
  assert.ok(en.leverGroups[group], group);
  for (const lever of levers) assert.ok(en.levers.names[lever.name], lever.name);
}
for (const scenario of SCENARIOS) {
  const text = en.scenarios[scenario.id];
  assert.equal(text.questions.length, scenario.questions.length, scenario.id);
  scenario.questions.forEach((question, at) => {
    assert.equal(text.questions[at].options.length, question.options, scenario.id);
    for (const arm of question.reveal.arms ?? [])
      assert.ok(text.arms[arm.name], `${scenario.id}: ${arm.name}`);
  });
  for (const part of ["shown", "hypothesis", "notClaim", "facilitator"])
    assert.ok(text[part].length, scenario.id);
}
assert.ok(SCENARIOS.length >= 8);

const session = {
  model: "ward",
  seed: 7,
  replicate: 3,
  day: 90,
  split: 30,
  plans: [
    { day: 30, levers: { "protected-breaks": 0.5, workload: 1.25 } },
    { day: 60.5, levers: {} },
  ],
};
assert.deepEqual(read(link(session)).session, session);
assert.deepEqual(read("#model=ward&seed=-1&plans=5:nonsense=1,protected-breaks=9;x:y").session, {
  model: "ward",
  plans: [{ day: 5, levers: {} }],
});
assert.equal(command(session), null);
assert.equal(
  command({ ...session, plans: [{ day: 29, levers: { "protected-breaks": 0.5 } }] }),
  "wellspring run models/ward.yaml --seed 7 --replicates 3 --days 90 --policy protected-breaks=0.5 --set policies.startDay=31",
);
for (const lever of LEVERS.values()) {
  assert.deepEqual(plan([], { [lever.name]: lever.rest }), [], `${lever.name} at rest`);
  assert.ok(plan([], { [lever.name]: lever.max }).length, lever.name);
}
console.log(
  `${count} texts in two languages, ${LEVERS.size} levers, ${SCENARIOS.length} scenarios`,
);
