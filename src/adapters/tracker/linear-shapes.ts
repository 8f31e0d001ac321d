// Linear's answers as they come, and the one way from its issue to our ticket. Text stays raw; it is only cut.
import { z } from "zod";
import type { Candidate, Holder } from "../../core/poll/candidate.ts";
import type { Attachment, State, StateType, TicketComment, TicketPart, TicketReference } from "../../core/ticket.ts";
import { cutText, MAX_PART_BYTES } from "./long-text.ts";

function pageOf<T extends z.ZodType>(node: T) {
  return z.object({
    nodes: z.array(node),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  });
}
export interface Page<T> {
  readonly nodes: T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

// A duplicate is settled elsewhere, so it counts as canceled; a type we do not know must never look like work to start.
const STATE_TYPES: Readonly<Record<string, StateType>> = {
  triage: "triage",
  backlog: "backlog",
  unstarted: "unstarted",
  started: "started",
  completed: "completed",
  canceled: "canceled",
  duplicate: "canceled",
};
const LinearStateType = z.string().transform((type): StateType => STATE_TYPES[type] ?? "backlog");

const LinearState = z.object({ id: z.string(), name: z.string(), type: LinearStateType });
const IssueReference = z.object({
  identifier: z.string(),
  title: z.string(),
  state: z.object({ type: LinearStateType }),
});
const LinearReference = IssueReference.transform(toReference);
const LinearPart = IssueReference.extend({ description: z.string().nullish() }).transform(
  ({ description, ...reference }): TicketPart => ({
    ...toReference(reference),
    ...(description ? { description: cutText(description, MAX_PART_BYTES) } : {}),
  }),
);
const LinearAttachment = z.object({ title: z.string(), url: z.string(), subtitle: z.string().nullish() }).transform(
  ({ title, url, subtitle }): Attachment => ({
    title,
    url,
    ...(subtitle ? { subtitle: cutText(subtitle, MAX_PART_BYTES) } : {}),
  }),
);
const DisplayName = z.object({ displayName: z.string() });
const LinearHolder = DisplayName.extend({ isMe: z.boolean(), app: z.boolean() }).transform(
  ({ displayName, isMe, app }): Holder => ({ name: displayName, isUs: isMe, isApp: app }),
);
const LinearComment = z
  .object({
    id: z.string(),
    body: z.string(),
    createdAt: z.string(),
    user: DisplayName.nullish(),
    externalUser: DisplayName.nullish(),
    botActor: z.object({ name: z.string().nullish() }).nullish(),
  })
  .transform(
    ({ id, body, createdAt, user, externalUser, botActor }): TicketComment => ({
      id,
      author: user?.displayName ?? externalUser?.displayName ?? botActor?.name ?? "unknown",
      createdAt,
      body: cutText(body),
    }),
  );

/** One schema a list, for its first page inside an issue and for every page after. */
export const PAGES = {
  comments: pageOf(LinearComment),
  labels: pageOf(z.object({ name: z.string() })),
  relations: pageOf(z.object({ type: z.string(), relatedIssue: LinearReference })),
  inverseRelations: pageOf(z.object({ type: z.string(), issue: LinearReference })),
  children: pageOf(LinearPart),
  attachments: pageOf(LinearAttachment),
  states: pageOf(LinearState),
} as const;

const { states, ...LISTS } = PAGES;
const LinearIssue = z.object({
  id: z.string(),
  identifier: z.string(),
  url: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  estimate: z.number().nullish(),
  priority: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  trashed: z.boolean().nullish(),
  state: LinearState,
  assignee: LinearHolder.nullish(),
  delegate: LinearHolder.nullish(),
  parent: LinearReference.nullish(),
  team: z.object({ id: z.string(), key: z.string(), name: z.string(), states }),
  ...LISTS,
});
export type LinearIssue = z.infer<typeof LinearIssue>;

/** Every list of an issue with all its pages. */
export interface IssueLists {
  readonly comments: readonly TicketComment[];
  readonly labels: readonly { name: string }[];
  readonly relations: readonly { type: string; relatedIssue: TicketReference }[];
  readonly inverseRelations: readonly { type: string; issue: TicketReference }[];
  readonly children: readonly TicketPart[];
  readonly attachments: readonly Attachment[];
  readonly states: readonly State[];
}

export const TicketAnswer = z.object({ issue: LinearIssue });
export const TicketsAnswer = z.object({ issues: z.object({ nodes: z.array(LinearIssue) }) });
export const TicketsWhereAnswer = z.object({ issues: pageOf(LinearIssue) });
const NamedNode = z.object({ key: z.string().optional(), number: z.number().optional(), name: z.string().nullish() });
export type NamedNode = z.infer<typeof NamedNode>;
/** What has a name, by the aliases of the document. */
export const NamesAnswer = z.record(z.string(), z.object({ nodes: z.array(NamedNode) }));
export const UsAnswer = z.object({ viewer: z.object({ id: z.string(), displayName: z.string() }) });
export const StatusAnswer = z.object({
  issues: z.object({
    nodes: z.array(z.object({ updatedAt: z.string(), trashed: z.boolean().nullish(), state: LinearState })),
  }),
});
export const LookAnswer = z.object({
  issues: z.object({
    nodes: z.array(
      z.object({
        trashed: z.boolean().nullish(),
        state: LinearState,
        comments: z.object({ nodes: z.array(z.object({ body: z.string() })) }),
        attachments: z.object({ nodes: z.array(z.object({ title: z.string() })) }),
      }),
    ),
  }),
});
const Payload = z.object({ success: z.boolean() });
export const SayAnswer = z.object({
  create: Payload.optional(),
  edit: Payload.optional(),
  link: Payload.optional(),
  move: Payload.optional(),
});

/** Our ticket. Comments are in the order they were written; a ticket that this one merely blocks is not related to it. */
export function toTicket(issue: LinearIssue, lists: IssueLists): Candidate {
  const blockers = lists.inverseRelations.filter(({ type }) => type === "blocks");
  const related = [
    ...lists.relations.filter(({ type }) => type !== "blocks").map(({ relatedIssue }) => relatedIssue),
    ...lists.inverseRelations.filter(({ type }) => type !== "blocks").map((relation) => relation.issue),
  ];
  return {
    id: issue.id,
    key: issue.identifier,
    url: issue.url,
    title: issue.title,
    description: cutText(issue.description ?? ""),
    comments: lists.comments.toSorted(byTime),
    labels: lists.labels.map(({ name }) => name),
    state: issue.state,
    team: { key: issue.team.key, name: issue.team.name, states: [...lists.states] },
    ...(issue.assignee ? { assignee: issue.assignee.name } : {}),
    holders: {
      ...(issue.assignee ? { assignee: issue.assignee } : {}),
      ...(issue.delegate ? { delegate: issue.delegate } : {}),
    },
    priority: issue.priority,
    createdAt: issue.createdAt,
    ...(typeof issue.estimate === "number" ? { estimate: issue.estimate } : {}),
    ...(issue.parent ? { parent: issue.parent } : {}),
    children: [...lists.children],
    blockedBy: oncePerKey(blockers.map((relation) => relation.issue)),
    related: oncePerKey(related),
    attachments: [...lists.attachments],
    files: [],
    updatedAt: issue.updatedAt,
  };
}

function toReference({ identifier, title, state }: z.infer<typeof IssueReference>): TicketReference {
  return { key: identifier, title, done: state.type === "completed" || state.type === "canceled" };
}

function byTime(left: TicketComment, right: TicketComment): number {
  if (left.createdAt !== right.createdAt) return left.createdAt < right.createdAt ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

function oncePerKey(references: readonly TicketReference[]): TicketReference[] {
  return [...new Map(references.map((reference) => [reference.key, reference])).values()];
}
