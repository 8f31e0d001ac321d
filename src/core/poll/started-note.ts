// The one comment of a ticket while its outcome is still to come: an agent was started, or will be once more. Its last line is
// for us to read back: inline code, which no editor of a tracker rewrites. Only a comment with our own id may be believed.
import { z } from "zod";
import { outcomeCommentId } from "../snapshot.ts";
import type { Ticket } from "../ticket.ts";
import { link } from "../words/markdown.ts";

export const StartedNote = z.object({
  /** `retry`: the run before was lost and the ticket waits for its next attempt. */
  state: z.enum(["started", "retry"]),
  /** From 1. */
  attempt: z.number().int().min(1).max(99),
  /** ISO 8601; when it was started, or found lost. */
  at: z.iso.datetime({ offset: true }),
  /** Who started it: the correlation of the dispatch, or `local-…` for a process on a machine of somebody. */
  id: z.string().regex(/^[\w.:-]{1,100}$/),
  /** Number of the workflow run, once there is one. */
  run: z.number().int().positive().optional(),
});
export type StartedNote = z.infer<typeof StartedNote>;

const LINE =
  /^`linear-to-pr (?<state>started|retry) attempt=(?<attempt>\d{1,2}) at=(?<at>\S{1,40}) id=(?<id>[\w.:-]{1,100})(?: run=(?<run>\d{1,15}))?`\s*$/;

/** Markdown. @param runUrl where people can watch. */
export function printStarted(started: Omit<StartedNote, "state">, runUrl?: string): string {
  const facts = [`attempt ${started.attempt}`, ...(runUrl === undefined ? [] : [link("run", runUrl)])];
  const words = `**An agent has been started** (${facts.join(", ")}). This comment will say how it ended.`;
  return `${words}\n\n${line({ ...started, state: "started" })}`;
}

/** The line that lets `reconcile` start the ticket again; it goes below the words of the outcome. */
export function printRetry(lost: Omit<StartedNote, "state">): string {
  return line({ ...lost, state: "retry" });
}

function line({ state, attempt, at, id, run }: StartedNote): string {
  return `\`linear-to-pr ${state} attempt=${attempt} at=${at} id=${id}${run === undefined ? "" : ` run=${run}`}\``;
}

/** Undefined when the last line is not ours: then the comment tells an outcome, or is none of ours. */
export function parseStarted(body: string): StartedNote | undefined {
  const last = body.trimEnd().split("\n").at(-1) ?? "";
  const { attempt, run, ...rest } = LINE.exec(last)?.groups ?? {};
  const numbers = { attempt: Number(attempt), ...(run === undefined ? {} : { run: Number(run) }) };
  const parsed = StartedNote.safeParse({ ...rest, ...numbers });
  return parsed.success ? parsed.data : undefined;
}

/** Text of our own comment on a ticket, whatever it tells; undefined when there is none. */
export function ownComment({ id, comments }: Pick<Ticket, "id" | "comments">): string | undefined {
  const own = outcomeCommentId(id);
  return comments.find((comment) => comment.id === own)?.body;
}

export function startedNoteOf(ticket: Pick<Ticket, "id" | "comments">): StartedNote | undefined {
  const body = ownComment(ticket);
  return body === undefined ? undefined : parseStarted(body);
}
