// Snapshots of one unit's life, as light as they can be.
//
// A snapshot is the engine's whole memory, a megabyte. Most of it never changes or is empty: so the first is kept
// whole, and of each later one the pieces in which it differs from the first.
// SPDX-License-Identifier: GPL-3.0-or-later

/** Snapshots kept of a unit; when there are more, every second one is let go. */
const MOST = 12;
/** Bytes of a piece: smaller ones save little and have to be found again. */
const PIECE = 256;

/**
 * @typedef {object} Change what a memory is against another one
 * @property {number} length of the whole
 * @property {Uint32Array} places of the pieces, in pieces
 * @property {Uint8Array} pieces one after the other
 */

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} first
 * @param {number} start
 */
function differs(bytes, first, start) {
  const end = Math.min(start + PIECE, bytes.length);
  const both = Math.min(end, first.length);
  for (let place = start; place < both; place++) if (bytes[place] !== first[place]) return true;
  for (let place = Math.max(start, both); place < end; place++) if (bytes[place]) return true;
  return false;
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} first
 * @returns {Change}
 */
export function change(bytes, first) {
  const places = [];
  for (let start = 0; start < bytes.length; start += PIECE)
    if (differs(bytes, first, start)) places.push(start / PIECE);
  const pieces = new Uint8Array(places.length * PIECE);
  places.forEach((place, order) => {
    pieces.set(bytes.subarray(place * PIECE, (place + 1) * PIECE), order * PIECE);
  });
  return { length: bytes.length, places: Uint32Array.from(places), pieces };
}

/**
 * @param {Change} change
 * @param {Uint8Array} first
 * @returns {Uint8Array} the whole memory again
 */
export function whole({ length, places, pieces }, first) {
  const bytes = new Uint8Array(length);
  bytes.set(first.subarray(0, length));
  places.forEach((place, order) => {
    const end = Math.min(PIECE, length - place * PIECE);
    bytes.set(pieces.subarray(order * PIECE, order * PIECE + end), place * PIECE);
  });
  return bytes;
}

export class Snapshots {
  /** @type {{day: number, bytes: Uint8Array}|null} */
  first = null;
  /** @type {{day: number, change: Change}[]} */
  later = [];
  /** Days between two of them; it doubles as life grows long. */
  every = 7;

  /**
   * Keeps the memory of a day, if it is one of those that are kept.
   * @param {number} day
   * @param {Uint8Array} bytes
   */
  keep(day, bytes) {
    if (day % this.every !== 0) return;
    if (!this.first) {
      this.first = { day, bytes: bytes.slice() };
      return;
    }
    this.later.push({ day, change: change(bytes, this.first.bytes) });
    if (this.later.length < MOST) return;
    this.later = this.later.filter((_, place) => place % 2 === 1);
    this.every *= 2;
  }

  /**
   * The last one before a day; those after it are let go.
   * @param {number} day
   * @returns {{day: number, bytes: Uint8Array}}
   */
  before(day) {
    const first = /** @type {{day: number, bytes: Uint8Array}} */ (this.first);
    this.later = this.later.filter((one) => one.day <= day + 1e-9);
    const last = this.later.at(-1);
    return last ? { day: last.day, bytes: whole(last.change, first.bytes) } : first;
  }

  /** Another list of the same snapshots. */
  copy() {
    const copy = new Snapshots();
    [copy.first, copy.later, copy.every] = [this.first, [...this.later], this.every];
    return copy;
  }

  /** What they weigh. */
  get bytes() {
    return this.later.reduce(
      (sum, { change }) => sum + change.pieces.byteLength + change.places.byteLength,
      this.first?.bytes.byteLength ?? 0,
    );
  }
}
