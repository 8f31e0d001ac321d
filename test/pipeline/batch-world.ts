// Batches for the tests of this folder: tickets that own one file each, agents that write it, and agents held at a gate.

import type { PullRequest } from "../../src/core/delivery.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { type Batch, orchestrate } from "../../src/orchestrate.ts";
import type { Hall } from "../../src/pipeline.ts";
import { plan } from "../../src/stages/plan.ts";
import { trigger } from "../../src/stages/trigger.ts";
import type { AgentTurn, Asked, Script } from "../fakes/fake-agent.ts";
import { createFakeWorld, type FakeWorld, SHOP, ticketOf } from "../fakes/ports.ts";

export const branchOf = (key: string) => `linear-to-pr/${key.toLowerCase()}`;
export const fileOf = (key: string) => `src/${key.toLowerCase()}.ts`;
export const blockedBy = (...keys: string[]) => ({ blockedBy: keys.map((key) => ({ key, title: "" })) });

/** A ticket that owns `src/<key>.ts`. */
export function partTicket(key: string, changes: Partial<Ticket> = {}): Ticket {
  return ticketOf({
    key,
    title: `Write the part of ${key}`,
    description: "Export the rate that the shop uses for this part of the price.",
    files: [fileOf(key)],
    ...changes,
  });
}

/** @param given what is special about each ticket, by its key. */
export function createBatchWorld(
  given: Readonly<Record<string, Partial<Ticket>>>,
  repository: Record<string, string> = SHOP,
): FakeWorld {
  return createFakeWorld({
    tickets: Object.entries(given).map(([key, changes]) => partTicket(key, changes)),
    repository,
  });
}

/** What an agent does that does its ticket's work. */
export function partOf(key: string): AgentTurn {
  return { edits: { [fileOf(key)]: `export const rate = "${key}";\n` } };
}

/** Turns by ticket, the last one for ever; who is not named does its work. */
export function scriptOf(turns: Readonly<Record<string, readonly AgentTurn[]>> = {}): Script {
  return ({ key, turn }) => {
    const own = turns[key] ?? [];
    return own[Math.min(turn, own.length) - 1] ?? partOf(key);
  };
}

/** What `all` does. */
export async function runBatch(hall: Hall): Promise<Batch> {
  const { tickets } = await trigger(hall.asked, hall.ports, hall.settings);
  return orchestrate(await plan(tickets, hall.ports, hall.settings), hall);
}

export function outcomesOf({ ended }: Batch): Record<string, string> {
  return Object.fromEntries(ended.map(({ ending }) => [ending.key, ending.outcome]));
}

export function endingOf({ ended }: Batch, key: string) {
  const found = ended.find(({ ending }) => ending.key === key);
  if (found === undefined) throw new Error(`${key} has no ending`);
  return found.ending;
}

/** The newest pull request of a ticket. */
export function pullOf(world: FakeWorld, key: string): PullRequest {
  const found = world.pulls.findLast(({ branch }) => branch === branchOf(key));
  if (found === undefined) throw new Error(`${key} has no pull request`);
  return found;
}

/** As a person or the forge would. */
export function setPull(world: FakeWorld, key: string, changes: Partial<PullRequest>): void {
  const pull = pullOf(world, key);
  world.pulls[pull.number - 1] = { ...pull, ...changes };
}

/** The commit on a branch of the remote, with its texts. */
export function headOf({ store, remote }: FakeWorld, branch: string) {
  const id = remote.branches.get(branch);
  if (id === undefined) throw new Error(`no branch ${branch}`);
  const commit = store.getCommit(id);
  return { ...commit, id, texts: store.textsOf(commit.tree) };
}

/** What we said to a ticket; empty when it was told nothing. */
export function told(world: FakeWorld, key: string): string {
  const comments = world.board.get(`id-${key.toLowerCase()}`)?.comments ?? [];
  return comments.map(({ body }) => body).join("\n");
}

export interface Gate {
  /** Keys of the agents that are held, in the order in which they came. */
  readonly held: string[];
  /** The script: whoever comes waits, ends early when stopped, and does what `play` says. */
  readonly script: Script;
  /** Lets these go and waits until nothing moves any more. */
  release(...keys: string[]): Promise<void>;
  /** Waits until nothing moves any more: all that can run has come to the gate. */
  settled(): Promise<void>;
}

/** Holds every agent until it is let go, so that what runs at once can be seen. */
export function createGate(play: (asked: Asked) => AgentTurn = ({ key }) => partOf(key)): Gate {
  const held: string[] = [];
  const waiting = new Map<string, () => void>();
  // In memory nothing takes longer than the microtasks that are pending.
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    held,
    settled,
    async script(asked) {
      held.push(asked.key);
      await new Promise<void>((resolve) => {
        waiting.set(asked.key, resolve);
        asked.signal.addEventListener("abort", () => resolve(), { once: true });
      });
      held.splice(held.indexOf(asked.key), 1);
      return asked.signal.aborted ? { report: { outcome: "cancelled" } } : play(asked);
    },
    release(...keys) {
      for (const key of keys) waiting.get(key)?.();
      return settled();
    },
  };
}
