// What the tests of the engine share: the program's tables and runs beside the module's.
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program and the module that a test was given, and a folder that goes when it ends. */
export class Bench {
  constructor() {
    const [program, module = ".build/workshop/engine.wasm"] = process.argv.slice(2);
    if (!program) {
      console.error("Usage: node TEST PROGRAM [MODULE]");
      process.exit(64);
    }
    this.program = program;
    this.module = new WebAssembly.Module(readFileSync(module));
    this.folder = mkdtempSync(join(tmpdir(), "workshop-"));
    process.on("exit", () => rmSync(this.folder, { recursive: true, force: true }));
    this.template = join(this.folder, "template.html");
    writeFileSync(this.template, '<script type="application/json" id="wellspring-models"></script>');
  }

  /**
   * Runs the program; what it says is not shown.
   * @param {string[]} words
   */
  run(...words) {
    execFileSync(this.program, words, { stdio: ["ignore", "ignore", "pipe"] });
  }

  /**
   * @param {string} file
   * @returns {any} A model as the program puts it into a page.
   */
  model(file) {
    const page = join(this.folder, "page.html");
    rmSync(page, { force: true });
    this.run("workshop", file, "--page", this.template, "--out", page);
    const text = readFileSync(page, "utf8");
    return JSON.parse(text.replace(/^<script[^>]*>/, "").replace("</script>", "")).models[0];
  }

  /**
   * @param {string} name A folder and a file in it.
   * @returns {Record<string, string>[]} The rows of a table of a run.
   */
  rows(...name) {
    const text = readFileSync(join(this.folder, ...name), "utf8");
    const [head, ...lines] = text.trimEnd().split("\n");
    const names = head.split(",");
    return lines.map((line) => {
      const cells = line.split(",");
      return Object.fromEntries(names.map((column, at) => [column, cells[at]]));
    });
  }
}

/**
 * A cell as a number; NaN for nothing.
 * @param {string | undefined} cell
 */
export const number = (cell) => (cell === "" || cell === undefined ? NaN : Number(cell));

/**
 * Whether two numbers are equal to 1e-12; NaN and NaN are.
 * @param {number} a
 * @param {number} b
 */
export function isClose(a, b) {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}
