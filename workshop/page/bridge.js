// From the page to its workers: asks, hears parts on the way, and gets an answer.
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The engine, which lies in the page as gzip in base64, compiled once: workers come and go, and each that had
 * to compile its own would begin half a second later and need megabytes to do it in.
 * @returns {Promise<WebAssembly.Module|null>} nothing where there is none to compile
 */
export async function engineModule() {
  const text = (document.getElementById("wellspring-engine")?.textContent ?? "").trim();
  if (!text) return null;
  const raw = atob(text);
  const packed = new Uint8Array(raw.length);
  for (let place = 0; place < raw.length; place++) packed[place] = raw.charCodeAt(place);
  const stream = new Blob([packed])
    .stream()
    .pipeThrough(new /** @type {any} */ (globalThis).DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** The address of the worker's code; made once. */
let address = "";

export class Bridge {
  /** @param {WebAssembly.Module|null} wasm */
  constructor(wasm) {
    if (!address) {
      const code = document.getElementById("wellspring-worker")?.textContent ?? "";
      address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    }
    this.worker = new Worker(address);
    this.next = 1;
    /** @type {Map<number, {done: (answer: any) => void, fail: (error: Error) => void, part: (part: any) => void}>} */
    this.waiting = new Map();
    this.worker.onmessage = (message) => this.#hear(message.data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      for (const one of this.waiting.values())
        one.fail(new Error(event.message || "worker failed"));
      this.waiting.clear();
    };
    // Where it does not wake, or is ended before it has, whoever asks next hears of it.
    this.ask("wake", { wasm }).catch(() => {});
  }

  /** @param {any} message */
  #hear(message) {
    const one = this.waiting.get(message.id);
    if (!one) return;
    if (message.part !== undefined) return one.part(message.part);
    this.waiting.delete(message.id);
    if (message.error !== undefined) one.fail(new Error(message.error));
    else one.done(message.answer);
  }

  /**
   * @param {string} verb
   * @param {any} [ask]
   * @param {(part: any) => void} [part] hears what comes before the answer
   * @returns {Promise<any>}
   */
  ask(verb, ask = {}, part = () => {}) {
    const id = this.next++;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail, part });
      this.worker.postMessage({ id, verb, ask });
    });
  }

  end() {
    this.worker.terminate();
    for (const one of this.waiting.values()) one.fail(new Ended());
    this.waiting.clear();
  }
}

/** A job was given up because something newer came. */
export class Ended extends Error {}
