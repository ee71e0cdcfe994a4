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
 * A result that travels with the page: its report, and what takes to have its replicates simulated again.
 * @typedef {object} Result
 * @property {string} title
 * @property {string} page the report, as HTML
 * @property {string} seed a whole number of up to 64 bits
 * @property {Table} table the model's settings, on which scenarios make their changes
 * @property {{name: string, changes: Table, table?: Table}[]} scenarios
 * @property {string[]} columns of the table of replicates
 * @property {string[][]} rows
 * @property {number} replicateCount of the whole result; rows may be fewer
 * @property {[string, string, string][]} [means] scenario, outcome and mean, where all rows are there
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
