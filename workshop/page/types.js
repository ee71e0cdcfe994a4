// Shapes that several modules share; nothing here runs.
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {number|boolean|string|number[]} Value */
/** @typedef {[string, Value][]} Table */
/**
 * @typedef {object} PolicyData
 * @property {string} name
 * @property {string} label
 * @property {Table} table
 */
/**
 * @typedef {object} ModelData
 * @property {string} name
 * @property {string} title
 * @property {string} about
 * @property {Table} table
 * @property {{name: string, posts: number}[]} units
 * @property {number} warmupDays
 * @property {number} days
 * @property {number} seed
 * @property {PolicyData[]} policies
 */
/**
 * What moves a unit: name of a lever → its dose. A lever that is not in it stays as the model has it.
 * @typedef {Record<string, number>} Levers
 */
/**
 * What a person needs to see the same again.
 * @typedef {object} Session
 * @property {string} model
 * @property {number} seed
 * @property {number} replicate
 * @property {number} day
 * @property {{day: number, levers: Levers}[]} plans
 * @property {number|null} split the day from which a second unit runs beside
 */

export {};
