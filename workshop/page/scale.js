// What the page multiplies a number of the engine by to show it: states of people go from 0 to 100.
// SPDX-License-Identifier: GPL-3.0-or-later

/** By what is followed; what is not here is shown as it is. */
export const SCALES = /** @type {Record<string, number>} */ ({
  capacity: 100,
  exhaustion: 100,
  traumaticStress: 100,
  moralInjury: 100,
  worldview: 100,
  below: 1,
  undone: 1,
});

/** @param {number} capacity */
export const ofHundred = (capacity) => 100 * capacity;
