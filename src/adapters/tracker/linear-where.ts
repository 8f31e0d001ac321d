// The tickets that a filter means: Linear does the filtering, we follow its pages. Only when nothing was found do we ask which
// names there are.
import {
  checkNames,
  compareKeys,
  FILTER_PARTS,
  type FilterPart,
  isSameName,
  type KnownNames,
  type TicketFilter,
} from "../../core/ticket-filter.ts";
import { PipelineError } from "../../errors.ts";
import { names, TICKETS_A_REQUEST, TICKETS_WHERE } from "./linear-query.ts";
import { type LinearRequest, unwrap } from "./linear-request.ts";
import { type LinearIssue, type NamedNode, NamesAnswer, TicketsWhereAnswer } from "./linear-shapes.ts";

/** More agents than anybody starts at once; a filter that means more is a slip. */
const MAX_TICKETS = 1000;

/**
 * Oldest first, those of one moment by key. @param filter with at least one part
 * @throws INPUT_INVALID for a name that nobody has, or more than 1,000 tickets; LINEAR_*
 */
export async function findIssuesWhere(request: LinearRequest, filter: TicketFilter): Promise<LinearIssue[]> {
  const issues = new Map<string, LinearIssue>();
  let after: string | null | undefined;
  do {
    if (issues.size >= MAX_TICKETS) {
      throw new PipelineError("INPUT_INVALID", `the filter means more than ${MAX_TICKETS} tickets; narrow it`);
    }
    const variables = { filter: issueFilter(filter), count: TICKETS_A_REQUEST, after };
    const answer = await request.ask({ ...TICKETS_WHERE, schema: TicketsWhereAnswer, variables });
    const { nodes, pageInfo } = unwrap(answer, TICKETS_WHERE).issues;
    for (const issue of nodes) issues.set(issue.id, issue);
    after = pageInfo.hasNextPage && nodes.length > 0 ? pageInfo.endCursor : undefined;
  } while (after);
  if (issues.size === 0) checkNames(filter, await askNames(request, filter));
  return [...issues.values()].filter(({ trashed }) => trashed !== true).sort(byAge);
}

function byAge(left: LinearIssue, right: LinearIssue): number {
  if (left.createdAt !== right.createdAt) return left.createdAt < right.createdAt ? -1 : 1;
  return compareKeys(left.identifier, right.identifier);
}

const named = (name: string) => ({ name: { eqIgnoreCase: name } });
const keyed = (key: string) => ({ key: { eqIgnoreCase: key } });

/** Settled are also duplicates, which Linear gives a type of their own. */
function issueFilter({ team, label, project, cycle, state }: TicketFilter): object {
  return {
    ...(team === undefined ? {} : { team: keyed(team) }),
    ...(label === undefined ? {} : { labels: { some: named(label) } }),
    ...(project === undefined ? {} : { project: named(project) }),
    ...(cycle === undefined ? {} : { cycle: cycleFilter(cycle) }),
    state: state === undefined ? { type: { nin: ["completed", "canceled", "duplicate"] } } : named(state),
  };
}

function cycleFilter(cycle: string): object {
  if (isSameName(cycle, "current")) return { isActive: { eq: true } };
  return /^[1-9]\d{0,8}$/.test(cycle) ? { or: [{ number: { eq: Number(cycle) } }, named(cycle)] } : named(cycle);
}

/** One request for all parts that are given. */
async function askNames(request: LinearRequest, filter: TicketFilter): Promise<KnownNames> {
  const given = wantedNames(filter);
  const operation = names(given.map(({ part }) => part));
  const variables = Object.fromEntries(
    given.flatMap(({ part, wanted, others }) => [
      [part, wanted],
      [`${part}Others`, others],
    ]),
  );
  const answer = unwrap(await request.ask({ ...operation, schema: NamesAnswer, variables }), operation);
  const isThere = (part: FilterPart) => (answer[part]?.nodes.length ?? 0) > 0;
  // Of a team that is not there nothing can be said.
  const isTeamKnown = filter.team === undefined || isThere("team");
  const told = given.filter(({ part }) => isTeamKnown || (part !== "cycle" && part !== "state"));
  return Object.fromEntries(
    told.map(({ part, name }) => [part, isThere(part) ? [name] : (answer[`${part}Others`]?.nodes ?? []).map(nameOf)]),
  );
}

interface WantedName {
  readonly part: FilterPart;
  readonly name: string;
  /** Linear's filters: of what has this name, and of all it could have been. */
  readonly wanted: object;
  readonly others: object;
}

/** Cycles and states belong to a team: those of another one do not count. */
function wantedNames(filter: TicketFilter): WantedName[] {
  const within = filter.team === undefined ? {} : { team: keyed(filter.team) };
  const filters: Record<FilterPart, (name: string) => { wanted: object; others: object }> = {
    team: (key) => ({ wanted: keyed(key), others: {} }),
    label: (name) => ({ wanted: named(name), others: {} }),
    project: (name) => ({ wanted: named(name), others: {} }),
    cycle: (name) => ({ wanted: { ...cycleFilter(name), ...within }, others: within }),
    state: (name) => ({ wanted: { ...named(name), ...within }, others: within }),
  };
  return FILTER_PARTS.flatMap((part) => {
    const name = filter[part];
    return name === undefined ? [] : [{ part, name, ...filters[part](name) }];
  });
}

/** A cycle is told by its number, and by its name where it has one. */
function nameOf({ key, number, name }: NamedNode): string {
  if (number === undefined) return key ?? name ?? "";
  return name ? `${number} (${name})` : String(number);
}
