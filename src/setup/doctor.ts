// `linear-to-pr doctor`: looks over the whole path from a ticket to a draft, all at once, and names what is missing. Reads only;
// a look that fails is a finding of its own and hides no other.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createGithubLook } from "../adapters/doctor/github.ts";
import { createLinearLook } from "../adapters/doctor/linear.ts";
import { createRelayLook } from "../adapters/doctor/relay.ts";
import { createTerminalLog } from "../adapters/log/terminal.ts";
import { createShell } from "../adapters/machine/process.ts";
import { createSandboxRuntime } from "../adapters/sandbox/sandbox-runtime.ts";
import { exitCodeOf, type Finding, findingsJson, findingsText } from "../core/setup/finding.ts";
import { parseOptionsOf } from "./arguments.ts";
import type { DoctorOptions, Looks } from "./doctor-ports.ts";
import { examine } from "./examine.ts";
import type { SetupEnd, SetupWorld } from "./world.ts";

export const DOCTOR_HELP = `linear-to-pr doctor: proves the path from a ticket to a draft, and names what is missing

  --repo DIR               the checkout (default: here)
  --base BRANCH            base branch (default: the repository's)
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --relay URL              address of the relay (default: LINEAR_TO_PR_RELAY_URL)
  --github-api-url URL --linear-api-url URL   only to reach them through something else
  --json                   one JSON object on standard output

environment: GITHUB_TOKEN, LINEAR_API_KEY; exit code 0 when nothing is missing, else 2
`;

const TEXTS = ["repo", "base", "repository", "relay", "github-api-url", "linear-api-url"] as const;

/** @throws USAGE */
export async function doctorCommand(argv: readonly string[], world: SetupWorld): Promise<SetupEnd> {
  const { texts, flags } = parseOptionsOf(argv, { texts: TEXTS, flags: ["json"] });
  const { env } = world;
  const looks: Looks = {
    github: createGithubLook({ token: env.GITHUB_TOKEN, apiUrl: texts["github-api-url"] ?? env.GITHUB_API_URL }),
    linear: createLinearLook({ apiKey: env.LINEAR_API_KEY, apiUrl: texts["linear-api-url"] ?? env.LINEAR_API_URL }),
    relay: createRelayLook(),
  };
  const { repo = ".", base, repository, relay = env.LINEAR_TO_PR_RELAY_URL } = texts;
  const findings = await doctor({ repo, base, repository, relay: relay === "" ? undefined : relay }, world, looks);
  const text = flags.has("json") ? `${JSON.stringify(findingsJson(findings), null, 2)}\n` : findingsText(findings);
  return { exitCode: exitCodeOf(findings), text };
}

/** Every finding, in the order people read them. Never throws for what it finds. */
export async function doctor(options: DoctorOptions, world: SetupWorld, looks: Looks): Promise<Finding[]> {
  const stateDir = await mkdtemp(path.join(tmpdir(), "linear-to-pr-doctor-"));
  // A finding says all there is to say.
  const log = createTerminalLog({ write: () => {}, level: "error" });
  const checkout = path.resolve(options.repo);
  const cells = createSandboxRuntime({ stateDir, log, env: world.env });
  try {
    const { shell = createShell(), sandbox = cells, env } = world;
    return await examine({ options, looks, sandbox, log, stateDir, machine: { shell, env, home: stateDir, checkout } });
  } finally {
    await cells[Symbol.asyncDispose]();
    await rm(stateDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
