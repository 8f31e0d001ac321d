// The rest of lists that are longer than one page, up to a bound; then the ticket is whole.
import { z } from "zod";
import type { Candidate } from "../../core/poll/candidate.ts";
import type { Log } from "../../ports.ts";
import { type ListName, nextPage } from "./linear-query.ts";
import { type LinearRequest, unwrap } from "./linear-request.ts";
import { type LinearIssue, PAGES, type Page, toTicket } from "./linear-shapes.ts";

/** Pages of 100 after the first one; nobody reads a ticket with more than 2,000 comments, and no prompt holds it. */
const MAX_MORE_PAGES = 20;

/** The ticket with every list followed to its end. A list that is longer than we read is logged as cut. */
export async function completeTicket(request: LinearRequest, issue: LinearIssue, log: Log): Promise<Candidate> {
  async function whole<T>(name: ListName, { first, schema, id = issue.id }: Start<T>): Promise<T[]> {
    const operation = nextPage(name);
    const answerSchema = z.object({ holder: z.object({ page: schema }) });
    const nodes = [...first.nodes];
    let { hasNextPage, endCursor } = first.pageInfo;
    for (let pages = 0; hasNextPage; pages += 1) {
      if (pages === MAX_MORE_PAGES) {
        log.warn("ticket-cut", { ticket: issue.identifier, list: name, kept: nodes.length });
        break;
      }
      const variables = { id, after: endCursor ?? "" };
      const answer = await request.ask({ ...operation, schema: answerSchema, variables });
      const { page } = unwrap(answer, operation).holder;
      nodes.push(...page.nodes);
      ({ hasNextPage, endCursor } = page.pageInfo);
    }
    return nodes;
  }
  return toTicket(issue, {
    comments: await whole("comments", { first: issue.comments, schema: PAGES.comments }),
    labels: await whole("labels", { first: issue.labels, schema: PAGES.labels }),
    relations: await whole("relations", { first: issue.relations, schema: PAGES.relations }),
    inverseRelations: await whole("inverseRelations", {
      first: issue.inverseRelations,
      schema: PAGES.inverseRelations,
    }),
    children: await whole("children", { first: issue.children, schema: PAGES.children }),
    attachments: await whole("attachments", { first: issue.attachments, schema: PAGES.attachments }),
    states: await whole("states", { first: issue.team.states, schema: PAGES.states, id: issue.team.id }),
  });
}

interface Start<T> {
  readonly first: Page<T>;
  readonly schema: z.ZodType<Page<T>>;
  /** Of what holds the list. */
  readonly id?: string;
}
