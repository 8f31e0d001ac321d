// Whether the prompts of a file can be put in order: every prompt once, every name known, nothing waiting for itself.

import { type Problem, showValue } from "../config/problem.ts";
import type { Phase } from "../plan.ts";

interface Ordered {
  readonly number: number;
  readonly key: string;
  readonly line: number;
  readonly fields: {
    readonly also?: readonly string[] | undefined;
    readonly depends_on?: readonly { readonly ticket: string; readonly kind: string }[] | undefined;
  };
}
interface Order {
  readonly phases: readonly Phase[];
  readonly prompts: readonly Ordered[];
  /** Where something of a phase is written. */
  readonly placeOf: (phase: string, path: readonly (string | number)[]) => Pick<Problem, "line" | "column">;
}

export function orderProblems(order: Order): Problem[] {
  const named = [
    ...repeatedPrompts(order.prompts),
    ...repeatedTickets(order.prompts),
    ...phaseProblems(order),
    ...selfDependencies(order),
  ];
  return named.length > 0 ? named : cycleProblems(order);
}

function repeatedPrompts(prompts: readonly Ordered[]): Problem[] {
  const numbers = new Map<number, Ordered>();
  const keys = new Map<string, Ordered>();
  return prompts.flatMap((prompt) => {
    const { number, key, line } = prompt;
    const sameNumber = numbers.get(number);
    const sameKey = keys.get(key);
    if (sameNumber === undefined) numbers.set(number, prompt);
    if (sameKey === undefined) keys.set(key, prompt);
    return [
      ...(sameNumber === undefined
        ? []
        : [{ line, text: `prompt ${number} is written twice, first in line ${sameNumber.line}` }]),
      ...(sameKey === undefined
        ? []
        : [{ line, text: `ticket ${key} has two prompts, the first in line ${sameKey.line}` }]),
    ];
  });
}

/** A ticket merged into one prompt is nowhere else. */
function repeatedTickets(prompts: readonly Ordered[]): Problem[] {
  const homes = new Map(prompts.map(({ key, number }) => [key, number]));
  return prompts.flatMap(({ number, line, fields }) =>
    (fields.also ?? []).flatMap((key) => {
      const home = homes.get(key);
      if (home === undefined) homes.set(key, number);
      return home === undefined ? [] : [{ line, text: `prompt ${number}: also: ${key} is in prompt ${home} already` }];
    }),
  );
}

function phaseProblems({ phases, prompts, placeOf }: Order): Problem[] {
  const numbers = new Set(prompts.map(({ number }) => number));
  const names = new Set(phases.map(({ name }) => name));
  const phaseOf = new Map<number, string>();
  const problems: Problem[] = [];
  for (const { name, prompts: listed, dependsOnPhases } of phases) {
    for (const [index, number] of listed.entries()) {
      const place = placeOf(name, ["prompts", index]);
      const other = phaseOf.get(number);
      if (!numbers.has(number)) problems.push({ ...place, text: `phase ${name}: there is no prompt ${number}` });
      if (other !== undefined)
        problems.push({ ...place, text: `phase ${name}: prompt ${number} is in phase ${other} already` });
      else phaseOf.set(number, name);
    }
    for (const [index, wanted] of dependsOnPhases.entries()) {
      const place = placeOf(name, ["depends_on_phases", index]);
      if (wanted === name) problems.push({ ...place, text: `phase ${name} depends on itself` });
      else if (!names.has(wanted))
        problems.push({ ...place, text: `phase ${name}: there is no phase ${showValue(wanted)}` });
    }
  }
  const homeless = prompts.filter(({ number }) => !phaseOf.has(number));
  return [...problems, ...homeless.map(({ number, line }) => ({ line, text: `prompt ${number} is in no phase` }))];
}

function selfDependencies({ prompts }: Order): Problem[] {
  return prompts
    .filter(({ key, fields }) =>
      fields.depends_on?.some(({ ticket }) => [key, ...(fields.also ?? [])].includes(ticket)),
    )
    .map(({ number, key, line }) => ({ line, text: `prompt ${number}: ${key} depends on itself` }));
}

/** Circles of phases alone are told first: they are the shorter story. */
function cycleProblems(order: Order): Problem[] {
  const phases = new Map(
    order.phases.map(({ name, dependsOnPhases }) => [`phase ${name}`, dependsOnPhases.map((on) => `phase ${on}`)]),
  );
  const cycle = findCycle(phases) ?? findCycle(allWaits(order));
  if (cycle === undefined) return [];
  const [start = ""] = cycle;
  const first = order.prompts.find(({ number }) => `prompt ${number}` === start);
  const place = first === undefined ? order.placeOf(start.replace("phase ", ""), []) : { line: first.line };
  return [{ ...place, text: `nothing in this circle can begin: ${cycle.join(" → ")}` }];
}

/**
 * One graph of phases and prompts: a phase waits for all prompts of the phases it names, a prompt for its phase to begin and
 * for the tickets it names. So a prompt that waits for a later phase is found too. Hints are not waited for.
 */
function allWaits({ phases, prompts }: Order): Map<string, string[]> {
  const promptsOf = new Map(phases.map((phase) => [phase.name, phase.prompts.map((number) => `prompt ${number}`)]));
  const nameOf = new Map(
    prompts.flatMap(({ key, number, fields }) =>
      [key, ...(fields.also ?? [])].map((each) => [each, `prompt ${number}`]),
    ),
  );
  const waits = new Map<string, string[]>();
  for (const { name, dependsOnPhases } of phases) {
    waits.set(
      `phase ${name}`,
      dependsOnPhases.flatMap((on) => [`phase ${on}`, ...(promptsOf.get(on) ?? [])]),
    );
    for (const prompt of promptsOf.get(name) ?? []) waits.set(prompt, [`phase ${name}`]);
  }
  for (const { number, fields } of prompts) {
    const named = (fields.depends_on ?? []).flatMap(({ ticket, kind }) =>
      kind === "hint" ? [] : (nameOf.get(ticket) ?? []),
    );
    waits.get(`prompt ${number}`)?.push(...named);
  }
  return waits;
}

/** A path that returns to its first node, when there is one; shortest where the search meets it first. Never recursive: files may be long. */
export function findCycle(waits: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of waits.keys()) {
    const path: string[] = [];
    const rest: string[][] = [[start]];
    while (rest.length > 0) {
      const node = rest.at(-1)?.pop();
      if (node === undefined) {
        rest.pop();
        const left = path.pop();
        if (left !== undefined) done.add(left);
      } else if (path.includes(node)) {
        return [...path.slice(path.indexOf(node)), node];
      } else if (!done.has(node)) {
        path.push(node);
        rest.push([...(waits.get(node) ?? [])]);
      }
    }
  }
  return undefined;
}
