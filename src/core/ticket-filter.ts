// Which tickets make a batch, said by what they have in common. Every part that is given must hold. Here is what a filter
// means; how a tracker is asked is the tracker's.
import { z } from "zod";
import { PipelineError } from "../errors.ts";
import type { State } from "./ticket.ts";
import { oneLine } from "./words/sanitize.ts";

const part = z.string().min(1).max(200).optional();

export const TicketFilter = z.object({
  /** Key of the team, such as `ENG`. */
  team: part,
  /** Name of a label. */
  label: part,
  /** Name of a project. */
  project: part,
  /** Number or name of a cycle, or `current`. */
  cycle: part,
  /** Name of a state. */
  state: part,
});
export type TicketFilter = z.infer<typeof TicketFilter>;

export const FILTER_PARTS = TicketFilter.keyof().options;
export type FilterPart = (typeof FILTER_PARTS)[number];

/** Under which names a ticket is filed. */
export interface Filed {
  readonly key: string;
  readonly team: string;
  readonly labels: readonly string[];
  readonly project?: string | undefined;
  /** Its number or name, or `current`. */
  readonly cycle?: string | undefined;
  readonly state: Pick<State, "name" | "type">;
}
/** The names there are for each part. A part that is absent is not looked at. */
export type KnownNames = Readonly<Partial<Record<FilterPart, readonly string[]>>>;

const MAX_NAMES_SHOWN = 20;

/**
 * The parts that are given, without blanks around them.
 * @throws INPUT_INVALID when none is: nobody means every ticket there is.
 */
export function givenParts(filter: TicketFilter): TicketFilter {
  const given = FILTER_PARTS.map((name) => [name, filter[name]?.trim() ?? ""] as const).filter(
    ([, text]) => text !== "",
  );
  if (given.length > 0) return Object.fromEntries(given);
  throw new PipelineError("INPUT_INVALID", `a filter needs at least one of ${FILTER_PARTS.join(", ")}`);
}

/** Names are compared without regard to letter case. */
export function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/**
 * Those of `all` that a filter means, by key: for trackers that hold every ticket themselves.
 * @param states every state there is
 * @throws INPUT_INVALID for an empty filter, and when nothing matches because nobody has one of the names.
 */
export function chooseTickets<T extends Filed>(
  filter: TicketFilter,
  { all, states }: { all: readonly T[]; states: readonly State[] },
): T[] {
  const given = givenParts(filter);
  const meant = all.filter((filed) => isMeant(given, filed));
  if (meant.length === 0) checkNames(given, namesOf(all, states));
  return meant.sort((left, right) => compareKeys(left.key, right.key));
}

/** A ticket that is done with is meant only by naming its state. */
function isMeant(filter: TicketFilter, { team, labels, project, cycle, state }: Filed): boolean {
  const holds = (wanted: string | undefined, names: readonly (string | undefined)[]) =>
    wanted === undefined || names.some((name) => name !== undefined && isSameName(name, wanted));
  const isSettled = state.type === "completed" || state.type === "canceled";
  return (
    holds(filter.team, [team]) &&
    holds(filter.label, labels) &&
    holds(filter.project, [project]) &&
    holds(filter.cycle, [cycle]) &&
    (filter.state === undefined ? !isSettled : isSameName(state.name, filter.state))
  );
}

function namesOf(all: readonly Filed[], states: readonly State[]): KnownNames {
  const known = (names: readonly (string | undefined)[]) => names.filter((name) => name !== undefined);
  return {
    team: all.map(({ team }) => team),
    label: all.flatMap(({ labels }) => labels),
    project: known(all.map(({ project }) => project)),
    cycle: known(all.map(({ cycle }) => cycle)),
    state: states.map(({ name }) => name),
  };
}

/**
 * For a filter that matched nothing: was it a name that nobody has?
 * @throws INPUT_INVALID with one line for each such name, and the names there are.
 */
export function checkNames(filter: TicketFilter, known: KnownNames): void {
  const problems = FILTER_PARTS.flatMap((name) => {
    const [wanted, names] = [filter[name], known[name]];
    if (wanted === undefined || names === undefined || names.some((each) => isSameName(each, wanted))) return [];
    return [`no ${name} "${oneLine(wanted, 200)}"; ${listOf(names)}`];
  });
  if (problems.length > 0) throw new PipelineError("INPUT_INVALID", problems.join("\n"));
}

/** ENG-2 before ENG-10; keys of one team together. */
export function compareKeys(left: string, right: string): number {
  const [teamLeft, numberLeft] = splitKey(left);
  const [teamRight, numberRight] = splitKey(right);
  if (teamLeft !== teamRight) return teamLeft < teamRight ? -1 : 1;
  return numberLeft - numberRight;
}

function splitKey(key: string): [string, number] {
  const dash = key.indexOf("-");
  return [key.slice(0, dash), Number(key.slice(dash + 1))];
}

function listOf(names: readonly string[]): string {
  const unique = [...new Set(names.map((name) => oneLine(name, 80)))];
  if (unique.length === 0) return "there is none";
  const more = unique.length > MAX_NAMES_SHOWN ? ", …" : "";
  return `there are ${unique.slice(0, MAX_NAMES_SHOWN).join(", ")}${more}`;
}
