// Door: `linear-to-pr relay`. Reads its options, its configuration file and the secrets; serves until it is told to stop.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse as parseYaml } from "yaml";
import { type ExitCode, PipelineError } from "../errors.ts";
import { createFileStore } from "./file-store.ts";
import { createMemoryStore } from "./memory-store.ts";
import { serveRelay } from "./node.ts";
import { createRelay, type Relay } from "./relay.ts";
import { replay } from "./replay.ts";
import { type Environment, type RelaySettings, readRelaySettings } from "./settings.ts";

export interface RelayDoor {
  readonly environment: Environment;
  /** Takes whole lines, with their end. */
  readonly write: (text: string) => void;
  /** Aborted when the process is asked to stop. */
  readonly signal: AbortSignal;
}

const RELAY_CONFIG_PATH = "linear-to-pr.relay.yml";

export const RELAY_HELP = `linear-to-pr relay: takes Linear's webhooks and starts the workflow on GitHub, until SIGTERM

  --config FILE    routes and filters (default: ${RELAY_CONFIG_PATH})
  --port N         default 8787; 0 takes a free one
  --host ADDRESS   default 127.0.0.1; put what speaks https in front of it
  --store DIR      remembers in files what came already, over a restart (default: in memory)
  --replay FILE    sends one stored delivery again and ends; exit code 3 when it was not taken
  --to ORIGIN      with --replay: to the relay that runs there (default: through one in this process)

environment: LINEAR_WEBHOOK_SECRET, while it is rotated LINEAR_WEBHOOK_SECRET_NEXT, for agent sessions LINEAR_AGENT_TOKEN;
GITHUB_TOKEN, or for an app GITHUB_APP_PRIVATE_KEY. Every key of the file: docs/relay.md
`;

const OPTIONS = {
  config: { type: "string", default: RELAY_CONFIG_PATH },
  port: { type: "string", default: "8787" },
  host: { type: "string", default: "127.0.0.1" },
  store: { type: "string" },
  replay: { type: "string" },
  to: { type: "string" },
} as const;

/**
 * Serves until the signal, or sends one stored delivery with `--replay FILE`: to a running relay with `--to ORIGIN`, else
 * through one in this process. 3 when the replayed delivery was not taken.
 * @throws USAGE, INPUT_INVALID, CONFIG_INVALID.
 */
export async function relayCommand(argv: readonly string[], door: RelayDoor): Promise<ExitCode> {
  const { config, port, host, store: folder, replay: file, to } = readOptions(argv);
  const settings = await readSettings(config, door.environment);
  const relay = await openRelay(settings, folder, door);
  if (file !== undefined) return replayFile(file, { to, settings, relay, door });
  const served = await serveRelay({ relay, port: readPort(port), host });
  door.write(`${JSON.stringify({ outcome: "listening", host, port: served.port })}\n`);
  await stopped(door.signal);
  await served.close();
  door.write(`${JSON.stringify({ outcome: "stopped" })}\n`);
  return 0;
}

async function openRelay(settings: RelaySettings, folder: string | undefined, { write }: RelayDoor): Promise<Relay> {
  const now = () => Date.now();
  const store = folder === undefined ? createMemoryStore(now) : createFileStore(folder, now);
  return createRelay(settings, { fetch, now, store, log: (line) => write(`${JSON.stringify(line)}\n`) });
}

interface ReplayRoom {
  readonly to: string | undefined;
  readonly settings: RelaySettings;
  readonly relay: Relay;
  readonly door: RelayDoor;
}

/** Linear itself would wait this long. */
const REPLAY_TIMEOUT_MS = 5_000;

async function replayFile(file: string, { to, settings, relay, door }: ReplayRoom): Promise<ExitCode> {
  const [secret = ""] = settings.linear.secrets;
  const timeout = AbortSignal.timeout(REPLAY_TIMEOUT_MS);
  const origin = readOrigin(to);
  const send = to === undefined ? relay : (request: Request) => fetch(request, { signal: timeout });
  const response = await replay({ file, secret, now: Date.now(), send, to: origin }).catch((cause: unknown) => {
    if (cause instanceof PipelineError) throw cause;
    throw new PipelineError("INPUT_INVALID", `--to "${origin}": no relay answers there`, { cause });
  });
  door.write(`${response.status} ${await response.text()}\n`);
  return response.status === 200 ? 0 : 3;
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values;
  } catch (cause) {
    throw new PipelineError("USAGE", cause instanceof Error ? cause.message : "options of relay", { cause });
  }
}

async function readSettings(file: string, environment: Environment): Promise<RelaySettings> {
  const read = readRelaySettings(await readConfig(file), environment);
  if ("settings" in read) return read.settings;
  const hint = "Correct the places named above; docs/relay.md lists every key and every variable.";
  throw new PipelineError("CONFIG_INVALID", read.problems.map((each) => `${file}: ${each}`).join("\n"), { hint });
}

async function readConfig(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new PipelineError("INPUT_INVALID", `--config "${file}" cannot be read`, { cause });
  });
  try {
    return parseYaml(text, { maxAliasCount: 0 });
  } catch (cause) {
    const [line = "not YAML"] = cause instanceof Error ? cause.message.split("\n") : [];
    throw new PipelineError("CONFIG_INVALID", `${file}: ${line}`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new PipelineError("USAGE", `--port "${text}": a whole number from 0 to 65535`);
}

function readOrigin(to = "http://relay"): string {
  if (URL.canParse(to) && /^https?:/.test(to)) return to;
  throw new PipelineError("USAGE", `--to "${to}": the address of a relay, such as https://relay.example.com`);
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
