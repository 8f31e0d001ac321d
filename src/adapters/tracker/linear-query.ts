// Every document we send to Linear, written by hand so that one request brings a whole ticket. Constants only: what a person
// wrote travels as a variable, never inside a document.
import type { FilterPart } from "../../core/ticket-filter.ts";

export interface Operation {
  /** The operation's name in the document; names it in messages and log lines. */
  readonly name: string;
  readonly document: string;
}

// Linear counts 0.1 for a field, 1 for an object, times `first` for what a list holds, and refuses a query above 10,000
// (linear.app/developers/rate-limiting). With 50 for each list one ticket counts about 1,300, with 20 about 520, page marks
// included: one ticket is best had whole, of many the few with long lists cost a further request each.
const FIRST_PAGE = 50;
const FIRST_PAGE_OF_MANY = 20;
const NEXT_PAGE = 100;
/** Tickets in one request: four fifths of Linear's limit, as its own count may differ a little from what it published. */
export const TICKETS_A_REQUEST = 15;
/** Of the names a filter could have meant. */
const NAMES_A_REQUEST = 100;

const STATE = "id name type";
const REFERENCE = "identifier title state { type }";
const HOLDER = "displayName isMe app";
const NODES = {
  comments: "id body createdAt user { displayName } externalUser { displayName } botActor { name }",
  labels: "name",
  relations: `type relatedIssue { ${REFERENCE} }`,
  inverseRelations: `type issue { ${REFERENCE} }`,
  children: `${REFERENCE} description`,
  attachments: "title url subtitle",
  states: STATE,
} as const;
export type ListName = keyof typeof NODES;

/** One ticket by key or id; knows the keys a ticket had before it moved to another team. */
export const TICKET: Operation = {
  name: "Ticket",
  document: `query Ticket($key: String!) { issue(id: $key) { ${issue(FIRST_PAGE)} } }`,
};

/** Several tickets; one that does not exist is simply absent, where `issue(id:)` would fail the whole request. */
export const TICKETS: Operation = {
  name: "Tickets",
  document: `query Tickets($filter: IssueFilter!, $count: Int!) {
    issues(filter: $filter, first: $count, includeArchived: true) { nodes { ${issue(FIRST_PAGE_OF_MANY)} } }
  }`,
};

/** A page of the tickets a filter means; archived ones are not among them. */
export const TICKETS_WHERE: Operation = {
  name: "TicketsWhere",
  document: `query TicketsWhere($filter: IssueFilter!, $count: Int!, $after: String) {
    issues(filter: $filter, first: $count, after: $after) {
      nodes { ${issue(FIRST_PAGE_OF_MANY)} } pageInfo { hasNextPage endCursor }
    }
  }`,
};

const NAMED: Readonly<Record<FilterPart, string>> = {
  team: "teams TeamFilter key",
  label: "issueLabels IssueLabelFilter name",
  project: "projects ProjectFilter name",
  cycle: "cycles CycleFilter number name",
  state: "workflowStates WorkflowStateFilter name",
};

/** For each part, as `label` what has the wanted name and as `labelOthers` what else there is. */
export function names(parts: readonly FilterPart[]): Operation {
  const selections = parts.map((part) => {
    const [root, input, ...fields] = NAMED[part].split(" ");
    const of = (name: string, count: number) =>
      `${name}: ${root}(filter: $${name}, first: ${count}) { nodes { ${fields.join(" ")} } }`;
    const variables = `$${part}: ${input}!, $${part}Others: ${input}!`;
    return { variables, fields: `${of(part, 1)} ${of(`${part}Others`, NAMES_A_REQUEST)}` };
  });
  const variables = selections.map((each) => each.variables).join(", ");
  const fields = selections.map((each) => each.fields).join("\n    ");
  return { name: "Names", document: `query Names(${variables}) {\n    ${fields}\n  }` };
}

/** State and last edit of one ticket. */
export const STATUS: Operation = {
  name: "Status",
  document: `query Status($id: ID!) {
    issues(filter: { id: { eq: $id } }, first: 1, includeArchived: true) {
      nodes { updatedAt trashed state { ${STATE} } }
    }
  }`,
};

/** Whose key it is. */
export const US: Operation = { name: "Us", document: "query Us { viewer { id displayName } }" };

/** What is there already of a note: the comment, the state, the link. */
export const LOOK: Operation = {
  name: "Look",
  document: `query Look($id: ID!, $commentId: ID!, $url: String!) {
    issues(filter: { id: { eq: $id } }, first: 1, includeArchived: true) {
      nodes {
        trashed
        state { ${STATE} }
        comments(filter: { id: { eq: $commentId } }, first: 1) { nodes { body } }
        attachments(filter: { url: { eq: $url } }, first: 1) { nodes { title } }
      }
    }
  }`,
};

/** A note in one request. Fields of a mutation run one after the other: the move, which most often is refused, comes last. */
export const SAY: Operation = {
  name: "Say",
  document: `mutation Say(
    $issueId: String!, $commentId: String!, $body: String!, $stateId: String!, $url: String!, $title: String!
    $create: Boolean!, $edit: Boolean!, $link: Boolean!, $move: Boolean!
  ) {
    create: commentCreate(input: { id: $commentId, issueId: $issueId, body: $body }) @include(if: $create) { success }
    edit: commentUpdate(id: $commentId, input: { body: $body }) @include(if: $edit) { success }
    link: attachmentCreate(input: { issueId: $issueId, url: $url, title: $title }) @include(if: $link) { success }
    move: issueUpdate(id: $issueId, input: { stateId: $stateId }) @include(if: $move) { success }
  }`,
};

/** The next page of one list of an issue, or of a team for `states`. */
export function nextPage(name: ListName): Operation {
  const operation = `More${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const holder = name === "states" ? "team" : "issue";
  return {
    name: operation,
    document: `query ${operation}($id: String!, $after: String!) {
      holder: ${holder}(id: $id) { page: ${list(name, NEXT_PAGE, ", after: $after")} }
    }`,
  };
}

function issue(size: number): string {
  return `
  id identifier url title description estimate priority createdAt updatedAt trashed
  state { ${STATE} }
  assignee { ${HOLDER} }
  delegate { ${HOLDER} }
  parent { ${REFERENCE} }
  team { id key name ${list("states", size)} }
  ${list("comments", size)}
  ${list("labels", size)}
  ${list("relations", size)}
  ${list("inverseRelations", size)}
  ${list("children", size)}
  ${list("attachments", size)}`;
}

function list(name: ListName, size: number, more = ""): string {
  return `${name}(first: ${size}${more}) { nodes { ${NODES[name]} } pageInfo { hasNextPage endCursor } }`;
}
