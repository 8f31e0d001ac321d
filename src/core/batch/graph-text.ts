// A plan as a Mermaid graph: phases as boxes, dependencies as arrows with their reasons. Shows nothing of a ticket but its key.

import type { Dependency, DependencyKind, Phase, Task } from "../plan.ts";
import { type GraphTask, reach, waitsOf } from "./graph.ts";
import { keysOf } from "./leads.ts";

const MAX_REASON = 80;

/** A plan as far as it is drawn. */
export interface Drawn {
  readonly phases: readonly Phase[];
  readonly tasks: readonly (GraphTask & Pick<Task, "number">)[];
}

/**
 * The text of a Mermaid flow chart, without a fence. Solid arrows are hard, dotted ones soft or hints, dotted lines with a ball
 * only order. A soft arrow or an order is left out where others lead to the same place: ten tasks on one file are a chain to
 * the eye, though each waits for every one before it.
 */
export function mermaid({ phases, tasks }: Drawn): string {
  const names = new Map(tasks.map(({ ticket, number }) => [ticket.key, `t${number}`]));
  const keys = new Map(tasks.map((task) => [task.number, keysOf(task).join(", ")]));
  const boxes = phases.flatMap(({ name, prompts }) => [
    `  subgraph phase_${name.replace(/\W/g, "_")}[${quoted(`Phase ${name}`)}]`,
    ...prompts.map((number) => `    t${number}[${quoted(keys.get(number) ?? `prompt ${number}`)}]`),
    "  end",
  ]);
  const waits = waitsOf(tasks, (kind) => kind !== "hint");
  const arrows = tasks.flatMap(({ after, number }) => {
    const waited = after.filter(({ kind }) => kind !== "hint").map(({ key }) => key);
    const detours = reach(waits, waited);
    return after.flatMap((on) => {
      const from = names.get(on.key);
      const isLeftOut = from === undefined || (ARROWS[on.kind].mayBeLeftOut && detours.has(on.key));
      return isLeftOut ? [] : [`  ${from} ${arrow(on)} t${number}`];
    });
  });
  return ["flowchart LR", ...boxes, ...arrows, ""].join("\n");
}

const ARROWS: Record<DependencyKind, { readonly line: string; readonly mayBeLeftOut: boolean }> = {
  hard: { line: "-->", mayBeLeftOut: false },
  soft: { line: "-.->", mayBeLeftOut: true },
  order: { line: "-.-o", mayBeLeftOut: true },
  hint: { line: "-.->", mayBeLeftOut: false },
};

function arrow({ kind, reason }: Dependency): string {
  const words = kind === "hint" ? `hint: ${reason}` : reason;
  return `${ARROWS[kind].line}|${quoted(words)}|`;
}

/** In quotes, where Mermaid reads nothing but its own entities; whatever could end the quotes or begin markup becomes one. */
function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  const short = [...line].length > MAX_REASON ? `${[...line].slice(0, MAX_REASON - 1).join("")}…` : line;
  return `"${short.replace(/[^\p{L}\p{N} .,:;!/…*_-]/gu, (mark) => `#${mark.codePointAt(0)};`)}"`;
}
