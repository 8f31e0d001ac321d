// Door: `linear-to-pr poll --watch`, the poll as a long-running process on a machine of one's own. Every batch is a process of
// its own, so that its base, its configuration and its cells are fresh, and what befalls it stays with it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import path from "node:path";
import { createClock } from "./adapters/machine/clock.ts";
import { hexSha256 } from "./core/names.ts";
import type { Options } from "./core/options.ts";
import { watchLoop } from "./hall/watch-loop.ts";
import { poll } from "./stages/poll.ts";
import { reconcile } from "./stages/reconcile.ts";
import { type World, wire } from "./wire.ts";

export const POLL_HELP = `linear-to-pr poll: looks for tickets that are ready and starts them, as far as slots are free

  --watch          again and again, working on them in this checkout, until SIGTERM; without it, one look, and what is
                   ready is started on GitHub
  --every SECONDS  with --watch: between two looks (default 60)
  --repo DIR       the checkout (default: here)
  --base BRANCH    base branch (default: the repository's)
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --state-dir DIR  where working directories and artefacts are kept
  --json           one JSON object on standard output
  --verbose        more log lines

Which tickets, where they are moved and how many at once is in the configuration: \`trigger\` and \`poll\`
(docs/configuration.md). With --watch the options of \`all\` about agent and isolation hold as well.

environment: LINEAR_API_KEY, GITHUB_TOKEN; with --watch also ANTHROPIC_API_KEY
`;

/** After SIGTERM a batch saves its state within seven seconds; what still lives then is ended. */
const GRACE_MS = 15_000;

export interface PollWatch {
  readonly options: Options;
  /** The program and the options its batches are started with, without what only the poll understands. */
  readonly program: readonly string[];
  readonly world: World;
  readonly signal: AbortSignal;
}

/** Until the signal fires. @returns how many tickets were worked on. */
export function pollWatch({ options, program, world, signal }: PollWatch): Promise<number> {
  const name = `local-${hexSha256(`${hostname()} ${path.resolve(options.repo)}`).slice(0, 16)}`;
  return watchLoop({
    everyMs: options.every * 1000,
    poll: (busy) => look(options, { name, busy }, world),
    work: (keys, ending) => batch(keys, { program, world, ending }),
    clock: createClock(),
    log: world.log,
    signal,
  });
}

/** Wired anew each time: base and configuration move on while we live. */
async function look(
  options: Options,
  { name, busy }: { name: string; busy: readonly string[] },
  world: World,
): Promise<string[]> {
  await using wired = await wire(options, world);
  const local = (now: readonly string[]) => ({ kind: "local" as const, name, busy: now });
  const { started: retried } = await reconcile(wired.ports, wired.settings, local(busy));
  const { started } = await poll(wired.ports, wired.settings, local([...busy, ...retried]));
  return [...retried, ...started];
}

interface BatchPlace {
  readonly program: readonly string[];
  readonly world: World;
  readonly ending: AbortSignal;
}

/** Its log is ours; how its tickets ended, they have been told by itself. */
async function batch(keys: readonly string[], { program, world, ending }: BatchPlace): Promise<void> {
  const [file = "", ...before] = program;
  const child = spawn(file, [...before, ...keys], { env: { ...world.env }, stdio: ["ignore", "ignore", "inherit"] });
  let killer: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill("SIGTERM");
    killer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  };
  ending.addEventListener("abort", end, { once: true });
  if (ending.aborted) end();
  const [code] = await once(child, "exit");
  ending.removeEventListener("abort", end);
  clearTimeout(killer);
  world.log.info("batch", { tickets: keys.join(" "), exitCode: typeof code === "number" ? code : "none" });
}
