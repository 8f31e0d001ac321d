// Door: `linear-to-pr context`. What a ticket's prompt would hold of the repository, for people to judge before a run. Needs no
// key and no network, and leaves nothing behind; only a ticket is asked for at its tracker.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createTerminalLog } from "./adapters/log/terminal.ts";
import { createClock } from "./adapters/machine/clock.ts";
import { createShell } from "./adapters/machine/process.ts";
import { parseTicketKey } from "./core/names.ts";
import { findRepositoryName } from "./core/repository.ts";
import type { Settings } from "./core/settings.ts";
import { contextJson, contextPage } from "./core/words/context-page.ts";
import type { Paper } from "./core/words/terminal-text.ts";
import { PipelineError } from "./errors.ts";
import { readPolicy } from "./policy.ts";
import type { Base } from "./ports.ts";
import { queryOf } from "./retrieval/enrichment.ts";
import { findLine } from "./setup/checkout-reading.ts";
import { type ForeseeAsked, foresee } from "./stages/foresee.ts";
import { wireTracker, wireTrees } from "./wire.ts";

export const CONTEXT_HELP = `linear-to-pr context: what the prompt of a ticket would show of this repository, before anything runs

  linear-to-pr context "Totals are rounded twice"    the first line is the title, the rest the description
  linear-to-pr context - < ticket.md                 the same from standard input
  linear-to-pr context --ticket ENG-12               a ticket from Linear, or with --tickets FILE from a file

  --budget N       tokens the excerpts may take (default: scaffold.tokenBudget, 8000)
  --explain FILE   why this file stands where it stands: its features, what each is worth, its nearest rival
  --repo DIR       the checkout (default: here); what is committed is looked at
  --base BRANCH    look at this branch (default: HEAD)
  --json           one JSON object on standard output

Likely files come with the probability that the change touches them; below 25 % the prompt says "low confidence".
environment: LINEAR_API_KEY, for --ticket without --tickets
`;

export interface ContextWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<string>;
  readonly writeError: (text: string) => void;
  readonly paper: Paper;
}

const Given = z.object({
  ticket: z.string().optional(),
  tickets: z.string().optional(),
  budget: z.coerce.number().int().min(0).max(100_000).optional(),
  explain: z.string().optional(),
  repo: z.string().default("."),
  base: z.string().optional(),
  json: z.boolean().default(false),
  words: z.string(),
});
type Given = z.infer<typeof Given>;

/** What is to be printed. @throws USAGE, INPUT_INVALID, CHECKOUT_*, BASE_NOT_FOUND, CONFIG_INVALID, TICKET_*, LINEAR_*, GIT_* */
export async function contextCommand(argv: readonly string[], world: ContextWorld): Promise<string> {
  const given = readGiven(argv);
  const asked = await readAsked(given, world);
  const stateDir = await mkdtemp(path.join(tmpdir(), "linear-to-pr-context-"));
  try {
    const foresight = await look({ given, asked, stateDir }, world);
    if (given.json) return `${JSON.stringify(contextJson(foresight), null, 2)}\n`;
    return contextPage(foresight, world.paper);
  } finally {
    await rm(stateDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

const TEXTS = ["ticket", "tickets", "budget", "explain", "repo", "base"];

function readGiven(argv: readonly string[]): Given {
  const parsed = Given.safeParse(parse(argv));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: [name], message }) => `--${String(name)}: ${message}`);
  throw new PipelineError("USAGE", problems.join("\n"));
}

function parse(argv: readonly string[]) {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, { type: "string" as const }]));
  const options = { ...texts, json: { type: "boolean" as const } };
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { ...values, words: positionals.join(" ") };
  } catch (cause) {
    throw new PipelineError("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function readAsked(given: Given, world: ContextWorld): Promise<ForeseeAsked> {
  const { ticket: key, tickets, words } = given;
  const explain = given.explain?.replace(/^\.\//, "");
  if (key !== undefined && words.trim() !== "") throw new PipelineError("USAGE", "a text or --ticket, not both");
  if (key === undefined && tickets !== undefined)
    throw new PipelineError("USAGE", `which ticket of ${tickets}? Name it with --ticket`);
  if (key !== undefined) return { ...(await readTicket(parseTicketKey(key), given, world)), explain };
  const text = (words === "-" ? await world.readStdin() : words).trim();
  if (text === "") {
    throw new PipelineError("USAGE", "no words to go by: give a text, - for standard input, or --ticket KEY", {
      hint: "Run `linear-to-pr context --help` to see examples.",
    });
  }
  const [title = "", ...rest] = text.split("\n");
  const description = rest.join("\n").trim();
  return { query: { title: title.trim(), description }, ticket: { files: [], description }, explain };
}

async function readTicket(key: string, given: Given, { env, writeError }: ContextWorld) {
  const log = createTerminalLog({ write: writeError, level: "warn" });
  const apiKey = env.LINEAR_API_KEY ?? "";
  log.mask(apiKey);
  const tracker = wireTracker(
    { tickets: given.tickets, "linear-api-key": apiKey, "linear-api-url": env.LINEAR_API_URL },
    log,
  );
  const [ticket] = await tracker.tickets([key]);
  if (ticket === undefined) throw new PipelineError("TICKET_NOT_FOUND", `no such ticket: ${key}`);
  return { ticket, query: queryOf([ticket]) };
}

async function look(
  { given, asked, stateDir }: { given: Given; asked: ForeseeAsked; stateDir: string },
  { env, writeError }: ContextWorld,
) {
  const repo = path.resolve(given.repo);
  const trees = await wireTrees(
    { repo, stateDir },
    { env, log: createTerminalLog({ write: writeError, level: "warn" }) },
  );
  const base = given.base === undefined ? await headOf(repo, env) : await trees.base(given.base);
  // Settled here, so that a configuration that names another base does not lead away from what is looked at.
  const { config } = await readPolicy({ ...trees, base: async () => base }, base.branch);
  const { budget = config.scaffold.tokenBudget } = given;
  const settings: Pick<Settings, "config" | "base" | "repository"> = {
    config: { ...config, scaffold: { ...config.scaffold, tokenBudget: budget } },
    base,
    repository: findRepositoryName(trees.originUrl),
  };
  return foresee(asked, { trees, clock: createClock() }, settings);
}

/** What is checked out, on a branch or not. */
async function headOf(repo: string, env: ContextWorld["env"]): Promise<Base> {
  const git = { shell: createShell(), env };
  const [commit, tree] = await Promise.all(
    ["HEAD^{commit}", "HEAD^{tree}"].map((name) => findLine(git, repo, ["rev-parse", "--verify", "--quiet", name])),
  );
  if (commit === undefined || tree === undefined) {
    throw new PipelineError("BASE_NOT_FOUND", `${repo} has no commit yet`, { hint: "Commit something first." });
  }
  return { branch: "HEAD", commit, tree };
}
