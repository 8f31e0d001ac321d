// One note to a ticket: comment, link and move in one request. A deed whose answer was lost or refused is never repeated
// blindly: we look first what is there, then do what is missing.
import type { z } from "zod";
import type { State } from "../../core/ticket.ts";
import { PipelineError } from "../../errors.ts";
import type { SaidNote, TicketNote } from "../../ports.ts";
import { LOOK, SAY } from "./linear-query.ts";
import { toError } from "./linear-refusal.ts";
import { type LinearRequest, type Question, unwrap } from "./linear-request.ts";
import { LookAnswer, SayAnswer } from "./linear-shapes.ts";
import { MAX_TRIES } from "./linear-wait.ts";
import { findState } from "./state-name.ts";

/** What this process has seen or done; spares a look before each note. */
export interface Memory {
  /** Id of a ticket → id of its state. */
  readonly states: Map<string, string>;
  /** Id of a comment → its body. */
  readonly bodies: Map<string, string>;
  /** Id of a ticket and URL → title. */
  readonly links: Map<string, string>;
}
/** What is there already; undefined is "not there" or "not known". */
interface Present {
  readonly body: string | undefined;
  readonly stateId: string | undefined;
  readonly linkTitle: string | undefined;
}
/** What is still to be done. */
interface Deeds {
  readonly comment: "create" | "edit" | "keep";
  readonly moveTo: State | undefined;
  readonly link: boolean;
}
type Wanted = TicketNote & { readonly target: State | undefined };

/** @throws TICKET_NOT_FOUND, LINEAR_* */
export async function sayNote(request: LinearRequest, memory: Memory, note: TicketNote): Promise<SaidNote> {
  const target = note.moveTo === undefined ? undefined : findState(note.ticket.team.states, note.moveTo);
  const wanted: Wanted = { ...note, target };
  const recalled = recall(memory, note);
  // Only a state nobody told us costs a look of its own.
  const present = target === undefined || recalled.stateId !== undefined ? recalled : await look(request, note);
  const deeds = missing(wanted, present);
  const comment = await carryOut(request, wanted, deeds);
  remember(memory, wanted);
  return { comment, moved: movedWord(wanted, deeds) };
}

/** Does the deeds, and after a failure those still missing; answers what became of the comment. */
async function carryOut(request: LinearRequest, wanted: Wanted, first: Deeds): Promise<SaidNote["comment"]> {
  let deeds = first;
  let comment = COMMENT_WORDS[first.comment];
  for (let tries = 1; !isDone(deeds); tries += 1) {
    const answer = await request.send(sayQuestion(wanted, deeds));
    if (answer.ok) {
      checkSuccess(answer.value, wanted);
      break;
    }
    const { refusal } = answer;
    const refused = refusal.kind === "rejected";
    if (!refused) await request.pause(refusal, { name: SAY.name, tries });
    const left = missing(wanted, await look(request, wanted));
    // A refused creation may have met its own earlier success; what is refused with nothing new to see stays refused.
    if (refused && (tries >= MAX_TRIES || isSame(deeds, left))) throw toError(refusal, SAY.name);
    if (left.comment !== "keep" || refusal.field === deeds.comment) comment = COMMENT_WORDS[left.comment];
    deeds = left;
  }
  return comment;
}

const COMMENT_WORDS = { create: "created", edit: "edited", keep: "unchanged" } as const;

function missing({ body, link, target }: Wanted, present: Present): Deeds {
  return {
    comment: present.body === undefined ? "create" : present.body === body ? "keep" : "edit",
    moveTo: target?.id === present.stateId ? undefined : target,
    link: link !== undefined && link.title !== present.linkTitle,
  };
}

function isDone(deeds: Deeds): boolean {
  return deeds.comment === "keep" && deeds.moveTo === undefined && !deeds.link;
}

function isSame(left: Deeds, right: Deeds): boolean {
  return left.comment === right.comment && left.moveTo?.id === right.moveTo?.id && left.link === right.link;
}

function movedWord({ moveTo, target }: Wanted, deeds: Deeds): SaidNote["moved"] {
  if (moveTo === undefined) return "not-asked";
  if (target === undefined) return "no-such-state";
  return deeds.moveTo === undefined ? "already-there" : "moved";
}

function sayQuestion({ ticket, commentId, body, link }: Wanted, deeds: Deeds): Question<z.infer<typeof SayAnswer>> {
  return {
    ...SAY,
    schema: SayAnswer,
    variables: {
      issueId: ticket.id,
      commentId,
      body,
      stateId: deeds.moveTo?.id ?? "",
      url: link?.url ?? "",
      title: link?.title ?? "",
      create: deeds.comment === "create",
      edit: deeds.comment === "edit",
      link: deeds.link,
      move: deeds.moveTo !== undefined,
    },
  };
}

function checkSuccess(answer: z.infer<typeof SayAnswer>, { ticket }: Wanted): void {
  const failed = Object.entries(answer).find(([, payload]) => payload?.success === false);
  if (failed === undefined) return;
  throw new PipelineError("LINEAR_REJECTED", `Linear, ${SAY.name}: no success with ${failed[0]} for ${ticket.key}`);
}

async function look(request: LinearRequest, { ticket, commentId, link }: TicketNote): Promise<Present> {
  const answer = await request.ask({
    ...LOOK,
    schema: LookAnswer,
    variables: { id: ticket.id, commentId, url: link?.url ?? "" },
  });
  const issue = unwrap(answer, LOOK).issues.nodes[0];
  if (issue === undefined || issue.trashed === true) {
    throw new PipelineError("TICKET_NOT_FOUND", `ticket ${ticket.key} is gone`);
  }
  return {
    body: issue.comments.nodes[0]?.body,
    stateId: issue.state.id,
    linkTitle: issue.attachments.nodes[0]?.title,
  };
}

function recall(memory: Memory, { ticket, commentId, link }: TicketNote): Present {
  return {
    body: memory.bodies.get(commentId) ?? ticket.comments.find((comment) => comment.id === commentId)?.body,
    stateId: memory.states.get(ticket.id),
    linkTitle: link === undefined ? undefined : memory.links.get(linkName(ticket.id, link.url)),
  };
}

function remember(memory: Memory, { ticket, commentId, body, link, target }: Wanted): void {
  memory.bodies.set(commentId, body);
  if (target !== undefined) memory.states.set(ticket.id, target.id);
  if (link !== undefined) memory.links.set(linkName(ticket.id, link.url), link.title);
}

function linkName(ticketId: string, url: string): string {
  return `${ticketId} ${url}`;
}
