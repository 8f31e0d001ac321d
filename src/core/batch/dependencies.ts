// What each ticket of a batch waits for, with the reason in words: relations of the tracker (hard), shared files (soft), a
// task that must be alone (order), the ticket's own words (hint). Knows no order of work; that is graph.ts.
import { type Mention, parseMentions } from "../mentions.ts";
import type { Dependency, DependencyKind } from "../plan.ts";
import type { Territory } from "../territory.ts";
import type { Ticket, TicketReference } from "../ticket.ts";
import { overlapsOf, ownedLists } from "./overlap.ts";
import { parseTextReferences } from "./text-references.ts";

/** One ticket waits for another. */
export interface Edge {
  readonly key: string;
  readonly on: Dependency;
}

/** A ticket that waits for something outside the batch. */
export interface Waiting {
  readonly key: string;
  readonly reason: string;
}

/** The task as far as its place among others depends on it. */
export interface Claim {
  readonly ticket: { readonly key: string };
  readonly territory: Territory;
}

/** A guess that is wrong more than three times in four keeps more tasks waiting for nothing than it keeps apart. */
export const MIN_CONFIDENCE = 0.25;

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
export function waitingOutside(tickets: readonly Ticket[]): Waiting[] {
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
 * Of two tasks that may edit the same file the one that is later in `order` waits (soft); a task of unknown territory and any
 * other wait for each other's end only (order). A pair is never left to an edge in between: whoever stands between may be
 * skipped.
 * @param order keys of all tasks; what is waited for first.
 */
export function territoryEdges(
  tasks: readonly Claim[],
  order: readonly string[],
  unknownTerritory: "solo" | "parallel",
): Edge[] {
  const place = new Map(order.map((key, index) => [key, index]));
  const sorted = [...tasks].sort((a, b) => (place.get(a.ticket.key) ?? 0) - (place.get(b.ticket.key) ?? 0));
  const shared = overlapsOf(footprints(sorted)).flatMap(({ first, second, globs }) => {
    const [one, two] = [sorted[first], sorted[second]];
    return one === undefined || two === undefined ? [] : [waitEdge(one, two, "soft", sharedText(globs))];
  });
  return unknownTerritory === "parallel" ? shared : [...shared, ...aloneEdges(sorted)];
}

function aloneEdges(sorted: readonly Claim[]): Edge[] {
  return sorted.flatMap((one, at) =>
    sorted.slice(at + 1).flatMap((two) => {
      const alone = [one, two].find(isUnknown);
      if (alone === undefined) return [];
      return [waitEdge(one, two, "order", `nobody knows the files of ${alone.ticket.key}, so it runs alone`)];
    }),
  );
}

function waitEdge(first: Claim, second: Claim, kind: DependencyKind, reason: string): Edge {
  return { key: second.ticket.key, on: { key: first.ticket.key, kind, reason } };
}

/** What each task has for itself; a task whose files nobody knows has nothing. */
export function footprints(tasks: readonly Claim[]): string[][] {
  const lists = ownedLists(tasks.map(({ territory }) => territory));
  return tasks.map((task, index) => (isUnknown(task) ? [] : (lists[index] ?? [])));
}

/** Nobody said where it works, or only a poor guess did, so it may work anywhere. */
export function isUnknown({ territory: { source, confidence = 0 } }: Pick<Claim, "territory">): boolean {
  return source === "unknown" || (source === "prediction" && !(confidence >= MIN_CONFIDENCE));
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
  const named = tickets.map(({ key, description }) => ({ key, mentions: placesIn(description) }));
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

/** A name of the code may look like a folder (`GET /orders`), and is no file that anybody makes. */
function placesIn(description: string): Mention[] {
  return parseMentions(description).filter(({ names }) => names === undefined);
}

const STRENGTH: Record<DependencyKind, number> = { hard: 3, soft: 2, order: 1, hint: 0 };

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

/** What tasks wait for already, one edge for each. */
export function edgesIn(
  tasks: readonly { readonly ticket: { readonly key: string }; readonly after: readonly Dependency[] }[],
): Edge[] {
  return tasks.flatMap(({ ticket: { key }, after }) => after.map((on) => ({ key, on })));
}

/** The tasks, waiting for what the edges say and nothing else. */
export function withEdges<T extends { readonly ticket: { readonly key: string } }>(
  tasks: readonly T[],
  edges: readonly Edge[],
): (T & { after: Dependency[] })[] {
  const found = dependenciesOf(edges);
  return tasks.map((task) => ({ ...task, after: found.get(task.ticket.key) ?? [] }));
}
