// Linear's objects over the world's data: what is asked and not written here is an error, never an invented value.
import { GraphQLError } from "graphql";
import { z } from "zod";
import { deterministicUuid } from "../../src/core/names.ts";
import {
  numberOf,
  type Test,
  testCycle,
  testId,
  testIssue,
  testNamed,
  testState,
  testTeam,
  testUrl,
} from "./linear-filters.ts";
import type { LinearWorld, WorldComment, WorldIssue, WorldState, WorldTeam } from "./linear-world.ts";

/** A field is a value, or a function of its arguments. */
export type Node = Readonly<Record<string, unknown>>;

const ListArguments = z.strictObject({
  first: z.number().int().min(1).max(250).default(50),
  after: z.string().optional(),
  filter: z.unknown().optional(),
  includeArchived: z.boolean().optional(),
});
/** Linear's answer to a reference that leads nowhere: HTTP 200, no data, this error. */
export function notFound(entity: string): GraphQLError {
  return inputError(`Entity not found: ${entity}`, `Could not find referenced ${entity}.`);
}
export function inputError(message: string, userPresentableMessage: string): GraphQLError {
  const extensions = {
    type: "invalid input",
    code: "INPUT_ERROR",
    statusCode: 400,
    userError: true,
    userPresentableMessage,
  };
  return new GraphQLError(message, { extensions });
}

export function queryNode(world: LinearWorld): Node {
  return {
    viewer: () => ({ ...userNode(world, world.viewer), organization: { name: "Acme" } }),
    issue: ({ id }: { id: string }) => issueNode(world, getOr(world.findIssue(id), "Issue")),
    team: ({ id }: { id: string }) => {
      const team = [...world.teams.values()].find((each) => each.id === id);
      return teamNode(getOr(team, "Team"));
    },
    // Newest first, as Linear sorts by default.
    issues: (args: unknown) =>
      connection(args, world.issues.toSorted(byCreation).reverse(), {
        toNode: (issue) => issueNode(world, issue),
        test: testIssue,
        isArchived: (issue) => issue.trashed || issue.seed.archived === true,
      }),
    teams: (args: unknown) => connection(args, [...world.teams.values()], { toNode: teamNode, test: testTeam }),
    issueLabels: (args: unknown) =>
      connection(args, named(world.labels), { toNode: (label) => label, test: testNamed }),
    projects: (args: unknown) => connection(args, named(world.projects), { toNode: (each) => each, test: testNamed }),
    cycles: (args: unknown) =>
      connection(args, world.cycles, { toNode: ({ number, name }) => ({ number, name }), test: testCycle }),
    workflowStates: (args: unknown) => {
      const states = [...world.teams.values()].flatMap((team) => team.states.map((state) => ({ ...state, team })));
      const toNode = (state: (typeof states)[number]) => ({ ...stateNode(state), team: () => teamNode(state.team) });
      return connection(args, states, { toNode, test: testState });
    },
    // Nobody has set one up.
    webhooks: (args: unknown) => connection(args, [], { toNode: () => ({}) }),
  };
}

export function issueNode(world: LinearWorld, issue: WorldIssue): Node {
  const { seed } = issue;
  const relationsWhere = (side: "from" | "to") => world.relations.filter((relation) => relation[side] === issue);
  const relationNode = ({ type, from, to }: (typeof world.relations)[number]) => ({
    type,
    issue: () => issueNode(world, from),
    relatedIssue: () => issueNode(world, to),
  });
  return {
    id: issue.id,
    identifier: seed.key,
    number: numberOf(seed.key),
    url: `https://linear.app/acme/issue/${seed.key}`,
    title: seed.title ?? `Ticket ${seed.key}`,
    description: seed.description ?? null,
    estimate: seed.estimate ?? null,
    priority: seed.priority ?? 0,
    trashed: issue.trashed ? true : null,
    archivedAt: issue.trashed || seed.archived ? issue.updatedAt : null,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    state: () => stateNode(issue.state),
    team: () => teamNode(issue.team),
    assignee: () => (seed.assignee === undefined ? null : userNode(world, seed.assignee)),
    delegate: () => (seed.delegate === undefined ? null : userNode(world, seed.delegate)),
    parent: () => (seed.parent === undefined ? null : issueNode(world, world.getIssue(seed.parent))),
    children: (args: unknown) =>
      connection(
        args,
        world.issues.filter((each) => each.seed.parent === seed.key),
        { toNode: (each) => issueNode(world, each) },
      ),
    // Newest first, as Linear sorts by default.
    comments: (args: unknown) =>
      connection(args, issue.comments.toReversed(), { toNode: (each) => commentNode(world, each), test: testId }),
    labels: (args: unknown) => connection(args, seed.labels ?? [], { toNode: (name) => ({ name }) }),
    attachments: (args: unknown) =>
      connection(args, issue.attachments, {
        toNode: ({ subtitle = null, ...attachment }) => ({ ...attachment, subtitle }),
        test: testUrl,
      }),
    relations: (args: unknown) => connection(args, relationsWhere("from"), { toNode: relationNode }),
    inverseRelations: (args: unknown) => connection(args, relationsWhere("to"), { toNode: relationNode }),
  };
}

export function commentNode(world: LinearWorld, { id, body, author, createdAt }: WorldComment): Node {
  const user = author === null ? null : userNode(world, author);
  return { id, body, createdAt, user, externalUser: null, botActor: null };
}

export function stateNode({ id, name, type }: WorldState): Node {
  return { id, name, type };
}

function teamNode(team: WorldTeam): Node {
  const states = (args: unknown) => connection(args, team.states, { toNode: stateNode });
  return { id: team.id, key: team.key, name: `Team ${team.key}`, states };
}

function userNode(world: LinearWorld, displayName: string): Node {
  const isUs = displayName === world.viewer;
  return { id: deterministicUuid(`user ${displayName}`), displayName, name: displayName, isMe: isUs, app: isUs };
}

function connection<T>(
  args: unknown,
  items: readonly T[],
  {
    toNode,
    test,
    isArchived = () => false,
  }: { toNode: (item: T) => Node; test?: Test<T>; isArchived?: (item: T) => boolean },
): Node {
  const { first, after, filter, includeArchived } = ListArguments.parse(args);
  if (filter !== undefined && test === undefined) throw new Error("the fake filters no such list");
  const kept = items
    .filter((item) => includeArchived || !isArchived(item))
    .filter((item) => filter === undefined || test === undefined || test(item, filter));
  const start =
    after === undefined
      ? 0
      : Number(
          z
            .string()
            .regex(/^cursor-\d+$/)
            .parse(after)
            .slice(7),
        ) + 1;
  const end = Math.min(start + first, kept.length);
  return {
    nodes: kept.slice(start, end).map(toNode),
    pageInfo: { hasNextPage: end < kept.length, endCursor: end > start ? `cursor-${end - 1}` : null },
  };
}

function byCreation(left: WorldIssue, right: WorldIssue): number {
  return left.createdAt < right.createdAt ? -1 : left.createdAt > right.createdAt ? 1 : 0;
}
function named(names: Iterable<string>): { name: string }[] {
  return [...names].map((name) => ({ name }));
}

export function getOr<T>(value: T | undefined, entity: string): T {
  if (value === undefined) throw notFound(entity);
  return value;
}
