// What is to be done about a ticket that was started and has no outcome. Pure: a judgement, and the words for it.
import type { Config } from "../config/config.ts";
import { factsOf } from "../ending.ts";
import type { Ending } from "../outcome.ts";
import type { Ticket } from "../ticket.ts";
import { note } from "../words/note.ts";
import { isAlive, mayRetry, retryAt, type World } from "./life.ts";
import { printRetry, type StartedNote } from "./started-note.ts";

export const RUN_LOST = "RUN_LOST";

/** `lost`: say so, it may be tried again · `given-up`: say so, for good · `due`: its next attempt may start. */
export type LostJudgement = "alive" | "waiting" | "lost" | "given-up" | "due";

export function judgeStarted(
  key: string,
  started: StartedNote,
  world: World,
  { retry }: Pick<Config, "retry">,
): LostJudgement {
  if (started.state === "retry") return judgeWaiting(started, world, retry);
  if (isAlive(key, started, world)) return "alive";
  return mayRetry(started, retry) ? "lost" : "given-up";
}

/** The number of attempts may have been lowered since. */
function judgeWaiting(started: StartedNote, { now }: World, retry: Config["retry"]): LostJudgement {
  if (!mayRetry(started, retry)) return "given-up";
  return Date.parse(now) >= Date.parse(retryAt(started, retry)) ? "due" : "waiting";
}

/** The outcome of a run that ended without one. */
export function lostEnding(
  ticket: Pick<Ticket, "id" | "key">,
  started: StartedNote,
  again: string | undefined,
): Ending {
  const { attempt, at, run } = started;
  const where = run === undefined ? "" : ` as run ${run}`;
  return {
    ...factsOf(ticket, undefined, 0),
    outcome: "failed",
    errorCode: RUN_LOST,
    reason: `Attempt ${attempt}, last heard of at ${at}${where}, ended without telling how.`,
    hint:
      again === undefined
        ? "look at the log of its runs, then start it again by moving the ticket back into the state that starts work."
        : `nothing; it is started again after ${again}. Move the ticket to another state to prevent that.`,
  };
}

/** The comment's text, from which the next look reads when it is due. */
export function lostNote(
  ticket: Pick<Ticket, "id" | "key">,
  started: StartedNote,
  lost: { now: string; retry: Config["retry"] },
): string {
  const { now, retry } = lost;
  if (!mayRetry(started, retry)) return note(lostEnding(ticket, started, undefined));
  const { state: _, ...facts } = started;
  const found = { ...facts, at: now };
  return `${note(lostEnding(ticket, started, retryAt(found, retry)))}\n\n${printRetry(found)}`;
}
