// Linear's filters, evaluated over the world's data. A field or comparator nobody wrote here is an error, never "matches".
import { z } from "zod";
import type { WorldCycle, WorldIssue, WorldState, WorldTeam } from "./linear-world.ts";

export type Test<T> = (item: T, filter: unknown) => boolean;

const Text = z.strictObject({
  eq: z.string().optional(),
  eqIgnoreCase: z.string().optional(),
  in: z.array(z.string()).optional(),
  nin: z.array(z.string()).optional(),
});
const NumberOrId = z.strictObject({
  eq: z.union([z.string(), z.number()]).optional(),
  in: z.array(z.union([z.string(), z.number()])).optional(),
});
const Team = z.strictObject({ key: Text.optional() });
const Named = z.strictObject({ name: Text.optional() });
const State = z.strictObject({ name: Text.optional(), type: Text.optional(), team: Team.optional() });
const Cycle = z.strictObject({
  number: NumberOrId.optional(),
  name: Text.optional(),
  isActive: z.strictObject({ eq: z.boolean() }).optional(),
  team: Team.optional(),
  or: z.array(z.unknown()).optional(),
});
const Issue = z.strictObject({
  id: NumberOrId.optional(),
  number: NumberOrId.optional(),
  team: Team.optional(),
  labels: z.strictObject({ some: Named }).optional(),
  project: Named.optional(),
  cycle: Cycle.optional(),
  state: State.optional(),
  or: z.array(z.unknown()).optional(),
});

export function testIssue(issue: WorldIssue, filter: unknown): boolean {
  const { id, number, team, labels, project, cycle, state, or } = Issue.parse(filter);
  const { seed } = issue;
  return (
    compare(issue.id, id) &&
    compare(numberOf(seed.key), number) &&
    (team === undefined || testTeam(issue.team, team)) &&
    (labels === undefined || (seed.labels ?? []).some((name) => testNamed({ name }, labels.some))) &&
    (project === undefined || (seed.project !== undefined && testNamed({ name: seed.project }, project))) &&
    (cycle === undefined || (issue.cycle !== undefined && testCycle(issue.cycle, cycle))) &&
    (state === undefined || testState({ ...issue.state, team: issue.team }, state)) &&
    (or === undefined || or.some((each) => testIssue(issue, each)))
  );
}
export function testTeam(team: WorldTeam, filter: unknown): boolean {
  return compareText(team.key, Team.parse(filter).key);
}
export function testNamed(item: { readonly name: string }, filter: unknown): boolean {
  return compareText(item.name, Named.parse(filter).name);
}
export function testState(state: WorldState & { readonly team: WorldTeam }, filter: unknown): boolean {
  const { name, type, team } = State.parse(filter);
  return (
    compareText(state.name, name) && compareText(state.type, type) && (team === undefined || testTeam(state.team, team))
  );
}
export function testCycle(cycle: WorldCycle, filter: unknown): boolean {
  const { number, name, isActive, team, or } = Cycle.parse(filter);
  return (
    compare(cycle.number, number) &&
    (name === undefined || (cycle.name !== null && compareText(cycle.name, name))) &&
    (isActive === undefined || cycle.isActive === isActive.eq) &&
    (team === undefined || testTeam(cycle.team, team)) &&
    (or === undefined || or.some((each) => testCycle(cycle, each)))
  );
}
export function testId(item: { readonly id: string }, filter: unknown): boolean {
  return compare(item.id, z.strictObject({ id: NumberOrId }).parse(filter).id);
}
export function testUrl(item: { readonly url: string }, filter: unknown): boolean {
  return compareText(item.url, z.strictObject({ url: Text }).parse(filter).url);
}

export function numberOf(key: string): number {
  return Number(key.slice(key.indexOf("-") + 1));
}

function compare(value: string | number, comparator: z.infer<typeof NumberOrId> | undefined): boolean {
  const { eq, in: among } = comparator ?? {};
  return (eq === undefined || eq === value) && (among === undefined || among.includes(value));
}
function compareText(value: string, comparator: z.infer<typeof Text> | undefined): boolean {
  const { eq, eqIgnoreCase, in: among, nin } = comparator ?? {};
  return (
    (eq === undefined || eq === value) &&
    (eqIgnoreCase === undefined || eqIgnoreCase.toLowerCase() === value.toLowerCase()) &&
    (among === undefined || among.includes(value)) &&
    (nin === undefined || !nin.includes(value))
  );
}
