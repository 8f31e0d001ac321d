// What a door was asked, in one shape for both: action inputs and command-line options have the same names.
import { z } from "zod";
import { type ErrorCode, PipelineError } from "../errors.ts";
import type { Config } from "./config/config.ts";
import { MOST_SECONDS } from "./receipt.ts";
import { TicketFilter } from "./ticket-filter.ts";

export const STAGES = [
  "all",
  "prepare",
  "trigger",
  "plan",
  "scaffold",
  "orchestrate",
  "work",
  "run",
  "verify",
  "fix",
  "deliver",
  "report",
  "poll",
  "reconcile",
  "sum",
] as const;
export type Stage = (typeof STAGES)[number];

const text = z.string().min(1);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const JobResult = z.enum(["success", "failure", "cancelled", "skipped"]);
export type JobResult = z.infer<typeof JobResult>;

/** Told by other jobs: whatever is no number of seconds counts as not told, and never keeps a ticket from being told. */
const Seconds = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((seconds) => seconds <= MOST_SECONDS)
  .optional()
  .catch(undefined);

/** Every option of both doors, by its name there; values are text as doors get them. */
export const Options = z.strictObject({
  stage: z.enum(STAGES).default("all"),
  /** Ticket keys, separated by commas or white space. */
  keys: z
    .string()
    .default("")
    .transform((value) => value.split(/[\s,]+/).filter((key) => key !== "")),
  tickets: text.optional(),
  from: text.optional(),
  to: text.optional(),
  task: text.optional(),
  /** Filter: which tickets make the batch, instead of keys. */
  team: text.optional(),
  label: text.optional(),
  project: text.optional(),
  cycle: text.optional(),
  state: text.optional(),
  slots: z.coerce.number().int().min(1).max(64).optional(),
  order: z.enum(["dag", "phases"]).optional(),
  "unknown-territory": z.enum(["solo", "parallel"]).optional(),
  "dry-run": flag.default(false),
  /** For `deliver` of another machine's work: the plan that was made before any agent ran. */
  plan: text.optional(),
  /** Commit of the base branch to start from, instead of its tip: the jobs of one run see one base. */
  "base-commit": z
    .string()
    .regex(/^[0-9a-f]{40}$/, "must be a whole commit id")
    .optional(),
  /** No checkout: everything comes from the remote. */
  bare: flag.default(false),
  /** How the jobs before ended, in GitHub's words. */
  "agent-result": JobResult.optional(),
  "verify-result": JobResult.optional(),
  /** Where the commands of a delivered verdict were run. */
  "verify-where": z.enum(["own-job", "agent-job"]).default("own-job"),
  /** How long jobs ran, in seconds. */
  "prepare-seconds": Seconds,
  "agent-seconds": Seconds,
  "verify-seconds": Seconds,
  /** When this job began, in seconds since 1970. */
  began: z
    .string()
    .regex(/^\d{1,11}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
  /** File for what the ticket took. */
  receipt: text.optional(),
  repo: text.default("."),
  base: text.optional(),
  forge: z.enum(["github", "local"]).optional(),
  "forge-dir": text.optional(),
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, "must look like owner/name")
    .optional(),
  agent: z.enum(["claude", "command"]).optional(),
  "agent-command": text.optional(),
  model: text.optional(),
  isolation: z.enum(["sandbox", "none"]).optional(),
  "state-dir": text.optional(),
  "linear-api-key": z.string().default(""),
  "linear-api-url": z.url().optional(),
  "github-token": z.string().default(""),
  "github-api-url": z.url().optional(),
  "anthropic-api-key": z.string().default(""),
  "allow-dirty": flag.default(false),
  /** `poll` on a machine of one's own: again and again, working on what it starts. */
  watch: flag.default(false),
  /** Seconds from the end of one look to the next. */
  every: z.coerce.number().min(5).max(86_400).default(60),
  again: flag.default(false),
  json: flag.default(false),
  verbose: flag.default(false),
});
export type Options = z.infer<typeof Options>;
export type OptionName = keyof Options;
/** Every name of the schema: each is an input of the action, or an option of the command line, or both. */
export const OPTION_NAMES: readonly OptionName[] = Options.keyof().options;

/**
 * Options from the raw texts of a door; empty texts count as not given. All problems at once.
 * @param spell how the door writes an option's name in messages (`--agent` or `agent`).
 * @throws USAGE or INPUT_INVALID, as the door says.
 */
export function parseOptions(
  raw: Readonly<Record<string, string | undefined>>,
  code: ErrorCode,
  spell: (name: string) => string,
): Options {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Options.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? "");
    const value = isSecret(name) || given[name] === undefined ? "" : `"${given[name].slice(0, 80)}": `;
    return `${name === "" ? "" : `${spell(name)}: `}${value}${issue.message}`;
  });
  throw new PipelineError(code, lines.join("\n"));
}

function isSecret(name: string): boolean {
  return /key$|token$/.test(name) && name !== "keys";
}

/** What was said on the command line or as an input wins over the file. */
export function withOverrides(config: Config, options: Options): Config {
  const run = {
    ...config.run,
    ...(options.agent === undefined ? {} : { agent: options.agent }),
    ...(options["agent-command"] === undefined ? {} : { command: options["agent-command"] }),
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.isolation === undefined ? {} : { isolation: options.isolation }),
  };
  if (run.agent === "command" && run.command === undefined) {
    throw new PipelineError(
      "INPUT_INVALID",
      "agent `command` needs run.command in the configuration or --agent-command / agent-command",
    );
  }
  const { slots, order, "unknown-territory": unknownTerritory } = options;
  const orchestrate = {
    ...config.orchestrate,
    ...(slots === undefined ? {} : { slots }),
    ...(order === undefined ? {} : { order }),
    ...(unknownTerritory === undefined ? {} : { unknownTerritory }),
  };
  return { ...config, run, orchestrate };
}

/** The filter that was given; undefined when none was. */
export function filterOf({ team, label, project, cycle, state }: Options): TicketFilter | undefined {
  const given = Object.entries({ team, label, project, cycle, state }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : TicketFilter.parse(Object.fromEntries(given));
}
