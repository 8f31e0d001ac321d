// Who may work on a ticket: judged over one look at it. Pure; that two may look at once is the claiming stage's to settle.

import type { Ticket } from "../ticket.ts";
import { isAlive, type World } from "./life.ts";
import { ownComment, type StartedNote, startedNoteOf } from "./started-note.ts";
import { isClaimedBefore } from "./transition.ts";

/** Who asks for a ticket. */
export interface Claimant {
  /** The correlation of its dispatch; else a name of its own: `run-<number>`, or `local-…` on somebody's machine. */
  readonly id: string;
  /** The workflow run it is in. */
  readonly run?: { readonly id: number; readonly url: string };
}
export type ClaimJudgement =
  /** `isFirst`: there is no comment of ours yet, so that making it decides between several. */
  { readonly attempt: number; readonly isFirst: boolean } | { readonly refused: string };

export function judgeClaim(
  ticket: Pick<Ticket, "id" | "key" | "comments">,
  by: Claimant,
  world: World,
): ClaimJudgement {
  const note = startedNoteOf(ticket);
  // Poll and reconcile claim before they dispatch: what they dispatch holds the claim.
  const isHeldFor = note?.state === "started" && (isClaimedBefore(by.id) || note.id === by.id);
  if (isHeldFor && !isAtWork(note, by, world)) return { attempt: note.attempt, isFirst: false };
  const rival = rivalOf(ticket.key, by, world);
  if (rival !== undefined) return { refused: `run ${rival} works on it already` };
  if (note !== undefined && isAlive(ticket.key, note, { ...world, runs: withoutOwn(by, world) })) {
    return { refused: `it was claimed at ${note.at} by ${note.id}` };
  }
  return { attempt: nextAttempt(note), isFirst: ownComment(ticket) === undefined };
}

/** Another run has begun with what was claimed: this one is a repetition. */
function isAtWork({ run }: StartedNote, by: Claimant, { runs }: World): boolean {
  return run !== undefined && run !== by.run?.id && runs.some(({ id }) => id === run);
}

/** An outcome closes the count; a run that was lost does not. */
export function nextAttempt(note: StartedNote | undefined): number {
  return note === undefined ? 1 : Math.min(note.attempt + 1, 99);
}

/** Of several runs that are named for a ticket the oldest goes on; a process outside gives way to all of them. */
function rivalOf(key: string, { run }: Claimant, { runs }: World): number | undefined {
  const others = runs.filter(({ id, keys }) => keys.includes(key) && id !== run?.id);
  return others.map(({ id }) => id).find((id) => run === undefined || id < run.id);
}

function withoutOwn({ run }: Claimant, { runs }: World): World["runs"] {
  return runs.filter(({ id }) => id !== run?.id);
}
