// What each ticket of a batch waits for, with the reason in words: relations of the tracker (hard), shared files (soft), the
// ticket's own words (hint). Knows no order of work; that is graph.ts.
import { parseMentions } from "../mentions.ts";
import type { Dependency, Task } from "../plan.ts";
import type { Ticket, TicketReference } from "../ticket.ts";
import { overlapsOf, ownedGlobs } from "./overlap.ts";
import { parseTextReferences } from "./text-references.ts";

/** One ticket waits for another. */
export interface Edge {
  readonly key: string;
  readonly on: Dependency;
}

/** A ticket that is not started, and why. */
export interface Parked {
  readonly key: string;
  readonly reason: string;
}

/** The task as far as its place among others depends on it. */
export type Claim = Pick<Task, "ticket" | "territory">;

/**
 * Hard edges inside the batch: who blocks whom, and a parent after its sub-issues. A sub-issue that the tracker says is
 * blocked by its own parent is taken at that word.
 */
export function relationEdges(tickets: readonly Ticket[]): Edge[] {
  const inBatch = new Map(tickets.map((ticket) => [ticket.key, ticket]));
  const hard = (key: string, on: string, reason: string): Edge[] =>
    inBatch.has(key) && inBatch.has(on) ? [{ key, on: { key: on, kind: "hard", reason } }] : [];
  const isBlockedBy = (key: string, by: string) =>
    inBatch.get(key)?.blockedBy.some((blocker) => blocker.key === by) === true;
  const family = (parent: string, child: string) =>
    isBlockedBy(child, parent) ? [] : hard(parent, child, `${child} is its sub-issue`);
  return tickets.flatMap(({ key, blockedBy, children, parent }) => [
    ...blockedBy.flatMap((blocker) => hard(key, blocker.key, "blocks relation")),
    ...children.flatMap((child) => family(key, child.key)),
    ...(parent === undefined ? [] : family(parent.key, key)),
  ]);
}

/** Tickets that wait for work nobody in the batch does. Whether it is done must be known: unknown means do not start. */
export function waitingOutside(tickets: readonly Ticket[]): Parked[] {
  const inBatch = new Set(tickets.map(({ key }) => key));
  const open = (others: readonly TicketReference[], what: string) =>
    others.flatMap(({ key, done }) => {
      if (inBatch.has(key) || done === true) return [];
      return [`${what} ${key}, which is not in this batch and ${done === false ? "not done" : "not known to be done"}`];
    });
  return tickets.flatMap(({ key, blockedBy, children }) => {
    const reasons = [...open(blockedBy, "blocked by"), ...open(children, "waits for its sub-issue")];
    return reasons.length === 0 ? [] : [{ key, reason: [...new Set(reasons)].join("; ") }];
  });
}

/**
 * Soft edges: of two tasks that may edit the same file, and of a task of unknown territory and any other, the one that is
 * later in `order` waits. A pair is never left to an edge in between: whoever stands between may be skipped.
 * @param order keys of all tasks; hard dependencies first.
 */
export function territoryEdges(
  tasks: readonly Claim[],
  order: readonly string[],
  unknownTerritory: "solo" | "parallel",
): Edge[] {
  const place = new Map(order.map((key, index) => [key, index]));
  const sorted = [...tasks].sort((a, b) => (place.get(a.ticket.key) ?? 0) - (place.get(b.ticket.key) ?? 0));
  const alone = unknownTerritory === "solo" ? sorted.filter(isUnknown) : [];
  const soft = (first: Claim, second: Claim, reason: string): Edge => ({
    key: second.ticket.key,
    on: { key: first.ticket.key, kind: "soft", reason },
  });
  const lists = sorted.map((task) => (isUnknown(task) ? [] : ownedGlobs(task.territory)));
  const shared = overlapsOf(lists).flatMap(({ first, second, globs }) => {
    const [one, two] = [sorted[first], sorted[second]];
    return one === undefined || two === undefined ? [] : [soft(one, two, sharedText(globs))];
  });
  const apart = alone.flatMap((solo) =>
    sorted.flatMap((other) => {
      const [here, there] = [place.get(solo.ticket.key) ?? 0, place.get(other.ticket.key) ?? 0];
      if (here === there || (isUnknown(other) && there < here)) return [];
      const reason = `${solo.ticket.key} names no files and runs alone`;
      return [here < there ? soft(solo, other, reason) : soft(other, solo, reason)];
    }),
  );
  return [...shared, ...apart];
}

/** Nobody said where it works, so it may work anywhere. */
export function isUnknown({ territory }: Pick<Task, "territory">): boolean {
  return territory.source === "unknown";
}

function sharedText([one, two]: readonly [string, string]): string {
  return one === two ? `both may edit ${one}` : `${one} and ${two} may be the same file`;
}

/** Hint edges inside the batch: tickets named as "after …" or "before …", and files one ticket makes and another names. */
export function hintEdges(tickets: readonly Ticket[]): Edge[] {
  const inBatch = new Set(tickets.map(({ key }) => key));
  const hint = (key: string, on: string, reason: string): Edge[] =>
    key !== on && inBatch.has(key) && inBatch.has(on) ? [{ key, on: { key: on, kind: "hint", reason } }] : [];
  const words = tickets.flatMap(({ key, title, description }) =>
    parseTextReferences(`${title}\n${description}`).flatMap((named) =>
      named.side === "first"
        ? hint(key, named.key, `its text says "${named.words} ${named.key}"`)
        : hint(named.key, key, `the text of ${key} says "${named.words} ${named.key}"`),
    ),
  );
  return [
    ...words,
    ...madeFiles(tickets).flatMap(({ user, maker, path }) => hint(user, maker, `uses ${path}, which ${maker} creates`)),
  ];
}

function madeFiles(tickets: readonly Ticket[]): { user: string; maker: string; path: string }[] {
  const named = tickets.map(({ key, description }) => ({ key, mentions: parseMentions(description) }));
  const makers = new Map<string, string>();
  for (const { key, mentions } of named) {
    for (const { path, intent } of mentions) {
      if (intent === "create" && path.includes("/") && !makers.has(path)) makers.set(path, key);
    }
  }
  return named.flatMap(({ key, mentions }) =>
    mentions.flatMap(({ path, intent }) => {
      const maker = makers.get(path);
      return maker === undefined || maker === key || intent === "create" ? [] : [{ user: key, maker, path }];
    }),
  );
}

const STRENGTH = { hard: 2, soft: 1, hint: 0 } as const;

/** What each ticket waits for, one entry for each other ticket: the strongest kind, and all reasons, the strongest first. */
export function dependenciesOf(edges: readonly Edge[]): Map<string, Dependency[]> {
  const sorted = [...edges].sort((a, b) => STRENGTH[b.on.kind] - STRENGTH[a.on.kind]);
  const found = new Map<string, Map<string, Dependency>>();
  for (const { key, on } of sorted) {
    const mine = found.get(key) ?? new Map<string, Dependency>();
    found.set(key, mine);
    const known = mine.get(on.key);
    if (known === undefined) mine.set(on.key, on);
    else if (!known.reason.split("; ").includes(on.reason))
      mine.set(on.key, { ...known, reason: `${known.reason}; ${on.reason}` });
  }
  return new Map([...found].map(([key, mine]) => [key, [...mine.values()]]));
}
