// Checks of the page's words and links that need no browser.
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";

import { GROUPS, LEVERS, plan } from "../page/levers.js";
import { isScenario, LENGTHS, PLANS, timed } from "../page/plan.js";
import * as judges from "../page/scenarios/judges.js";
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
    // What is simulated is judged by what came out, and the rule is told; what is known stands in the list.
    const isSimulated = question.reveal.type !== "facts";
    assert.equal(typeof question.judge, isSimulated ? "function" : "undefined", scenario.id);
    assert.equal("known" in question, !isSimulated, scenario.id);
    assert.equal("rule" in text.questions[at], isSimulated, scenario.id);
    for (const arm of question.reveal.arms ?? [])
      assert.ok(text.arms[arm.name], `${scenario.id}: ${arm.name}`);
  });
  for (const part of ["shown", "hypothesis", "notClaim", "facilitator"])
    assert.ok(text[part].length, scenario.id);
}
assert.ok(SCENARIOS.length >= 8);

for (const [name, steps] of Object.entries(PLANS)) {
  assert.ok(timed(steps).at(-1).to <= LENGTHS[name], `the plan of ${LENGTHS[name]} is too long`);
  for (const step of steps) {
    if (!isScenario(step)) assert.ok(en.notes.steps[step.id] && en.notes[step.id].length, step.id);
    // Four and a half minutes a question, and one at the end.
    else {
      const asked = step.questions ?? SCENARIOS.find((one) => one.id === step.id).questions.length;
      assert.ok(step.minutes >= 4.5 * asked, `${name}: ${step.id} is too short`);
    }
  }
}

/** Judges follow what they are given: other numbers, another answer. */
const options = (verdicts) => verdicts.map((one) => one.options);
const level = (...means) => means.map((mean) => [mean - 0.1, mean, mean + 0.1]);
const wavering = (...means) => means.map((mean, at) => [mean - 5 + at, mean, mean + 5 - at]);
assert.deepEqual(options(judges.movedMost({ changes: [level(9, 2, 1)] })), [[0]]);
assert.deepEqual(options(judges.movedMost({ changes: [level(2, -9, 1)] })), [[1]]);
assert.deepEqual(options(judges.movedMost({ changes: [level(4, 4, -4)] })), [[3]]);
assert.deepEqual(options(judges.movedMost({ changes: [wavering(1, 2, 3)] })), [[0, 1, 2]]);
const rows = (...means) => ({ changes: means.map((mean) => level(mean)) });
const lowered = judges.loweredMost(0, [0, 1, 2, 2, 3]);
assert.deepEqual(options(lowered(rows(-1, 0, 0, 0, -6))), [[3]]);
assert.deepEqual(options(lowered(rows(-1, 0, 0, -6, 0))), [[2]]);
assert.deepEqual(options(lowered(rows(1, 1, 1, 1, 1))), [[0, 1, 2, 3]]);
const raised = (...means) => judges.raisedMost({ ends: [level(0)[0], ...level(...means)] });
assert.deepEqual(options(raised(1, 2, 3, 2)), [[2]]);
assert.deepEqual(options(judges.raisedMost({ ends: [[0, 0, 0], ...wavering(1, 2)] })), [[0, 1]]);
const repaired = (rest, repair) => judges.lower({ ends: [[], rest, repair] });
assert.deepEqual(options(repaired([0.1, 0.1, 0.1], [0.3, 0.31, 0.3])), [[0]]);
assert.deepEqual(options(repaired([0.3, 0.31, 0.3], [0.1, 0.1, 0.1])), [[1]]);
assert.deepEqual(options(repaired([0.3, 0.301, 0.3], [0.3, 0.3, 0.301])), [[2]]);
assert.deepEqual(options(repaired([0.1, 0.9, 0.3], [0.5, 0.1, 0.9])), [[0, 1]]);
assert.deepEqual(options(judges.restsAt([0.6, 0.8])({ end: 0.79 })), [[1]]);
assert.deepEqual(options(judges.restsAt([0.6, 0.8])({ end: 0.7 })), [[]]);
const sooner = judges.restsSooner(0.4);
assert.deepEqual(options(sooner({ end: 0.4, half: 1, halfBefore: 2 })), [[0]]);
assert.deepEqual(options(sooner({ end: 0.4, half: 3, halfBefore: 2 })), [[1]]);
assert.deepEqual(options(sooner({ end: 0.01, half: 1, halfBefore: 2 })), [[2]]);
const ramp = (...means) => ({ x: [0, 28, 56, 84], means, midpoint: 0.5 });
const [kept, lost, dipped] = [
  [1, 0.9, 0.9, 0.9],
  [1, 0.9, 0.4, 0.3],
  [1, 0.9, 0.8, 0.88],
];
assert.deepEqual(options(judges.whoIsBack(28)(ramp(lost, kept))), [[1]]);
assert.deepEqual(options(judges.whoIsBack(28)(ramp(kept, dipped))), [[0]]);
assert.deepEqual(options(judges.whoIsBack(28)(ramp(lost, lost))), [[2]]);
assert.deepEqual(options(judges.whoIsBack(28)(ramp(kept, lost))), [[]]);
assert.deepEqual(options(judges.whatRampDid(28)(ramp(lost, lost))), [[0]]);
assert.deepEqual(options(judges.whatRampDid(28)(ramp(lost, dipped))), [[1]]);
assert.deepEqual(options(judges.whatRampDid(28)(ramp(lost, kept))), [[2]]);
const fell = (...ends) => options(judges.wentDown({ ends, midpoint: 0.5 }));
const [up, down] = [
  [0.9, 0.8, 0.4],
  [0.2, 0.4, 0.6],
];
assert.deepEqual(
  [fell(up, up, down), fell(down, down, down), fell(up, up, up)],
  [[[1]], [[0]], [[2]]],
);
assert.deepEqual(fell(down, up, up), [[]]);
const curves = (...all) => ({
  arms: all.map((means, at) => ({ of: String(at), values: level(...means) })),
});
assert.deepEqual(options(judges.highestWhere(curves([1, 2, 1], [1, 2, 0]))), [[1]]);
assert.deepEqual(options(judges.highestWhere(curves([3, 2, 1], [1, 2, 3]))), [[0], [2]]);
assert.deepEqual(options(judges.highestWhere(curves([2, 2.001, 1]))), [[0, 1]]);
assert.deepEqual(options(judges.costOfLeft(curves([50, 60, 55]))), [[1]]);
assert.deepEqual(options(judges.costOfLeft(curves([60, 50, 55]))), [[2]]);
assert.deepEqual(
  options(
    judges.costOfLeft({
      arms: [
        {
          values: [
            [1, 2, 3],
            [1, 2.01, 2.99],
          ],
        },
      ],
    }),
  ),
  [[0]],
);
const branch = (start, capacities, share = (value) => Number(value < 0.5)) =>
  capacities.map((capacity, at) => ({ load: at + 1, start, capacity, down: share(capacity) }));
const branches = (rested, collapsed, share) => [
  ...branch("rested", rested, share),
  ...branch("collapsed", collapsed, share),
];
const sharp = branches([0.9, 0.9, 0.8, 0.2], [0.9, 0.2, 0.2, 0.2]);
const wider = branches([0.9, 0.9, 0.8, 0.8, 0.2], [0.9, 0.2, 0.2, 0.2, 0.2]);
const blurred = branches([0.9, 0.7, 0.5, 0.3], [0.9, 0.7, 0.5, 0.3], (value) => 1 - value);
assert.deepEqual(options(judges.backAt([3.5, 1.5, 1])({ points: sharp })), [[2]]);
assert.deepEqual(options(judges.backAt([3.5, 1.5, 1])({ points: blurred })), [[0]]);
assert.deepEqual(options(judges.branchesNow({ points: blurred, before: sharp })), [[2]]);
assert.deepEqual(options(judges.branchesNow({ points: sharp, before: sharp })), [[0]]);
assert.deepEqual(options(judges.branchesNow({ points: wider, before: sharp })), [[1]]);
assert.deepEqual(options(judges.surveyed({ gaps: [1, -1, 2] })), [[0]]);
assert.deepEqual(options(judges.surveyed({ gaps: [9, -9, 2] })), [[1]]);
assert.deepEqual(options(judges.surveyed({ gaps: [-9, -9, -2] })), [[2]]);

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
